using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

public sealed record ItemOfStimulus(Guid ItemId, string Code, ItemStatus Status, int StimulusVersion);

/// <param name="Drafts">Codes of what is being written for it and was not submitted yet.</param>
/// <param name="IsSet">It has three to five items.</param>
public sealed record StimulusDetails(Stimulus Stimulus, IReadOnlyList<StimulusText> Versions, IReadOnlyList<ItemOfStimulus> Items, IReadOnlyList<string> Drafts, bool IsSet);

/// <param name="Items">How many go with it, retired ones left out.</param>
public sealed record StimulusSummary(Guid StimulusId, string Code, string Title, int ContentVersion, bool Retired, string Words, int Items);

public static class TheStimulusEndpoint
{
    public const int PageSize = 50;
    private const int Shown = 160;

    [WolverineGet("/api/stimuli/{stimulusId}"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<StimulusDetails> Get([ReadModel] Stimulus stimulus, IQuerySession session, CancellationToken ct)
    {
        var versions = await session.LoadManyAsync<StimulusText>(ct, [.. Enumerable.Range(1, stimulus.ContentVersion).Select(v => StimulusText.IdOf(stimulus.Id, v))]);
        var items = await session.ItemsOfStimulusAsync(stimulus.Id, ct);
        var drafts = await session.Query<ItemDraft>().Where(d => d.Content.Stimulus!.StimulusId == stimulus.Id).Select(d => d.Code).ToListAsync(ct);
        return new(stimulus, [.. versions.OrderByDescending(v => v.ContentVersion)], [.. items.Select(i => new ItemOfStimulus(i.Id, i.Code, i.Status, i.StimulusVersion))],
            [.. drafts.Except(items.Select(i => i.Code)).Order(StringComparer.Ordinal)], Stimulus.IsSet(items.Count));
    }

    [WolverineGet("/api/stimuli"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<IReadOnlyList<StimulusSummary>> List(int? page, IQuerySession session, CancellationToken ct)
    {
        var stimuli = await session.Query<Stimulus>().OrderBy(s => s.Code).Skip(Paging.Skip(page, PageSize)).Take(PageSize).ToListAsync(ct);
        var items = await ItemSearch.CountByStimulusAsync(session, [.. stimuli.Select(s => s.Id)], ct);
        return [.. stimuli.Select(s => new StimulusSummary(s.Id, s.Code, s.Content.Title, s.ContentVersion, s.Retired, Short(Words.Of(s.Content.Body)), items.GetValueOrDefault(s.Id)))];
    }

    /// <summary>A version as a browser is told of it in an exam.</summary>
    /// <param name="version">Its number; left out: the newest.</param>
    [WolverineGet("/api/stimuli/{stimulusId}/preview"), Authorize(Roles = Roles.ItemReaders)]
    [ProducesResponseType<ShownStimulus>(200), ProducesResponseType<ProblemDetails>(404)]
    public static async Task<IResult> Preview(Guid stimulusId, int? version, IQuerySession session, CancellationToken ct)
    {
        var body = version is { } number ? (await session.LoadAsync<StimulusText>(StimulusText.IdOf(stimulusId, number), ct))?.Content.Body
            : (await session.LoadAsync<Stimulus>(stimulusId, ct))?.Content.Body;
        return body is null ? Results.Problem(Problems.Missing("The stimulus or this version of it")) : Results.Ok(await PreviewStimulusEndpoint.SeenAsync(session, body, ct));
    }

    private static string Short(string words) => words.Length <= Shown ? words : words[..Shown] + "…";
}
