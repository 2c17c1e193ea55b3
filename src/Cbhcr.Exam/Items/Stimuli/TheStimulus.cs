using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

public sealed record ItemOfStimulus(Guid ItemId, string Code, ItemStatus Status, int StimulusVersion);

/// <param name="IsSet">It has three to five items.</param>
public sealed record StimulusDetails(Stimulus Stimulus, IReadOnlyList<StimulusText> Versions, IReadOnlyList<ItemOfStimulus> Items, bool IsSet);

public sealed record StimulusSummary(Guid StimulusId, string Code, string Title, int ContentVersion, bool Retired, string Words);

public static class TheStimulusEndpoint
{
    public const int PageSize = 50;
    private const int Shown = 160;

    [WolverineGet("/api/stimuli/{stimulusId}"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<StimulusDetails> Get([ReadModel] Stimulus stimulus, IQuerySession session, CancellationToken ct)
    {
        var versions = await session.LoadManyAsync<StimulusText>(ct, [.. Enumerable.Range(1, stimulus.ContentVersion).Select(v => StimulusText.IdOf(stimulus.Id, v))]);
        var items = await session.ItemsOfStimulusAsync(stimulus.Id, ct);
        return new(stimulus, [.. versions.OrderByDescending(v => v.ContentVersion)], [.. items.Select(i => new ItemOfStimulus(i.Id, i.Code, i.Status, i.StimulusVersion))],
            items.Count is >= Stimulus.FewestItems and <= Stimulus.MostItems);
    }

    [WolverineGet("/api/stimuli"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<IReadOnlyList<StimulusSummary>> List(int? page, IQuerySession session, CancellationToken ct) =>
        [.. (await session.Query<Stimulus>().OrderBy(s => s.Code).Skip(Paging.Skip(page, PageSize)).Take(PageSize).ToListAsync(ct)).Select(Summary)];

    private static StimulusSummary Summary(Stimulus s)
    {
        var words = Words.Of(s.Content.Body);
        return new(s.Id, s.Code, s.Content.Title, s.ContentVersion, s.Retired, words.Length <= Shown ? words : words[..Shown] + "…");
    }
}
