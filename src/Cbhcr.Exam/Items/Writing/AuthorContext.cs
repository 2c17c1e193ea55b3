using Cbhcr.Exam.Competencies;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

public sealed record Named(string Code, string Name);

public sealed record NamedCompetency(string Code, string Name, IReadOnlyList<Named> SkillAreas);

/// <param name="Code">Its id, which is what the content holds.</param>
public sealed record NamedStimulus(string Code, string Name, int Version);

/// <summary>What the editor is told besides the draft: codes and their names. See src/web/islands/author/contract.ts.</summary>
public sealed record AuthorContext(
    Guid ItemId, string Code, IReadOnlyList<Named> Types, IReadOnlyList<NamedCompetency> Competencies, IReadOnlyList<Named> Values, IReadOnlyList<Named> Levels,
    IReadOnlyList<NamedStimulus> Stimuli, int Year);

public static class AuthorContexts
{
    public static async Task<AuthorContext> AuthorContextAsync(this IQuerySession session, Guid itemId, string code, Instant now, CancellationToken ct)
    {
        var codes = await session.FrameworkCodesAsync(ct);
        string NameOf(string known) => codes?.Names.GetValueOrDefault(known) ?? known;
        var stimuli = await session.NamedStimuliAsync(ct);
        var levels = await ItemSearch.LevelsAsync(session, ct);
        return new(itemId, code, [.. ItemTypes.All.Select(t => new Named(t, ItemWords.Type(t)))],
            [.. (codes?.DomainOfCompetency.Keys ?? []).Order(StringComparer.Ordinal).Select(c => new NamedCompetency(c, NameOf(c),
                [.. codes!.CompetencyOfSkillArea.Where(s => s.Value == c).Select(s => new Named(s.Key, NameOf(s.Key))).OrderBy(s => s.Code, StringComparer.Ordinal)]))],
            [.. (codes?.Values ?? new HashSet<string>()).Order(StringComparer.Ordinal).Select(v => new Named(v, NameOf(v)))],
            [.. levels.Select(l => new Named(l, l))],
            [.. stimuli.Select(s => new NamedStimulus(s.Id.ToString(), $"{s.Code} {s.Title}", s.Version))], now.InUtc().Year);
    }
}
