namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>Where a function of ability is 0.</summary>
internal static class Bisection
{
    private const double Farthest = 100;
    private const int Halvings = 200;

    /// <summary>Where a function that is negative at −100 logits and positive at 100 (or the reverse) is 0; null where it is neither.</summary>
    public static double? Crossing(Func<double, double> function)
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
