using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;
using Wolverine;

namespace Cbhcr.Exam.Delivery;

/// <summary>On an endpoint that a sitting's browser calls regularly and that saves nothing: a good place to look where the call comes from.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WatchedAttribute : Attribute;

/// <summary>The server itself noticed this.</summary>
public sealed record NoteObservation(Guid SittingId, Observation Seen);

public static class NoteObservationHandler
{
    public static async Task Handle(NoteObservation message, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForExclusiveWriting<Sitting>(message.SittingId, ct);
        if (stream.Aggregate is not { Status: SittingStatus.InProgress or SittingStatus.Paused }) return;
        var (fresh, _) = Observations.NewOf([message.Seen], (await WatchLog.OfAsync(session, message.SittingId, ct)).Known, now);
        if (fresh.Count > 0) stream.AppendOne(new ObservationsRecorded(fresh, now));
    }
}

/// <summary>
/// Whether a sitting's calls still come from the same address and browser. What is compared are hashes under a key that this process made
/// for itself; nothing of it is stored or logged, and a restart forgets it. Several nodes each know what came to them.
/// </summary>
public sealed class WhereFrom
{
    private const int Most = 50_000;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<Guid, (long Address, long Browser)> _known = new();

    /// <summary>The kinds of change since the last call of this sitting.</summary>
    public IReadOnlyList<string> Changes(Guid sittingId, string address, string browser)
    {
        var now = (Address: Hash(sittingId, "address", address), Browser: Hash(sittingId, "browser", browser));
        if (_known.TryGetValue(sittingId, out var before) && before == now) return [];
        // Full is rare; forgetting means that one change goes unseen.
        if (_known.Count >= Most) _known.Clear();
        _known[sittingId] = now;
        if (before == default) return [];
        return [.. new[] { before.Address == now.Address ? "" : Observations.AddressChanged, before.Browser == now.Browser ? "" : Observations.BrowserChanged }.Where(k => k != "")];
    }

    private long Hash(Guid sittingId, string what, string value) =>
        BitConverter.ToInt64(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{sittingId:N}|{what}|{value}")));
}

public static class Watching
{
    public static void UseWatching(this WebApplication app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.GetEndpoint()?.Metadata.GetMetadata<WatchedAttribute>() is null || http.Response.StatusCode != StatusCodes.Status200OK) return;
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var sittingId)) return;
        var services = http.RequestServices;
        var changes = services.GetRequiredService<WhereFrom>().Changes(sittingId, http.Connection.RemoteIpAddress?.ToString() ?? "", http.Request.Headers.UserAgent.ToString());
        foreach (var kind in changes)
            await services.GetRequiredService<IMessageBus>().PublishAsync(new NoteObservation(sittingId,
                new(services.GetRequiredService<IdSource>().Next().Value, kind, services.GetRequiredService<IClock>().GetCurrentInstant(), null)));
    });
}
