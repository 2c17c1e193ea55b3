using Cbhcr.Exam.Delivery;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <summary>A decision or an appeal about an incident reaches the result: its score stops to count, or counts again.</summary>
public static class HonourDecisionHandler
{
    public static async Task Handle(SittingJudged message, IDocumentSession session, Instant now, CancellationToken ct)
    {
        // Where there is no result yet, scoring itself asks.
        if (await session.FinishedSittingAsync(message.SittingId, ct) is not { } sitting) return;
        var stream = await session.Events.FetchForWriting<Result>(Marking.ResultIdOf(message.SittingId), ct);
        if (stream.Aggregate is { } result && Change(result, sitting.IsVoid, now) is { } change) stream.AppendOne(change);
    }

    /// <returns>Null when the result stands as it should.</returns>
    public static object? Change(Result result, bool isVoid, Instant now) => (result.State == ResultState.Voided, isVoid) switch
    {
        (false, true) => new ResultVoided(now),
        (true, false) => new ResultRestored(now),
        _ => null,
    };
}
