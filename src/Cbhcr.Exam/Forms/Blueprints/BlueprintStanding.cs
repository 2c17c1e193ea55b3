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

    /// <param name="successor">Code of the study that has taken its place. Weights of a signed study stay what they are; a newer one calls for new ones.</param>
    public static BlueprintStanding Of(Blueprint blueprint, PracticeStudy? study, PracticeRules rules, LocalDate today, string? successor = null)
    {
        if (blueprint.Weights is not { } source) return new(true, "No practice analysis backs this blueprint.");
        if (study is null || study.State == StudyState.Withdrawn) return new(true, $"The practice analysis {source.StudyCode} that backed this blueprint is withdrawn.");
        if (study.State != StudyState.Signed || study.ReportHash != source.ReportHash)
            return new(true, $"The practice analysis {source.StudyCode} is not the one that was signed.");
        var years = study.AgeOn(today);
        var age = PracticeWords.Years(years);
        if (rules.BlockAfterYears is { } most && years >= most)
            return new(true, $"The practice analysis {source.StudyCode} is {age} old; the board takes none of {PracticeWords.Years(most)} or more.", years);
        return new(false, $"Weights from the practice analysis {source.StudyCode}, {age} old.", years,
            successor is not null ? $"The practice analysis {successor} has taken the place of {source.StudyCode}: take its weights over."
            : years >= rules.WarnAfterYears ? $"The practice analysis {source.StudyCode} is {age} old. A new one is due after {PracticeWords.Years(rules.WarnAfterYears)}."
            : null);
    }
}

public static class BlueprintStandings
{
    /// <param name="blueprint">As it is now, or as it was in a version that forms were made by.</param>
    public static async Task<BlueprintStanding> BlueprintStandingAsync(this IQuerySession session, Blueprint blueprint, Instant now, CancellationToken ct)
    {
        var study = blueprint.Weights is { } source ? await session.LoadAsync<PracticeStudy>(source.StudyId, ct) : null;
        return BlueprintStanding.Of(blueprint, study, await session.PracticeRulesAsync(ct), await session.TodayAsync(now, ct),
            study is null ? null : (await session.SuccessorAsync(study.Id, ct))?.Code);
    }

    /// <summary>A blueprint as it was in a version; forms are held to the version they were made by.</summary>
    public static async Task<Blueprint> BlueprintAtAsync(this IQuerySession session, Guid blueprintId, int version, CancellationToken ct)
    {
        var blueprint = await session.LoadAsync<Blueprint>(blueprintId, ct) ?? throw new InvalidOperationException("A form names a blueprint that does not exist.");
        if (blueprint.BlueprintVersion == version) return blueprint;
        var drafted = (await session.Events.FetchStreamAsync(blueprintId, token: ct)).Select(e => e.Data).OfType<BlueprintDrafted>()
            .LastOrDefault(d => d.BlueprintVersion == version);
        return drafted is null ? blueprint : Blueprint.Apply(drafted, blueprint);
    }
}
