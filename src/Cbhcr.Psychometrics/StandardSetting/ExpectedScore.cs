using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>The test characteristic curve: expected raw score at an ability (Lord 1980).</summary>
public static class ExpectedScore
{
    private const double Farthest = 100;
    private const int Halvings = 200;

    /// <summary>Σ E(Xᵢ | θ), in raw points.</summary>
    /// <param name="items">Any, none gives 0.</param>
    /// <param name="ability">θ, in logits.</param>
    public static double At(IReadOnlyList<IrtItem> items, double ability)
    {
        var sum = 0.0;
        for (var i = 0; i < items.Count; i++) sum += items[i].ExpectedScore(ability);
        return sum;
    }

    /// <summary>The ability at which the expected score is a given one, by halving −100 … 100 logits until the ends meet.</summary>
    /// <param name="items">Their curve should rise; where it falls in part, one of the abilities is given.</param>
    /// <param name="score">In raw points.</param>
    /// <returns>θ in logits; null where the score lies outside the curve.</returns>
    public static double? Inverse(IReadOnlyList<IrtItem> items, double score) => Crossing(theta => At(items, theta) - score);

    /// <summary>Where a function that is negative at −100 and positive at 100 (or the reverse) is 0; null where it is neither.</summary>
    internal static double? Crossing(Func<double, double> function)
    {
        var (low, high) = (-Farthest, Farthest);
        var (atLow, atHigh) = (function(low), function(high));
        if (!(atLow * atHigh < 0)) return null;
        for (var n = 0; n < Halvings; n++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) break;
            if (function(middle) < 0 == atLow < 0) low = middle;
            else high = middle;
        }
        return low + (high - low) / 2;
    }
}
