using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record SeenOnDevice(Guid ObservationId, string Kind, Instant ClientTime, int? Seconds);

public sealed record RecordObservations(string DeviceId, IReadOnlyList<SeenOnDevice> Observations);

public static class RecordObservationsEndpoint
{
    public const long MaximumBody = 20_000;

    /// <summary>What was seen in the last moments may be on its way when the sitting ends.</summary>
    private static readonly Duration OnItsWay = Duration.FromMinutes(1);

    /// <summary>Read under the sitting's lock: two copies of one batch cannot both find it new.</summary>
    public static Task<WatchLog> LoadAsync(Sitting sitting, IQuerySession session, CancellationToken ct) => WatchLog.OfAsync(session, sitting.Id, ct);

    public static ProblemDetails Validate(RecordObservations command, Sitting sitting, Instant now)
    {
        if (string.IsNullOrWhiteSpace(command.DeviceId) || command.DeviceId.Length > 64) return Problems.Malformed("Send a device id of at most 64 characters.");
        if (command.Observations.Count > Observations.MostInABatch) return Problems.Malformed($"Send at most {Observations.MostInABatch} observations.");
        if (command.Observations.Any(o => !Observations.OfTheDevice.Contains(o.Kind)))
            return Problems.Malformed($"The kind of an observation must be one of {string.Join(", ", Observations.OfTheDevice)}.");
        return sitting.Status is SittingStatus.InProgress or SittingStatus.Paused || (sitting.EndedAt + OnItsWay >= now && command.Observations.Any(o => o.ClientTime <= sitting.EndedAt))
            ? Problems.None
            : Problems.Conflict("Observations belong to a sitting that is under way.", "not-in-progress").With("status", sitting.Status);
    }

    /// <summary>Nothing of it is stored twice, whatever is sent again.</summary>
    [WolverinePost("/api/sittings/{sittingId}/observations"), EmptyResponse, Authorize(Policy = SittingCookie.Policy), RequestSizeLimit(MaximumBody), EnableRateLimiting(WatchLimit.Name)]
    public static (EventsToAppend, IStorageAction<ObservationsBeyond>) Post(
        RecordObservations command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, WatchLog log, [NotBody] Instant now)
    {
        var seen = command.Observations.Where(o => !sitting.IsOver || o.ClientTime <= sitting.EndedAt).Select(o => new Observation(o.ObservationId, o.Kind, o.ClientTime, o.Seconds));
        // Whoever has a second device open is not the one who may answer, but is there.
        if (command.DeviceId != sitting.DeviceId)
            seen = seen.Append(new(Observations.IdOf(sitting.Id, command.DeviceId), Observations.OtherDevice, now, null));
        return log.Take(sitting.Id, seen, now);
    }
}

/// <summary>What has been seen in one sitting so far. It is asked of the log, so that the hot state stays small.</summary>
public sealed record WatchLog(IReadOnlySet<Guid> Known, int Beyond)
{
    public static async Task<WatchLog> OfAsync(IQuerySession session, Guid sittingId, CancellationToken ct)
    {
        var recorded = await RecordedAsync(session, sittingId, ct);
        var beyond = await session.LoadAsync<ObservationsBeyond>(sittingId, ct);
        return new(recorded.SelectMany(e => e.Observations).Select(o => o.ObservationId).ToHashSet(), beyond?.Count ?? 0);
    }

    public static async Task<IReadOnlyList<ObservationsRecorded>> RecordedAsync(IQuerySession session, Guid sittingId, CancellationToken ct) =>
        [.. (await session.Events.QueryAllRawEvents().Where(e => e.StreamId == sittingId && e.EventTypeName == "sitting.observations_recorded").ToListAsync(ct))
            .OrderBy(e => e.Version).Select(e => e.Data).Cast<ObservationsRecorded>()];

    public (EventsToAppend, IStorageAction<ObservationsBeyond>) Take(Guid sittingId, IEnumerable<Observation> seen, Instant now)
    {
        var (fresh, beyond) = Observations.NewOf(seen, Known, now);
        return (fresh.Count == 0 ? [] : [new ObservationsRecorded(fresh, now)],
            beyond == 0 ? Storage.Nothing<ObservationsBeyond>() : Storage.Store(new ObservationsBeyond(sittingId, Beyond + beyond)));
    }
}
