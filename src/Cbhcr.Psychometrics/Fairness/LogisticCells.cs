namespace Cbhcr.Psychometrics.Fairness;

/// <summary>A fit with the covariance of its coefficients.</summary>
internal sealed record FittedLogit(LogisticFit Fit, double[]? Covariance);

/// <summary>
/// The cells of one item that have persons, with scores brought to mean 0 and standard deviation 1 for the arithmetic; coefficients go
/// back to the scale of the scores.
/// </summary>
internal sealed class LogisticCells
{
    private readonly double[] _scores, _counts;
    private readonly int[] _groups;
    private readonly int _categories;
    private readonly double _mean, _deviation, _persons;

    private LogisticCells(double[] scores, int[] groups, double[] counts, int categories)
    {
        (_scores, _groups, _counts, _categories) = (scores, groups, counts, categories);
        Groups = groups.Length == 0 ? 0 : groups.Max() + 1;
        double sum = 0, square = 0;
        var sizes = new double[scores.Length];
        for (var c = 0; c < scores.Length; c++)
        {
            for (var k = 0; k < categories; k++) sizes[c] += counts[c * categories + k];
            _persons += sizes[c];
            sum += sizes[c] * scores[c];
        }
        _mean = _persons > 0 ? sum / _persons : 0;
        for (var c = 0; c < scores.Length; c++) square += sizes[c] * (scores[c] - _mean) * (scores[c] - _mean);
        _deviation = _persons > 0 ? Math.Sqrt(square / _persons) : 0;
    }

    /// <summary>Groups that answered the item.</summary>
    public int Groups { get; }

    public static LogisticCells Of(MatchedTable table)
    {
        int[] margins = [.. Enumerable.Range(0, table.Categories).Select(k => Enumerable.Range(0, table.Groups).Sum(g => table.Margin(g)[k]))];
        int[] used = [.. Enumerable.Range(0, table.Categories).Where(k => margins[k] > 0)];
        int[] present = [.. Enumerable.Range(0, table.Groups).Where(g => table.Margin(g).Sum() > 0)];
        List<double> scores = [], counts = [];
        List<int> groups = [];
        for (var s = 0; s < table.Strata; s++)
            for (var g = 0; g < present.Length; g++)
            {
                if (table.Persons(s, present[g]) == 0) continue;
                scores.Add(table.Scores[s]);
                groups.Add(g);
                foreach (var k in used) counts.Add(table.Cell(s, present[g])[k]);
            }
        return new([.. scores], [.. groups], [.. counts], used.Length);
    }

    /// <summary>Score alone (0), with group (1), with their product (2).</summary>
    public FittedLogit Fit(int model)
    {
        var focal = Groups - 1;
        if (_categories < 2 || !(_deviation > 0) || (model > 0 && focal < 1)) return new(new(FitStatus.NotIdentified, null, null, null, null), null);
        var predictors = 1 + model * focal;
        var design = new double[_scores.Length * predictors];
        for (var c = 0; c < _scores.Length; c++)
        {
            var x = design.AsSpan(c * predictors, predictors);
            x[0] = (_scores[c] - _mean) / _deviation;
            if (model > 0 && _groups[c] > 0) x[_groups[c]] = 1;
            if (model > 1 && _groups[c] > 0) x[focal + _groups[c]] = x[0];
        }
        var regression = new CumulativeLogit(design, _counts, _categories, predictors);
        var status = regression.Fit();
        if (status == FitStatus.NotIdentified) return new(new(status, null, null, null, null), null);
        var r2 = (1 - Math.Exp(2 * (regression.NullLogLikelihood - regression.LogLikelihood) / _persons)) / (1 - Math.Exp(2 * regression.NullLogLikelihood / _persons));
        if (regression.Covariance is not { } covariance) return new(new(status, null, null, regression.LogLikelihood, r2), null);
        var (coefficients, turned) = OnTheScores(model, regression.Parameters, covariance);
        var n = coefficients.Length;
        double[] errors = [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(turned[i * n + i]))];
        return new(new(status, coefficients, errors, regression.LogLikelihood, r2), turned);
    }

    // Undoes z = (s − m) / d: a slope is divided by d, and m times it goes out of what it is added to.
    private (double[] Coefficients, double[] Covariance) OnTheScores(int model, double[] parameters, double[] covariance)
    {
        int n = parameters.Length, thresholds = _categories - 1, focal = Groups - 1;
        var turn = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            var isSlope = i == thresholds || (model > 1 && i > thresholds + focal);
            turn[i * n + i] = isSlope ? 1 / _deviation : 1;
            if (i < thresholds) turn[i * n + thresholds] = -_mean / _deviation;
            else if (model > 1 && !isSlope) turn[i * n + i + focal] = -_mean / _deviation;
        }
        var coefficients = new double[n];
        var (half, turned) = (new double[n * n], new double[n * n]);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
            {
                coefficients[i] += turn[i * n + j] * parameters[j];
                for (var k = 0; k < n; k++) half[i * n + j] += turn[i * n + k] * covariance[k * n + j];
            }
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                for (var k = 0; k < n; k++) turned[i * n + j] += half[i * n + k] * turn[j * n + k];
        return (coefficients, turned);
    }
}
