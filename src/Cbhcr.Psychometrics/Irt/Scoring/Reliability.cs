namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>How much of the variance of estimated abilities is that of abilities.</summary>
public static class Reliability
{
    private static readonly Quadrature StandardNormal = new(401, -8, 8);

    /// <summary>
    /// Marginal reliability of a test in a population, the mean over persons of σ²I(θ) / (σ²I(θ) + 1): at each ability the share of σ² in σ² + 1/I
    /// (Green, Bock, Humphreys, Linn and Reckase 1984). R's mirt gives the same for σ = 1; for other σ it takes I / (I + σ²) over N(0, 1), which is
    /// not a share of variance.
    /// </summary>
    /// <param name="items">Any.</param>
    /// <param name="population">Normal.</param>
    public static double Marginal(IReadOnlyList<IrtItem> items, Population population)
    {
        Checks.Normal(population);
        var weights = StandardNormal.Weights(Population.Standard);
        var sum = 0.0;
        for (var q = 0; q < weights.Length; q++)
        {
            var relative = TestCurve.Information(items, population.Mean + population.StandardDeviation * StandardNormal.Points[q]) * population.StandardDeviation * population.StandardDeviation;
            sum += weights[q] * relative / (relative + 1);
        }
        return sum;
    }

    /// <summary>
    /// Empirical reliability: variance of the estimates (n − 1) over itself plus the mean squared standard error, over the finite estimates with
    /// one; for EAP (Bock and Mislevy 1982), as R's mirt. Null for fewer than two or where both are 0.
    /// </summary>
    /// <param name="estimates">One a person.</param>
    public static double? Empirical(IReadOnlyList<AbilityEstimate> estimates)
    {
        var finite = estimates.Where(e => e is { Value: not null, StandardError: not null }).ToList();
        if (finite.Count < 2) return null;
        var mean = finite.Average(e => e.Value!.Value);
        var variance = finite.Sum(e => (e.Value!.Value - mean) * (e.Value!.Value - mean)) / (finite.Count - 1);
        var error = finite.Average(e => e.StandardError!.Value * e.StandardError!.Value);
        return variance + error > 0 ? variance / (variance + error) : null;
    }
}
