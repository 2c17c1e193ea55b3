namespace Cbhcr.Psychometrics.Classical;

/// <summary>One difficulty, drawn towards the others.</summary>
/// <param name="Value">(1 − B) estimate + B mean.</param>
/// <param name="StandardError">Of the value as estimate of the true difficulty, with the mean taken as known.</param>
/// <param name="OwnWeight">1 − B = τ² / (τ² + SE²).</param>
public readonly record struct ShrunkenDifficulty(double Value, double StandardError, double OwnWeight);

/// <summary>
/// Difficulties (or any estimates with standard errors) of the items of a form, shrunk by empirical Bayes (Efron and Morris 1975; Morris 1983): true ones are taken to be
/// normal with mean μ and variance τ², found by Paule and Mandel's equation Σ (y − μ)² / (SE² + τ²) = k − 1 (Paule and Mandel 1982).
/// </summary>
/// <param name="Mean">μ, in the unit of the estimates; null where no estimate is finite.</param>
/// <param name="Variance">τ²; 0 where items do not differ beyond their errors.</param>
/// <param name="Items">In the order given; one without a finite estimate takes the mean. Empty where there is no mean.</param>
public sealed record ShrunkenDifficulties(double? Mean, double Variance, IReadOnlyList<ShrunkenDifficulty> Items)
{
    /// <summary>Shrinks estimates.</summary>
    /// <param name="estimates">For example logits of p, or b. Not finite where an item has none (all right, all wrong).</param>
    /// <param name="standardErrors">Above 0 for a finite estimate; not finite where it is not known.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a standard error is not above 0.</exception>
    public static ShrunkenDifficulties Of(IReadOnlyList<double> estimates, IReadOnlyList<double> standardErrors)
    {
        if (estimates.Count != standardErrors.Count) throw new ArgumentException($"{standardErrors.Count} standard errors for {estimates.Count} estimates.", nameof(standardErrors));
        bool Counts(int i) => double.IsFinite(estimates[i]) && double.IsFinite(standardErrors[i]);
        for (var i = 0; i < estimates.Count; i++)
            if (Counts(i) && !(standardErrors[i] > 0)) throw new ArgumentException($"Item {i}: a standard error of {standardErrors[i]}.", nameof(standardErrors));
        var there = Enumerable.Range(0, estimates.Count).Where(Counts).ToList();
        if (there.Count == 0) return new(null, 0, []);
        (double Mean, double Excess) At(double variance)
        {
            double weights = 0, sum = 0, squares = 0;
            foreach (var i in there) (weights, sum) = (weights + 1 / (standardErrors[i] * standardErrors[i] + variance), sum + estimates[i] / (standardErrors[i] * standardErrors[i] + variance));
            foreach (var i in there) squares += (estimates[i] - sum / weights) * (estimates[i] - sum / weights) / (standardErrors[i] * standardErrors[i] + variance);
            return (sum / weights, squares - (there.Count - 1));
        }
        var (low, high) = (0.0, 1.0);
        if (At(0).Excess > 0)
        {
            while (At(high).Excess > 0) high *= 2;
            for (var halved = 0; halved < 200 && high - low > 1e-15 * high; halved++) (low, high) = At((low + high) / 2).Excess > 0 ? ((low + high) / 2, high) : (low, (low + high) / 2);
        }
        var (spread, mean) = (low, At(low).Mean);
        return new(mean, spread, [.. estimates.Select((y, i) =>
        {
            var own = Counts(i) ? spread / (spread + standardErrors[i] * standardErrors[i]) : 0;
            return new ShrunkenDifficulty(Counts(i) ? own * y + (1 - own) * mean : mean, Math.Sqrt(spread * (1 - own)), own);
        })]);
    }
}
