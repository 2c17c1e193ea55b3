using System.Collections.Concurrent;
using Cbhcr.Exam.Platform;
using NodaTime;
using Npgsql;

namespace Cbhcr.Exam.Delivery;

/// <summary>What is known of a candidate's connection.</summary>
/// <param name="LastSeen">The last time that any node heard from the player; null when none has said so.</param>
/// <param name="WatchedSince">From when on silence means something: before, nobody here was listening.</param>
public readonly record struct Contact(Instant? LastSeen, Instant WatchedSince)
{
    /// <summary>A player asks for the clock every ten seconds, and what nodes tell is up to six seconds old.</summary>
    public static Duration Patience { get; } = Duration.FromSeconds(30);

    /// <summary>Nothing is known of anybody.</summary>
    public static Contact Unknown { get; } = new(null, Instant.MaxValue);

    public bool IsConnected(Instant now) => LastSeen is { } seen && now - seen <= Patience;

    /// <summary>Silent for as long as somebody listened. After a start of the program nobody is lost until there was time to come back.</summary>
    public bool IsLost(Instant now)
    {
        var since = LastSeen is { } seen && seen > WatchedSince ? seen : WatchedSince;
        return since < now && now - since > Patience;
    }
}

/// <summary>
/// Who was heard from, known to every node. A contact is one write into a dictionary here; once a second the new ones go to the other nodes
/// in a PostgreSQL notification. Nothing is stored: at ten contacts a second and room a table would cost a row version each, and what it
/// would keep over a restart of all nodes is old by then. A node that starts asks the others for what they know; when none is left, the
/// connection is unknown, which is not lost.
/// </summary>
public sealed partial class Presence(DatabaseSignals signals, IConfiguration configuration, IClock clock, ILogger<Presence> logger) : BackgroundService
{
    public const string Channel = "cbhcr_presence";

    // Told again when it is this much newer: five seconds are nothing beside the patience, and save most of the telling.
    private static readonly long Step = Duration.FromSeconds(5).BclCompatibleTicks;
    private static readonly Duration Forgotten = Duration.FromHours(12);
    private static readonly Duration Looking = Duration.FromSeconds(15);

    // Ticks and not instants: a value of eight bytes is replaced in place.
    private readonly ConcurrentDictionary<Guid, long> _sittings = new();
    private readonly ConcurrentDictionary<(Guid Room, Guid Person), long> _watchers = new();
    private readonly ConcurrentDictionary<(Guid Key, Guid Person), long> _told = new();
    private long _since = long.MaxValue;
    private int _askedForAll;
    private int _hello;

    /// <summary>A word from the candidate's player, whatever it was about.</summary>
    public void Seen(Guid sittingId, Instant now) => _sittings[sittingId] = now.ToUnixTimeTicks();

    public Contact Of(Guid sittingId)
    {
        var since = Interlocked.Read(ref _since);
        return new(_sittings.TryGetValue(sittingId, out var at) ? Instant.FromUnixTimeTicks(at) : null, since == long.MaxValue ? Instant.MaxValue : Instant.FromUnixTimeTicks(since));
    }

    /// <summary>Somebody has the room's live screen open.</summary>
    public void Looks(Guid roomId, Guid accountId, Instant now) => _watchers[(roomId, accountId)] = now.ToUnixTimeTicks();

    /// <summary>How many people besides this one look at the room, on any node.</summary>
    public int OthersLooking(Guid roomId, Guid accountId, Instant now)
    {
        var oldest = (now - Looking).ToUnixTimeTicks();
        return _watchers.Count(w => w.Key.Room == roomId && w.Key.Person != accountId && w.Value >= oldest);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Heard += Hear;
        signals.Listening += Begin;
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await second.WaitForNextTickAsync(stoppingToken)) await TellAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            signals.Heard -= Hear;
            signals.Listening -= Begin;
        }
    }

    /// <summary>What was said while nobody listened is not known: silence counts from now.</summary>
    private void Begin()
    {
        Interlocked.Exchange(ref _since, clock.GetCurrentInstant().ToUnixTimeTicks());
        Interlocked.Exchange(ref _hello, 1);
    }

    private void Hear(string channel, string payload)
    {
        if (channel != Channel) return;
        if (payload == PresencePayload.Hello)
        {
            Interlocked.Exchange(ref _askedForAll, 1);
            return;
        }
        var now = clock.GetCurrentInstant();
        foreach (var (key, person, ago) in PresencePayload.Read(payload))
        {
            var at = (now - Duration.FromSeconds(ago)).ToUnixTimeTicks();
            if (person == Guid.Empty) _sittings.AddOrUpdate(key, at, (_, known) => Math.Max(known, at));
            else _watchers.AddOrUpdate((key, person), at, (_, known) => Math.Max(known, at));
            // Heard by all: nobody need repeat it.
            _told.AddOrUpdate((key, person), at, (_, known) => Math.Max(known, at));
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        var payloads = PresencePayload.Write(New(clock.GetCurrentInstant(), Interlocked.Exchange(ref _askedForAll, 0) == 1)).ToList();
        if (Interlocked.Exchange(ref _hello, 0) == 1) payloads.Add(PresencePayload.Hello);
        if (payloads.Count == 0) return;
        try
        {
            await using var connection = new NpgsqlConnection(configuration.GetConnectionString(EventStore.ConnectionName));
            await connection.OpenAsync(ct);
            await using var batch = new NpgsqlBatch(connection);
            foreach (var payload in payloads)
                batch.BatchCommands.Add(new("select pg_notify($1, $2)") { Parameters = { new() { Value = Channel }, new() { Value = payload } } });
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (Exception e) when (e is NpgsqlException or System.Net.Sockets.SocketException or IOException)
        {
            // The next second tells all of it again.
            Interlocked.Exchange(ref _askedForAll, 1);
            LogUntold(logger, e.Message);
        }
    }

    /// <summary>What this node has not told yet, or all it knows; what is long past is forgotten on the way.</summary>
    private List<Sighting> New(Instant now, bool all)
    {
        var (oldest, ticks) = ((now - Forgotten).ToUnixTimeTicks(), now.ToUnixTimeTicks());
        var found = new List<Sighting>();
        void Look(Guid key, Guid person, long at)
        {
            if (!all && _told.TryGetValue((key, person), out var told) && at - told < Step) return;
            _told[(key, person)] = at;
            found.Add(new(key, person, (ushort)Math.Clamp((ticks - at + NodaConstants.TicksPerSecond - 1) / NodaConstants.TicksPerSecond, 0, ushort.MaxValue)));
        }
        foreach (var (key, at) in _sittings)
            if (at >= oldest) Look(key, Guid.Empty, at);
            else if (_sittings.TryRemove(KeyValuePair.Create(key, at))) _told.TryRemove((key, Guid.Empty), out _);
        foreach (var (key, at) in _watchers)
            if (at >= (now - Looking).ToUnixTimeTicks()) Look(key.Room, key.Person, at);
            else if (_watchers.TryRemove(KeyValuePair.Create(key, at))) _told.TryRemove((key.Room, key.Person), out _);
        return found;
    }

    [LoggerMessage(LogLevel.Warning, "Could not tell the other nodes who was heard from ({Reason}); trying again.")]
    private static partial void LogUntold(ILogger logger, string reason);
}
