using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <param name="Use">What items that name it refer to.</param>
internal sealed record PlannedStimulus(IncomingStimulus Given, string Hash, Stimulus? Known, StimulusUse Use, IntakeLine Line);

/// <summary>Cases on their way in. Imported twice they are there once: a case is known by its code, and under another code by the hash of what it says.</summary>
internal static class StimulusIntake
{
    /// <param name="ids">For those that are new; null for a look, which stores nothing.</param>
    public static async Task<IReadOnlyList<PlannedStimulus>> PlanStimuliAsync(this IQuerySession session, IReadOnlyList<IncomingStimulus> stimuli, IdSource? ids, CancellationToken ct)
    {
        var given = stimuli.Select(s => (Given: s, Hash: ContentHash.Of(s.Content))).DistinctBy(s => (s.Given.Code, s.Hash)).ToList();
        var codes = given.Select(s => s.Given.Code).Distinct().ToArray();
        if (codes.Length == 0) return [];
        var known = (await session.Query<Stimulus>().Where(s => s.Code.IsOneOf(codes)).ToListAsync(ct)).ToDictionary(s => s.Code);
        var hashes = given.Select(s => s.Hash).ToArray();
        var texts = (await session.Query<StimulusText>().Where(t => t.ContentHash.IsOneOf(hashes)).ToListAsync(ct)).OrderByDescending(t => t.ContentVersion).ToLookup(t => t.ContentHash);
        var twice = given.GroupBy(s => s.Given.Code).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. given.Select(s =>
        {
            var there = known.GetValueOrDefault(s.Given.Code);
            var same = texts[s.Hash].FirstOrDefault(t => t.Code == s.Given.Code) ?? (there is null ? texts[s.Hash].FirstOrDefault() : null);
            var fault = twice.Contains(s.Given.Code) ? $"The code {s.Given.Code} stands in several places with different texts."
                : same is null && there?.Retired == true ? $"The case {s.Given.Code} is retired. Give the new one a code of its own." : null;
            var what = fault is not null ? "refused" : same is not null ? "unchanged" : there is null ? "drafted" : "revised";
            var use = same is not null ? new StimulusUse(same.StimulusId, same.ContentVersion) : new(there?.Id ?? ids?.Next().Value ?? Guid.Empty, (there?.ContentVersion ?? 0) + 1);
            return new PlannedStimulus(s.Given, s.Hash, there, use, new(s.Given.Code, what, fault is null ? null : new FileProblem(s.Given.Place, 0, fault)));
        })];
    }

    /// <returns>How many are new or have a new version.</returns>
    public static int TakeIn(this IDocumentSession session, IReadOnlyList<PlannedStimulus> plan, Guid by, Instant now)
    {
        foreach (var s in plan)
            if (s.Line.What == "drafted") session.Events.StartStream<Stimulus>(s.Use.StimulusId, new StimulusDrafted(s.Use.StimulusId, s.Given.Code, s.Given.Content, s.Hash, by, now));
            else if (s.Line.What == "revised") session.Events.Append(s.Use.StimulusId, s.Known!.Version + 1, s.Known.Revise(s.Given.Content, by, now)!);
        return plan.Count(s => s.Line.What is "drafted" or "revised");
    }

    /// <summary>
    /// Cases by their codes: those that come along, and those of the bank. A code names no version, so that an item that has the case already keeps the version it was written for.
    /// </summary>
    public static async Task<Func<string, Item?, StimulusUse?>> CasesAsync(this IQuerySession session, IEnumerable<string> codes, IReadOnlyList<PlannedStimulus> coming, CancellationToken ct)
    {
        var uses = coming.Where(c => c.Line.Problem is null).ToDictionary(c => c.Given.Code, c => c.Use);
        var wanted = codes.Distinct().Where(c => !uses.ContainsKey(c)).ToArray();
        var held = wanted.Length == 0 ? [] : (await session.Query<Stimulus>().Where(s => s.Code.IsOneOf(wanted)).ToListAsync(ct)).ToDictionary(s => s.Code);
        return (code, item) => uses.GetValueOrDefault(code)
            ?? (held.GetValueOrDefault(code) is not { } stimulus ? null
                : item?.Content.Stimulus is { } has && has.StimulusId == stimulus.Id ? has
                : stimulus.Retired ? null : new(stimulus.Id, stimulus.ContentVersion));
    }
}
