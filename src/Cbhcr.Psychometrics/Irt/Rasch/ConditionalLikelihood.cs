using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>Conditional log-likelihood of the difficulties of the items kept, with gradient and information at the last place.</summary>
internal sealed class ConditionalLikelihood
{
    private readonly RawScores _scores;
    private readonly int[] _kept, _placeOf;
    private readonly double[] _information;
    private readonly int _n;

    public ConditionalLikelihood(RawScores scores)
    {
        (_scores, _kept) = (scores, scores.Kept);
        _n = _kept.Length;
        (_placeOf, Gradient, _information) = (new int[scores.Items], new double[_n], new double[_n * _n]);
        for (var a = 0; a < _n; a++) _placeOf[_kept[a]] = a;
        Persons = scores.Groups.Sum(g => g.Counts[1..^1].Sum());
    }

    public double Persons { get; }

    public double[] Gradient { get; }

    /// <summary>Logits of the shares right, with sum 0.</summary>
    public double[] Start()
    {
        var given = new double[_n];
        foreach (var group in _scores.Groups)
            foreach (var item in group.Items) given[_placeOf[item]] += group.Counts.Sum();
        double[] start = [.. _kept.Select((j, a) => Math.Log((given[a] - _scores.Right[j] + 0.5) / (_scores.Right[j] + 0.5)))];
        var mean = start.Average();
        return [.. start.Select(s => s - mean)];
    }

    public double At(double[] difficulties)
    {
        var value = 0.0;
        Array.Clear(_information);
        for (var a = 0; a < _n; a++)
        {
            Gradient[a] = -_scores.Right[_kept[a]];
            value -= _scores.Right[_kept[a]] * difficulties[a];
        }
        foreach (var group in _scores.Groups) value += Add(group, difficulties);
        for (var a = 0; a < _n; a++)
            for (var b = 0; b < a; b++) _information[b * _n + a] = _information[a * _n + b];
        return value;
    }

    /// <summary>Newton's step, with sum 0.</summary>
    public double[] Direction()
    {
        var (matrix, step) = (Anchored(), Gradient.ToArray());
        if (Cholesky.Factor(matrix, _n)) Cholesky.Solve(matrix, _n, step);
        return step;
    }

    /// <summary>Covariance under the sum of 0: the inverse of the information on the differences of difficulties.</summary>
    public ParameterCovariance? Covariance()
    {
        var matrix = Anchored();
        var anchor = matrix[0] - _information[0];
        if (Cholesky.Inverse(matrix, _n) is not { } inverse) return null;
        var shift = 1 / (anchor * _n * _n);
        return new(_n, [.. inverse.Select(v => v - shift)]);
    }

    // The information has no weight on the mean of the difficulties; any weight there leaves the rest as it is.
    private double[] Anchored()
    {
        var weight = Enumerable.Range(0, _n).Average(a => _information[a * _n + a]);
        return [.. _information.Select(v => v + weight)];
    }

    private double Add(ScoreGroup group, double[] difficulties)
    {
        var (n, places) = (group.Items.Length, group.Items.Select(j => _placeOf[j]).ToArray());
        double[] own = [.. places.Select(a => difficulties[a])];
        // All right: the logarithm of the last symmetric function takes back what the sums of right answers put in.
        var value = group.Counts[n] * own.Sum();
        for (var a = 0; a < n; a++) Gradient[places[a]] += group.Counts[n];
        var moments = new ConditionalMoments(own);
        for (var score = 1; score < n; score++)
        {
            var count = group.Counts[score];
            if (count == 0) continue;
            value -= count * moments.At(score);
            for (var a = 0; a < n; a++)
            {
                Gradient[places[a]] += count * moments.Means[a];
                for (var b = 0; b <= a; b++) _information[places[a] * _n + places[b]] += count * moments.Covariance(a, b, score);
            }
        }
        return value;
    }
}
