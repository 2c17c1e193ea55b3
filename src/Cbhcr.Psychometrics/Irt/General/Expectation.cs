namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>
/// The E-step (Bock and Aitkin 1981): marginal log-likelihood, expected persons in each category of each item at each point, and expected
/// persons of each group at each point. Patterns are cut into parts that do not depend on the number of threads, and added in order.
/// </summary>
internal sealed class Expectation
{
    private const int LargestPart = 512, MostParts = 16;
    private readonly GroupedPatterns _patterns;
    private readonly int _groups, _stride, _threads;
    private readonly int[] _bounds;
    private readonly double[][] _counts, _persons;
    private readonly double[] _logLikelihoods;

    public Expectation(GroupedPatterns patterns, int groups, int points, int threads)
    {
        (_patterns, _groups, _stride, _threads) = (patterns, groups, Posterior.Stride(points), Math.Max(1, threads));
        var parts = Math.Clamp((patterns.Count + LargestPart - 1) / LargestPart, 1, MostParts);
        _bounds = [.. Enumerable.Range(0, parts + 1).Select(p => (int)((long)patterns.Count * p / parts))];
        _counts = [.. Enumerable.Range(0, parts).Select(_ => new double[patterns.FirstCell[^1] * _stride])];
        _persons = [.. Enumerable.Range(0, parts).Select(_ => new double[groups * _stride])];
        _logLikelihoods = new double[parts];
    }

    /// <summary>Cells × stride.</summary>
    public double[] Counts => _counts[0];

    /// <summary>Groups × stride.</summary>
    public double[] Persons => _persons[0];

    /// <summary>Computes all of it and returns the log-likelihood.</summary>
    /// <param name="logarithms">ln P, cells × stride.</param>
    /// <param name="logWeights">Groups × stride.</param>
    public double Run(double[] logarithms, double[] logWeights)
    {
        if (_logLikelihoods.Length == 1) Part(0, logarithms, logWeights);
        else Parallel.For(0, _logLikelihoods.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, part => Part(part, logarithms, logWeights));
        var sum = _logLikelihoods[0];
        for (var part = 1; part < _logLikelihoods.Length; part++)
        {
            sum += _logLikelihoods[part];
            Posterior.Add(1, _counts[part], _counts[0]);
            Posterior.Add(1, _persons[part], _persons[0]);
        }
        return sum;
    }

    private void Part(int part, double[] logarithms, double[] logWeights)
    {
        var (counts, persons) = (_counts[part], _persons[part]);
        Array.Clear(counts);
        Array.Clear(persons);
        var posterior = new double[_stride];
        var sum = 0.0;
        for (var i = _bounds[part]; i < _bounds[part + 1]; i++)
        {
            var cells = _patterns.Cells(i);
            var (group, weight) = (_patterns.Groups[i], _patterns.Counts[i]);
            sum += weight * Posterior.Fill(cells, logarithms, logWeights.AsSpan(group * _stride, _stride), posterior);
            foreach (var cell in cells) Posterior.Add(weight, posterior, counts.AsSpan(cell * _stride, _stride));
            Posterior.Add(weight, posterior, persons.AsSpan(group * _stride, _stride));
        }
        _logLikelihoods[part] = sum;
    }
}
