using Npgsql;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>How to reach a running server, and the few statements about whole databases.</summary>
internal sealed class ServerConnection(int port, string password)
{
    public int Port => port;

    public string To(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = port, Username = Cluster.Superuser, Password = password, Database = database,
    }.ConnectionString;

    /// <summary>False while the server is starting, ending or not there.</summary>
    public async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            await ExecuteAsync("SELECT 1", ct);
            return true;
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.InvalidPassword)
        {
            throw new EmbeddedPostgresException($"The server on 127.0.0.1:{port} refuses the password in its password file.", refusal);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async Task CreateAsync(string database, CancellationToken ct)
    {
        if (await ExistsAsync(database, ct)) return;
        try
        {
            // template0, since a connection to template1 would stand in the way.
            await ExecuteAsync($"CREATE DATABASE {Quoted(database)} TEMPLATE template0", ct);
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
        }
    }

    public async Task DropAsync(string database, CancellationToken ct)
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {Quoted(database)} WITH (FORCE)", ct);
        await using var pooled = new NpgsqlConnection(To(database));
        NpgsqlConnection.ClearPool(pooled);
    }

    private async Task<bool> ExistsAsync(string database, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT FROM pg_database WHERE datname = $1", connection);
        command.Parameters.Add(new() { Value = database });
        await using var rows = await command.ExecuteReaderAsync(ct);
        return rows.HasRows;
    }

    private async Task ExecuteAsync(string statement, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
