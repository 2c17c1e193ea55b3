using Cbhcr.Exam.Platform;
using Marten;
using Marten.Events;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cbhcr.Exam.Delivery;

/// <summary>A sitting before and after what is to be stored of it now.</summary>
internal sealed record SittingChange(Sitting Before, Sitting After, IReadOnlyList<object> Events);

/// <summary>
/// Stores the answers of many sittings with one statement, which is one trip to the database and one wait for the disk. It writes the rows
/// that the store would write (events, the stream's version, the snapshot), in its tables; a test compares the two. The store's own way
/// reads each snapshot again and takes three trips, which was most of the time of saving an answer.
/// </summary>
internal sealed class AnswerCommit(IDocumentStore store, IdSource ids, string connectionString)
{
    // The statement's plan never depends on the values: at most two hundred rows found by their keys. PostgreSQL would plan it anew for every
    // commit and then build hash tables for a handful of rows; on a connection that does nothing else it need not.
    private readonly string _connection = Planned(connectionString);

    private static string Planned(string connectionString)
    {
        var own = new NpgsqlConnectionStringBuilder(EventStore.Tuned(connectionString)) { ApplicationName = "answer-writer", MaxPoolSize = 2 };
        own.Options = $"{own.Options} -c plan_cache_mode=force_generic_plan -c enable_hashjoin=off".Trim();
        return own.ConnectionString;
    }

    // The stream's row is locked first, in the order of ids, and its version looked at again after the wait: whoever was faster wins, and
    // the sitting is left out here. What is left out is decided again by the caller.
    private const string Statement = """
        with given as (select * from unnest($1, $2, $3, $4) as g(id, old, new, state)),
        held as (
            select s.id from events.mt_streams s join given g on g.id = s.id
            where s.version = g.old and not s.is_archived order by s.id for update of s),
        moved as (
            update events.mt_streams s set version = g.new, timestamp = now() from given g join held h on h.id = g.id
            where s.id = g.id and not s.is_archived returning s.id),
        written as (
            insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
            select nextval('events.mt_events_sequence'), e.id, e.stream, e.version, e.data, e.type, e.at, '*DEFAULT*', e.dotnet, false
            from (select u.* from unnest($5, $6, $7, $8, $9, $10, $11) with ordinality as u(id, stream, version, data, type, dotnet, at, place)
                  join moved m on m.id = u.stream order by u.place) e),
        kept as (
            update docs.mt_doc_sitting d set data = g.state, mt_version = g.new, mt_last_modified = now() from given g join moved m on m.id = g.id
            where d.id = g.id)
        select id from moved
        """;

    private EventMapping Mapping(object e) => ((EventGraph)store.Options.Events).EventMappingFor(e.GetType());

    /// <returns>The sittings that were stored; the others have changed in between.</returns>
    public async Task<IReadOnlySet<Guid>> StoreAsync(IReadOnlyList<SittingChange> changes, Instant now)
    {
        var serializer = store.Options.Serializer();
        var events = changes.SelectMany(c => c.Events.Select((e, i) => (Change: c, Event: e, Version: (long)c.Before.Version + 1 + i))).ToList();
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Statement, connection);
        void Add<T>(NpgsqlDbType type, IEnumerable<T> values) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type });
        Add(NpgsqlDbType.Uuid, changes.Select(c => c.Before.Id));
        Add(NpgsqlDbType.Bigint, changes.Select(c => (long)c.Before.Version));
        Add(NpgsqlDbType.Bigint, changes.Select(c => (long)c.After.Version));
        Add(NpgsqlDbType.Jsonb, changes.Select(c => serializer.ToJson(c.After)));
        Add(NpgsqlDbType.Uuid, events.Select(_ => ids.Next().Value));
        Add(NpgsqlDbType.Uuid, events.Select(e => e.Change.Before.Id));
        Add(NpgsqlDbType.Bigint, events.Select(e => e.Version));
        Add(NpgsqlDbType.Jsonb, events.Select(e => serializer.ToJson(e.Event)));
        Add(NpgsqlDbType.Varchar, events.Select(e => Mapping(e.Event).EventTypeName));
        Add(NpgsqlDbType.Varchar, events.Select(e => Mapping(e.Event).DotNetTypeName));
        Add(NpgsqlDbType.TimestampTz, events.Select(_ => now.ToDateTimeOffset()));
        var stored = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) stored.Add(reader.GetGuid(0));
        return stored;
    }
}
