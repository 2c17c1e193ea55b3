using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Checking;

internal static class RangeCheck
{
    // Sums of decimal fractions are a little off in binary: no rule of an exam is meant so finely.
    private const double Tolerance = 1e-6;

    public static bool Holds(Span range, int value) => !(value < range.Least) && !(value > range.Most);

    public static bool Holds(Span range, double value) => !(value < range.Least - Slack(range.Least)) && !(value > range.Most + Slack(range.Most));

    private static double Slack(double? limit) => Tolerance * Math.Max(1, Math.Abs(limit ?? 0));
}
