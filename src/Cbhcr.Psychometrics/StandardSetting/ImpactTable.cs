using Cbhcr.Psychometrics.Classical;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>What a cut would mean for candidates who have been scored.</summary>
/// <param name="StandardErrors">How many standard errors from the recommended cut, −2 to 2.</param>
/// <param name="Cut">In raw points.</param>
/// <param name="PassingScore">The lowest whole score that reaches it.</param>
/// <param name="Passing">Persons at that score or above.</param>
/// <param name="PassRate">Share of all persons, 0 to 1; null without persons.</param>
public sealed record ImpactRow(int StandardErrors, double Cut, int PassingScore, int Passing, double? PassRate);

/// <summary>
/// Pass rates at the cut and within its error. For information: it shows the band within which an adopted cut needs a reason (requirement
/// SS-02); nothing here changes a cut.
/// </summary>
public static class ImpactTable
{
    /// <summary>Rows at the cut −2, −1, 0, 1 and 2 standard errors; only the middle one where the error is not known.</summary>
    /// <param name="scores">Raw scores of candidates.</param>
    /// <param name="cut">A cut on the same raw scale.</param>
    public static IReadOnlyList<ImpactRow> Of(ScoreDistribution scores, CutScore cut) =>
        [.. (cut.StandardError is null ? [0] : Enumerable.Range(-2, 5)).Select(e => Row(scores, e, cut.Value + e * (cut.StandardError ?? 0)))];

    /// <summary>Persons at a whole score or above.</summary>
    /// <param name="scores">Raw scores of candidates.</param>
    /// <param name="passingScore">Any whole number; below 0 everybody passes.</param>
    public static int Passing(ScoreDistribution scores, int passingScore)
    {
        var passing = 0;
        for (var score = Math.Max(0, passingScore); score < scores.Frequencies.Length; score++) passing += scores.Frequencies[score];
        return passing;
    }

    private static ImpactRow Row(ScoreDistribution scores, int errors, double cut)
    {
        var passingScore = CutScore.WholeScoreAt(cut);
        var passing = Passing(scores, passingScore);
        return new(errors, cut, passingScore, passing, scores.N == 0 ? null : (double)passing / scores.N);
    }
}
