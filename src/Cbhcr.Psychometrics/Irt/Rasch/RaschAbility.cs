namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>An ability with its standard error.</summary>
/// <param name="Ability">θ, in logits.</param>
/// <param name="StandardError">1 / √(test information at θ), in logits.</param>
public readonly record struct RaschAbility(double Ability, double StandardError)
{
    private const int MostSteps = 200;

    /// <summary>Maximum likelihood: the ability at which the expected score is the score (Rasch 1960). Null where it is not finite: score 0 or all right.</summary>
    /// <param name="difficulties">Of the items given, in logits.</param>
    /// <param name="score">Number right; a fraction is allowed, as for extreme scores that are moved inwards.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is below 0 or above the number of items.</exception>
    public static RaschAbility? MaximumLikelihood(ReadOnlySpan<double> difficulties, double score)
    {
        Check(difficulties, score);
        return score == 0 || score == difficulties.Length ? null : Solve(difficulties, score, weighted: false);
    }

    /// <summary>Weighted likelihood (Warm 1989): finite for every score. Null without items.</summary>
    /// <param name="difficulties">Of the items given, in logits.</param>
    /// <param name="score">Number right.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is below 0 or above the number of items.</exception>
    public static RaschAbility? WeightedLikelihood(ReadOnlySpan<double> difficulties, double score)
    {
        Check(difficulties, score);
        return difficulties.IsEmpty ? null : Solve(difficulties, score, weighted: true);
    }

    private static void Check(ReadOnlySpan<double> difficulties, double score)
    {
        if (!(score >= 0 && score <= difficulties.Length)) throw new ArgumentOutOfRangeException(nameof(score), $"A score of {score} on {difficulties.Length} items.");
    }

    // Both equations fall with θ, so a bracket that shrinks keeps Newton's steps safe.
    private static RaschAbility Solve(ReadOnlySpan<double> difficulties, double score, bool weighted)
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity;
        var inner = Math.Clamp(score, 0.25, difficulties.Length - 0.25);
        var ability = Mean(difficulties) + Math.Log(inner / (difficulties.Length - inner));
        for (var step = 0; step < MostSteps; step++)
        {
            var (expected, information, skew) = At(difficulties, ability);
            var excess = score - expected + (weighted && information > 0 ? skew / (2 * information) : 0);
            if (excess > 0) low = ability;
            else high = ability;
            var next = ability + Math.Clamp(excess / Math.Max(information, 1e-10), -2, 2);
            if (!(next > low)) next = (low + ability) / 2;
            if (!(next < high)) next = (high + ability) / 2;
            var change = Math.Abs(next - ability);
            ability = next;
            if (change <= 1e-14 * Math.Max(1, Math.Abs(ability))) break;
        }
        return new(ability, 1 / Math.Sqrt(At(difficulties, ability).Information));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    private static (double Expected, double Information, double Skew) At(ReadOnlySpan<double> difficulties, double ability)
    {
        double expected = 0, information = 0, skew = 0;
        foreach (var difficulty in difficulties)
        {
            var p = 1 / (1 + Math.Exp(difficulty - ability));
            var variance = p * (1 / (1 + Math.Exp(ability - difficulty)));
            expected += p;
            information += variance;
            skew += variance * (1 - 2 * p);
        }
        return (expected, information, skew);
    }
}
