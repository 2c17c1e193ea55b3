namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>A recommended cut with how far judges would agree on it again.</summary>
/// <param name="Value">Unrounded, in raw points.</param>
/// <param name="StandardDeviation">Of the judges' own cuts, n − 1 in the denominator, in raw points; null below two judges.</param>
/// <param name="StandardError">Of <paramref name="Value"/> over panels of this size, in raw points; null where not defined.</param>
/// <param name="Judges">Judges (or, for methods on examinees, examinees) behind the cut.</param>
public sealed record CutScore(double Value, double? StandardDeviation, double? StandardError, int Judges)
{
    // Sums of two-digit shares miss a whole number by some last places; such a sum is the whole number.
    private const double Noise = 1e-9;

    /// <summary>
    /// The lowest whole score that passes: the lowest that reaches <see cref="Value"/>. A candidate at the unrounded cut is just
    /// competent, so that a score below it is not enough and rounding to the nearest would let it pass (Cizek and Bunch 2007).
    /// </summary>
    public int PassingScore => WholeScoreAt(Value);

    /// <summary>The lowest whole score that reaches a cut.</summary>
    /// <param name="cut">In raw points, finite.</param>
    public static int WholeScoreAt(double cut) => (int)Math.Clamp(Math.Ceiling(cut - Noise * Math.Max(1, Math.Abs(cut))), int.MinValue, int.MaxValue);

    /// <summary>Mean of the judges' own cuts, with SD / √n as its standard error.</summary>
    /// <param name="cuts">One a judge, in raw points.</param>
    /// <returns>Null without judges.</returns>
    public static CutScore? OfJudges(IReadOnlyList<double> cuts) =>
        Numbers.Mean(cuts) is { } mean ? new(mean, Numbers.StandardDeviation(cuts), Numbers.StandardError(cuts), cuts.Count) : null;
}
