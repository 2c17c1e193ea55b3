using System.Collections.Concurrent;
using Cbhcr.Exam.Identity;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>A room as it stands: who sits in it, those who need somebody first, and who looks after it.</summary>
public sealed record RosterState(Room Room, IReadOnlyList<RosterRow> Rows, Instant ReadAt);

/// <summary>
/// Reads rooms for the live screens: once for all who look, and of the sittings only those whose version is not the one already read.
/// Three hundred candidates at work cost one narrow query a second and a few rows.
/// </summary>
public sealed class RosterBoard(IServiceScopeFactory scopes, IDocumentStore store, Presence presence, IClock clock)
{
    private static readonly Duration Fresh = Duration.FromMilliseconds(400);
    private static readonly Duration NamesAreGoodFor = Duration.FromMinutes(1);
    private static readonly Duration Unused = Duration.FromMinutes(5);

    private sealed class Watched
    {
        public SemaphoreSlim Gate { get; } = new(1);
        public Dictionary<Guid, Sitting> Sittings { get; } = [];
        public IReadOnlyDictionary<Guid, string> Names { get; set; } = new Dictionary<Guid, string>();
        public Instant NamesReadAt { get; set; } = Instant.MinValue;
        public RosterState? State { get; set; }
    }

    private readonly ConcurrentDictionary<string, Watched> _rooms = new();

    /// <summary>For the live screens; what somebody else read a moment ago will do.</summary>
    public Task<RosterState> FollowAsync(string room, CancellationToken ct) => ReadAsync(room, Fresh, ct);

    /// <summary>As it stands now: whoever has just done something sees it done.</summary>
    public Task<RosterState> ReadAsync(string room, CancellationToken ct) => ReadAsync(room, Duration.Zero, ct);

    private async Task<RosterState> ReadAsync(string room, Duration oldest, CancellationToken ct)
    {
        var watched = _rooms.GetOrAdd(room, _ => new());
        await watched.Gate.WaitAsync(ct);
        try
        {
            var now = clock.GetCurrentInstant();
            if (watched.State is { } state && now - state.ReadAt < oldest) return state;
            return watched.State = await ReadNewAsync(room, watched, now, ct);
        }
        finally
        {
            watched.Gate.Release();
            Forget();
        }
    }

    private async Task<RosterState> ReadNewAsync(string room, Watched watched, Instant now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var versions = (await session.Query<Sitting>().Where(s => s.Room == room).Select(s => new { s.Id, s.Version }).ToListAsync(ct)).ToDictionary(s => s.Id, s => s.Version);
        foreach (var gone in watched.Sittings.Keys.Where(id => !versions.ContainsKey(id)).ToList()) watched.Sittings.Remove(gone);
        var changed = versions.Where(v => !watched.Sittings.TryGetValue(v.Key, out var known) || known.Version != v.Value).Select(v => v.Key).ToArray();
        if (changed.Length > 0)
            foreach (var sitting in await session.LoadManyAsync<Sitting>(ct, changed)) watched.Sittings[sitting.Id] = sitting;
        await NameAsync(watched, now, ct);
        var rows = watched.Sittings.Values.Select(s => RosterRow.Of(s, watched.Names.GetValueOrDefault(s.CandidateId, "(name not held)"), presence.Of(s.Id), now));
        return new(await session.RoomAsync(room, ct), [.. InOrder(rows)], now);
    }

    public static IEnumerable<RosterRow> InOrder(IEnumerable<RosterRow> rows) =>
        rows.OrderBy(r => r.Rank).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.SittingId);

    private async Task NameAsync(Watched watched, Instant now, CancellationToken ct)
    {
        var known = watched.Sittings.Values.All(s => watched.Names.ContainsKey(s.CandidateId));
        // A name may be put right, or be erased.
        if (known && now - watched.NamesReadAt < NamesAreGoodFor) return;
        await using var scope = scopes.CreateAsyncScope();
        watched.Names = await scope.ServiceProvider.GetRequiredService<Accounts>().NamesAsync(watched.Sittings.Values.Select(s => s.CandidateId), ct);
        watched.NamesReadAt = now;
    }

    private void Forget()
    {
        var oldest = clock.GetCurrentInstant() - Unused;
        foreach (var (name, watched) in _rooms)
            if (watched.State is { } state && state.ReadAt < oldest && watched.Gate.CurrentCount == 1) _rooms.TryRemove(name, out _);
    }
}
