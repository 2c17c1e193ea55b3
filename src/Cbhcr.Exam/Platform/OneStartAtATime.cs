using Npgsql;

namespace Cbhcr.Exam.Platform;

/// <summary>
/// Nodes that start together take turns: each would find no cookie key, no roles and no first administrator, and make its own. The turn is a lock
/// of a database session, so it ends with the program however that ends.
/// </summary>
public sealed class OneStartAtATime : IAsyncDisposable
{
    private const long Number = 0x63626863725F3031;
    private readonly NpgsqlConnection _connection;

    private OneStartAtATime(NpgsqlConnection connection) => _connection = connection;

    public static async Task<OneStartAtATime> WaitAsync(IConfiguration configuration, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(EventStore.ConnectionName)) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            await using (var patience = new NpgsqlCommand("set lock_timeout = '2min'", connection)) await patience.ExecuteNonQueryAsync(ct);
            await using var wait = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Number } }, CommandTimeout = 150 };
            await wait.ExecuteNonQueryAsync(ct);
            return new(connection);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await connection.DisposeAsync();
            throw new RefusedToStartException("Another node has been starting for two minutes. Look at its log.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
