using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>Whether a practice analysis backs a blueprint today. It is asked anew each time: a study may be withdrawn or grow old (JA-02, JA-03).</summary>
/// <param name="IsProvisional">No form of a live programme may be published by it.</param>
/// <param name="Words">Why, for people.</param>
/// <param name="Years">Age of the study.</param>
/// <param name="Warning">The study is older than is usual.</param>
public sealed record BlueprintStanding(bool IsProvisional, string Words, int? Years = null, string? Warning = null)
{
    public const string Provisional = "provisional";

    public static BlueprintStanding Of(Blueprint blueprint, PracticeStudy? study, PracticeRules rules, LocalDate today)
    {
        if (blueprint.Weights is not { } source) return new(true, "No practice analysis backs this blueprint.");
        if (study is null || study.State == StudyState.Withdrawn) return new(true, $"The practice analysis {source.StudyCode} that backed this blueprint is withdrawn.");
        if (study.State != StudyState.Signed || study.ReportHash != source.ReportHash) return new(true, $"The practice analysis {source.StudyCode} is not the one that was signed.");
        var years = study.AgeOn(today);
        var age = PracticeWords.Years(years);
        return rules.BlockAfterYears is { } most && years >= most ? new(true, $"The practice analysis {source.StudyCode} is {age} old; the board takes none of {most} years or more.", years)
            : new(false, $"Weights from the practice analysis {source.StudyCode}, {age} old.", years,
                years >= rules.WarnAfterYears ? $"The practice analysis {source.StudyCode} is {age} old. A new one is due after {rules.WarnAfterYears}." : null);
    }
}

public static class BlueprintStandings
{
    public static async Task<BlueprintStanding> BlueprintStandingAsync(this IQuerySession session, Blueprint blueprint, Instant now, CancellationToken ct) =>
        BlueprintStanding.Of(blueprint, blueprint.Weights is { } source ? await session.LoadAsync<PracticeStudy>(source.StudyId, ct) : null,
            await session.PracticeRulesAsync(ct), await session.TodayAsync(now, ct));
}
