using System.Text.Json.Serialization;
using Cbhcr.Exam.Delivery.Proctoring;
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

/// <param name="Answers">All types but one best answer.</param>
public sealed record StoredResponse(
    string ItemId, string? OptionId, int Sequence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GivenAnswer>? Answers = null);

/// <param name="Key">For texts; null where there are none or the person was erased.</param>
public sealed record RecordedSoFar(IReadOnlyList<RecordedResponse> Responses, DataKey? Key);

public sealed record ShownAgreement(string Version, IReadOnlyList<string> Paragraphs, Instant? AcceptedAt, Instant? ExpiresAt);

/// <param name="Number">From 1.</param>
/// <param name="BreakMinutes">Of the break after it; 0 for none.</param>
public sealed record ShownSection(int Number, int Of, string Name, bool MayReturn, bool HasOwnTime, int BreakMinutes, string? Next);

public sealed record PlayerTools(bool Calculator);

/// <summary>Everything the player gets. There is no key, rationale, item code or word on what is scored in it, by type.</summary>
/// <param name="RemoteProctoring">Before the start only.</param>
/// <param name="TextSize">In percent: how large the text is on a device that is new to this sitting; null for its own size. The candidate can change it.</param>
public sealed record SittingDelivery(
    Guid SittingId, SittingStatus Status, int Fence, int Version, string CandidateLabel, string ExamTitle, bool Demonstration, string FormLabel,
    Instant ServerNow, Instant? Deadline, long? TimeLeft, long TimeAllowed, int LastSequence, string ReceiptHash,
    ShownSection? Section, PlayerTools Tools, ShownAgreement Agreement, IReadOnlyList<PlayerItem> Tutorial, IReadOnlyList<PlayerItem> Items, IReadOnlyList<StoredResponse> Responses,
    RemoteProctoring? RemoteProctoring, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? TextSize = null);

public static class TheSittingEndpoint
{
    public static async Task<(Paper?, RecordedSoFar, RemoteProctoring?)> LoadAsync(Sitting sitting, IQuerySession session, Papers papers, PersonalData people, CancellationToken ct)
    {
        var paper = await papers.OfAsync(session, sitting.FormId, sitting.FormHash, ct);
        if (sitting.Status is not (SittingStatus.InProgress or SittingStatus.Paused)) return (paper, new([], null), sitting.IsOver ? null : await RemoteProctoring.OfAsync(session, sitting, ct));
        var events = await session.Events.FetchStreamAsync(sitting.Id, token: ct);
        RecordedResponse[] responses = [.. events.Select(e => e.Data).OfType<ResponsesRecorded>().SelectMany(e => e.Responses)];
        var key = responses.Any(r => r.Answers?.Any(a => a.Text is not null) == true) ? await people.ForReadingAsync(session, sitting.CandidateId, ct) : null;
        return (paper, new(responses, key), null);
    }

    [WolverineGet("/api/sittings/{sittingId}/delivery"), Watched, Authorize(Policy = SittingCookie.Policy)]
    public static SittingDelivery Get([ReadModel] Sitting sitting, Paper? paper, RecordedSoFar recorded, RemoteProctoring? remote, Instant now)
    {
        var clock = TheClockEndpoint.View(sitting, now);
        IReadOnlyList<PresentedItem> items = sitting.Status == SittingStatus.InProgress && paper is not null
            ? [.. paper.Items.Where(i => sitting.IsOpen(i.Position)).Select(i => Presentation.Of(i, sitting.PresentationSeed!))] : [];
        var latest = recorded.Responses.GroupBy(r => r.Position).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Sequence)!);
        return new(sitting.Id, sitting.Status, sitting.Fence, sitting.Version, Label(sitting), $"{sitting.LevelCode} {paper?.LevelName}".TrimEnd(), sitting.Demonstration,
            paper?.FormCode ?? "", now, clock.Deadline, clock.TimeLeft, (long)sitting.Clock.Total.TotalMilliseconds, sitting.SequenceSeen, sitting.ReceiptHash,
            ShownAs(sitting), new(sitting.Calculator), new(Agreement.Version, Agreement.Paragraphs, sitting.AgreementAcceptedAt, sitting.AgreementExpiresAt), Tutorial.Items,
            [.. items.Select(i => i.ForThePlayer())],
            [.. items.Where(i => latest.ContainsKey(i.Item.Position)).Select(i => Stored(sitting.Id, i, latest[i.Item.Position], recorded.Key))], remote,
            sitting.Variants.Contains(SittingVariants.LargeText) ? SittingVariants.LargestTextSize : null);
    }

    /// <summary>Four characters to tell candidates in a room apart on screen, without a name.</summary>
    public static string Label(Sitting sitting) => "Candidate " + sitting.Id.ToString("N")[^4..].ToUpperInvariant();

    private static ShownSection? ShownAs(Sitting sitting) => sitting.Sections.Count == 0 ? null : sitting.Sections[sitting.Section] switch
    {
        var s => new(sitting.Section + 1, sitting.Sections.Count, s.Name, s.MayReturn, s.AllowedSeconds is not null, s.BreakSeconds / 60,
            sitting.HasNextSection ? sitting.Sections[sitting.Section + 1].Name : null),
    };

    private static StoredResponse Stored(Guid sittingId, PresentedItem item, RecordedResponse response, DataKey? key) =>
        new(item.OpaqueId, item.Options.FirstOrDefault(o => o.Identifier == response.OptionId)?.OpaqueId, response.Sequence,
            item.Shown?.Tell(SealedAnswers.Read(sittingId, response.Sequence, response.Answers ?? [], key)));
}
