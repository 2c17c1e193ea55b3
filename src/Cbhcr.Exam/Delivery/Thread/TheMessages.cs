using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="From">proctor or candidate.</param>
public sealed record ShownMessage(Guid MessageId, string From, string Text, Instant SentAt);

public sealed record ShownMessages(IReadOnlyList<ShownMessage> Messages);

public static class TheMessagesEndpoint
{
    /// <summary>What candidate and proctor wrote to each other, oldest first. Notes and incidents are not in it.</summary>
    [WolverineGet("/api/sittings/{sittingId}/messages"), Authorize(Policy = SittingCookie.Policy)]
    public static async Task<ShownMessages> Get([ReadModel] Sitting sitting, PersonalData people, IQuerySession session, CancellationToken ct)
    {
        var key = await people.ForReadingAsync(session, sitting.CandidateId, ct);
        var texts = await session.Query<ThreadText>().Where(t => t.SittingId == sitting.Id && t.Kind == "message").ToListAsync(ct);
        return new([.. texts.OrderBy(t => t.At).Select(t => new ShownMessage(t.RecordId, t.FromCandidate ? "candidate" : "proctor", t.Read(key), t.At))]);
    }
}
