namespace Cbhcr.Psychometrics.Tests;

internal static class Agreement
{
    /// <summary>The project's bar for classical statistics.</summary>
    public const double Bar = 1e-10;

    public static void ShouldAgreeWith(this double? actual, double expected, string? what = null, double bar = Bar)
    {
        actual.ShouldNotBeNull(what);
        actual.Value.ShouldAgreeWith(expected, what, bar);
    }

    /// <summary>Relative to the expected value; a value that is 0 must be met to the bar itself.</summary>
    public static void ShouldAgreeWith(this double actual, double expected, string? what = null, double bar = Bar) =>
        Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(bar * (expected == 0 ? 1 : Math.Abs(expected)), $"{what}: {actual:R} instead of {expected:R}");
}
