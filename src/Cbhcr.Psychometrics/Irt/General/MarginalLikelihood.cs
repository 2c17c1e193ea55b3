namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>
/// The marginal log-likelihood with priors as a function of the free parameters, with its gradient (Fisher's identity: that of the expected
/// complete-data log-likelihood) and the complete-data information, which is what an EM step divides the gradient by (Lange 1995).
/// </summary>
internal sealed class MarginalLikelihood
{
    private readonly GroupedPatterns _patterns;
    private readonly Expectation _expectation;
    private readonly double[] _points, _logarithms, _logWeights;
    private readonly int _stride;

    public MarginalLikelihood(Layout layout, GroupedPatterns patterns, Quadrature quadrature, int threads)
    {
        (Layout, _patterns, _points) = (layout, patterns, [.. quadrature.Points]);
        _stride = Posterior.Stride(_points.Length);
        _expectation = new(patterns, layout.Means.Length, _points.Length, threads);
        (_logarithms, _logWeights) = (new double[patterns.FirstCell[^1] * _stride], new double[layout.Means.Length * _stride]);
    }

    public Layout Layout { get; }

    /// <summary>Passes over the data so far.</summary>
    public int Passes { get; private set; }

    /// <summary>The last log-likelihood without priors.</summary>
    public double LogLikelihood { get; private set; }

    public GroupedPatterns Patterns => _patterns;

    public ReadOnlySpan<double> Points => _points;

    public double[] Logarithms => _logarithms;

    public double[] LogWeights => _logWeights;

    public ReadOnlySpan<double> ExpectedPersons(int group) => _expectation.Persons.AsSpan(group * _stride, _stride);

    /// <summary>Log-likelihood and priors; −∞ where the parameters are outside of the model. Gradient and information are then those of this place.</summary>
    public double Value(ReadOnlySpan<double> parameters)
    {
        var prior = LogPrior(parameters);
        if (!double.IsFinite(prior) || !Tabulate(parameters)) return double.NegativeInfinity;
        Passes++;
        LogLikelihood = _expectation.Run(_logarithms, _logWeights);
        return double.IsFinite(LogLikelihood) ? LogLikelihood + prior : double.NegativeInfinity;
    }

    public double LogPrior(ReadOnlySpan<double> parameters)
    {
        var sum = 0.0;
        for (var p = 0; p < parameters.Length; p++) sum += Layout.PriorOf(p)?.LogDensity(parameters[p]) ?? 0;
        return sum;
    }

    /// <summary>Gradient at the last place, and the complete-data information: full, with what is coupled by a shared slope left out.</summary>
    public void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient, List<InformationBlock> information)
    {
        gradient.Clear();
        information.Clear();
        var shared = 0.0;
        for (var j = 0; j < Layout.Curves.Length; j++)
            if (Layout.Curves[j].Free > 0) shared += Item(j, parameters, gradient, information);
        for (var g = 0; g < Layout.Means.Length; g++) Population(g, parameters, gradient, information);
        for (var p = 0; p < parameters.Length; p++)
        {
            if (Layout.IsShared(p)) information.Add(new([p], [shared]));
            gradient[p] += Layout.PriorOf(p)?.First(parameters[p]) ?? 0;
        }
        foreach (var block in information)
        {
            for (var a = 0; a < block.Places.Length; a++)
                if (Layout.PriorOf(block.Places[a]) is { } prior) block.Values[a * block.Places.Length + a] += Math.Max(0, -prior.Second(parameters[block.Places[a]]));
            block.Factor();
        }
    }

    /// <summary>Visits an item at every point: expected counts, probabilities and scores.</summary>
    public void Visit(int item, ReadOnlySpan<double> own, Visitor visitor)
    {
        var curve = Layout.Curves[item];
        var (counts, probabilities, scores) = (new double[curve.Categories], new double[curve.Categories], new double[curve.Categories * curve.Free]);
        for (var q = 0; q < _points.Length; q++)
        {
            for (var k = 0; k < counts.Length; k++) counts[k] = _expectation.Counts[(_patterns.FirstCell[item] + k) * _stride + q];
            curve.Scores(own, _points[q], probabilities, scores);
            visitor(q, counts, probabilities, scores);
        }
    }

    public delegate void Visitor(int point, ReadOnlySpan<double> counts, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores);

    // The slope that items share is a block of its own: returns this item's part of it.
    private double Item(int item, ReadOnlySpan<double> parameters, Span<double> gradient, List<InformationBlock> information)
    {
        var (curve, places) = (Layout.Curves[item], Layout.Places[item]);
        var free = curve.Free;
        var (own, slopes, square) = (new double[free], new double[free], new double[free * free]);
        Layout.Take(item, parameters, own);
        Visit(item, own, (_, counts, probabilities, scores) =>
        {
            var n = 0.0;
            for (var k = 0; k < counts.Length; k++)
            {
                n += counts[k];
                for (var p = 0; p < slopes.Length; p++) slopes[p] += counts[k] * scores[k * slopes.Length + p];
            }
            curve.AddInformation(n, probabilities, scores, square);
        });
        for (var p = 0; p < free; p++) gradient[places[p]] += slopes[p];
        if (!Layout.IsShared(places[0]))
        {
            information.Add(new(places, square));
            return 0;
        }
        information.Add(new(places[1..], [square[^1]]));
        return square[0];
    }

    private void Population(int group, ReadOnlySpan<double> parameters, Span<double> gradient, List<InformationBlock> information)
    {
        var (meanPlace, variancePlace) = (Layout.Means[group], Layout.Variances[group]);
        if (meanPlace < 0 && variancePlace < 0) return;
        var (mean, variance) = Layout.Population(group, parameters);
        var (byMean, byVariance) = (new double[_points.Length], new double[_points.Length]);
        var logWeights = _logWeights.AsSpan(group * _stride, _stride);
        PopulationCurve.Scores(mean, variance, _points, logWeights, byMean, byVariance);
        var persons = ExpectedPersons(group);
        double n = 0, first = 0, second = 0;
        for (var q = 0; q < _points.Length; q++)
        {
            n += persons[q];
            first += persons[q] * byMean[q];
            second += persons[q] * byVariance[q];
        }
        if (meanPlace >= 0) gradient[meanPlace] += first;
        if (variancePlace >= 0) gradient[variancePlace] += second;
        var (a, b, c) = PopulationCurve.Information(logWeights, _points.Length, byMean, byVariance);
        information.Add(
            meanPlace < 0 ? new([variancePlace], [n * c])
            : variancePlace < 0 ? new([meanPlace], [n * a])
            : new([meanPlace, variancePlace], [n * a, n * b, n * b, n * c]));
    }

    private bool Tabulate(ReadOnlySpan<double> parameters)
    {
        for (var g = 0; g < Layout.Means.Length; g++)
        {
            var (mean, variance) = Layout.Population(g, parameters);
            if (!(variance > 0) || !double.IsFinite(variance) || !double.IsFinite(mean)) return false;
            PopulationCurve.LogWeights(mean, variance, _points, _logWeights.AsSpan(g * _stride, _stride));
        }
        for (var j = 0; j < Layout.Curves.Length; j++)
        {
            var curve = Layout.Curves[j];
            var (own, logarithms) = (new double[curve.Free], new double[curve.Categories]);
            Layout.Take(j, parameters, own);
            if (!curve.Allows(own)) return false;
            for (var q = 0; q < _points.Length; q++)
            {
                curve.LogProbabilities(own, _points[q], logarithms);
                for (var k = 0; k < logarithms.Length; k++) _logarithms[(_patterns.FirstCell[j] + k) * _stride + q] = logarithms[k];
            }
        }
        return true;
    }
}
