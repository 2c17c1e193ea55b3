using Cbhcr.Exam.Competencies;
using Cbhcr.Lint;
using Cbhcr.Qti.Model;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>The rules for writing items, run over what an item says.</summary>
public static class ItemChecks
{
    /// <summary>
    /// All findings, the gravest first. An error stops a submission; a warning that is not justified does as well. A justified warning comes back as information with its reason.
    /// </summary>
    /// <param name="code">"" for an item that has none yet.</param>
    /// <param name="stimulus">Text of the shared stimulus; null to take the version that the content names.</param>
    /// <param name="justified">Rule ids with the reason why a warning may stand.</param>
    public static async Task<IReadOnlyList<Finding>> FindingsAsync(
        this IQuerySession session, string code, ItemContent content, IReadOnlyList<Node>? stimulus, IReadOnlyDictionary<string, string>? justified, Instant now, CancellationToken ct)
    {
        var setting = await session.LintSettingAsync(now, ct);
        var shared = stimulus ?? (content.Stimulus is { } use ? (await session.LoadAsync<StimulusText>(StimulusText.IdOf(use.StimulusId, use.StimulusVersion), ct))?.Content.Body : null);
        return Linter.Check(LintItemOf.Content(code, content, shared, justified), setting);
    }

    /// <summary>What a submission is held to: its shape (<see cref="SubmitChecks"/>) and the rules. What both say of one field is told once, by the rule.</summary>
    public static async Task<IReadOnlyList<Finding>> AllFindingsAsync(
        this IQuerySession session, Guid itemId, string code, ItemContent content, FrameworkCodes codes, Instant now, CancellationToken ct)
    {
        var stimulus = content.Stimulus is { } use ? (await session.StimulusBodiesAsync([use], ct)).GetValueOrDefault(use) : null;
        var byRule = await session.FindingsAsync(code, content, stimulus, null, now, ct);
        var shape = await session.FindingsAsync(itemId, code, content, codes, ct);
        return [.. shape.Where(s => !byRule.Any(r => r.RuleId == s.RuleId && r.Severity == s.Severity && r.Spans.Any(p => s.Spans.Any(q => q.Field == p.Field)))), .. byRule];
    }

    /// <summary>As the programme has configured the rules, with the newest framework and the whole bank.</summary>
    public static async Task<LintSetting> LintSettingAsync(this IQuerySession session, Instant now, CancellationToken ct) => LintSettingOf.Programme(
        await session.FrameworkCodesAsync(ct), await session.RuleBookAsync(ct), now.InUtc().Year, await NeighbourCache.Of(session).ReadAsync(session, ct));

    /// <summary>What has to be fixed or justified before the item may go to review.</summary>
    /// <param name="justified">Rules whose warnings may stand; no reason lets an error stand.</param>
    public static IReadOnlyList<Finding> Open(IEnumerable<Finding> findings, IEnumerable<string>? justified = null)
    {
        var standing = (justified ?? []).ToHashSet();
        return [.. findings.Where(f => f.Severity == Severity.Error || (f.Severity == Severity.Warning && !standing.Contains(f.RuleId)))];
    }
}
