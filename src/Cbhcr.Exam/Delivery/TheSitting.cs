using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Qti.Player;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record StoredResponse(string ItemId, string? OptionId, int Sequence);

public sealed record ShownAgreement(string Version, IReadOnlyList<string> Paragraphs, Instant? AcceptedAt);

/// <summary>Everything the player gets. There is no key, rationale, item code or word on what is scored in it, by type.</summary>
public sealed record SittingDelivery(
    Guid SittingId, SittingStatus Status, int Fence, int Version, string CandidateLabel, string ExamTitle, bool Demonstration, string FormLabel,
    Instant ServerNow, Instant? Deadline, long? TimeLeft, long TimeAllowed, int LastSequence, string ReceiptHash,
    ShownAgreement Agreement, IReadOnlyList<PlayerItem> Tutorial, IReadOnlyList<PlayerItem> Items, IReadOnlyList<StoredResponse> Responses);

public static class TheSittingEndpoint
{
    public static async Task<(Paper?, IReadOnlyList<RecordedResponse>)> LoadAsync(Sitting sitting, IQuerySession session, Papers papers, CancellationToken ct)
    {
        var paper = await papers.OfAsync(session, sitting.FormId, sitting.FormHash, ct);
        if (sitting.Status is not (SittingStatus.InProgress or SittingStatus.Paused)) return (paper, []);
        var events = await session.Events.FetchStreamAsync(sitting.Id, token: ct);
        return (paper, [.. events.Select(e => e.Data).OfType<ResponsesRecorded>().SelectMany(e => e.Responses)]);
    }

    [WolverineGet("/api/sittings/{sittingId}/delivery"), Watched, Authorize(Policy = SittingCookie.Policy)]
    public static SittingDelivery Get([ReadModel] Sitting sitting, Paper? paper, IReadOnlyList<RecordedResponse> recorded, Instant now)
    {
        var clock = TheClockEndpoint.View(sitting, now);
        var items = sitting.Status == SittingStatus.InProgress && paper is not null ? Presentation.Of(paper, sitting.PresentationSeed!) : [];
        var latest = recorded.GroupBy(r => r.Position).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Sequence)!);
        return new(sitting.Id, sitting.Status, sitting.Fence, sitting.Version, Label(sitting), $"{sitting.LevelCode} {paper?.LevelName}".TrimEnd(), sitting.Demonstration,
            paper?.FormCode ?? "", now, clock.Deadline, clock.TimeLeft, (long)sitting.Clock.Total.TotalMilliseconds, sitting.LastSequence, sitting.ReceiptHash,
            new(Agreement.Version, Agreement.Paragraphs, sitting.AgreementAcceptedAt), Tutorial.Items,
            [.. items.Select(i => i.ForThePlayer())],
            [.. items.Where(i => latest.ContainsKey(i.Item.Position)).Select(i => Stored(i, latest[i.Item.Position]))]);
    }

    /// <summary>Four characters to tell candidates in a room apart on screen, without a name.</summary>
    public static string Label(Sitting sitting) => "Candidate " + sitting.Id.ToString("N")[^4..].ToUpperInvariant();

    private static StoredResponse Stored(PresentedItem item, RecordedResponse response) =>
        new(item.OpaqueId, item.Options.FirstOrDefault(o => o.Identifier == response.OptionId)?.OpaqueId, response.Sequence);
}
