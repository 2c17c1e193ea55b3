using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

public sealed record ObservedLine(Guid ObservationId, string Kind, string Words, Instant At, Instant ReceivedAt, int? Seconds);

/// <param name="Beyond">Seen after the most that are kept; only their number is known.</param>
public sealed record ObservedSitting(Guid SittingId, Guid CandidateId, string Label, IReadOnlyList<ObservedLine> Lines, int Beyond, bool ExemptFromLockdown, bool IsOver);

public static class TheObservationsEndpoint
{
    /// <summary>In the order in which it happened, as far as the device's clock can be believed.</summary>
    [WolverineGet("/api/sittings/{sittingId}/observations"), Authorize(Roles = $"{Roles.Proctor},{Roles.CredentialingOfficer}")]
    public static async Task<Results<Ok<ObservedSitting>, ProblemHttpResult>> Get(Guid sittingId, IQuerySession session, CancellationToken ct) =>
        await session.ObservedSittingAsync(sittingId, ct) is { } observed ? TypedResults.Ok(observed) : TypedResults.Problem(Problems.Missing("The sitting"));

    public static async Task<ObservedSitting?> ObservedSittingAsync(this IQuerySession session, Guid sittingId, CancellationToken ct)
    {
        if (await session.LoadAsync<Sitting>(sittingId, ct) is not { } sitting) return null;
        var lines = (await WatchLog.RecordedAsync(session, sittingId, ct))
            .SelectMany(e => e.Observations.Select(o => new ObservedLine(o.ObservationId, o.Kind, Observations.InWords(o), o.At, e.ReceivedAt, o.Seconds))).OrderBy(l => l.At);
        var beyond = await session.LoadAsync<ObservationsBeyond>(sittingId, ct);
        return new(sitting.Id, sitting.CandidateId, TheSittingEndpoint.Label(sitting), [.. lines], beyond?.Count ?? 0, sitting.ExemptFromLockdown, sitting.IsOver);
    }
}
