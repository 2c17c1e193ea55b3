using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cbhcr.Exam.Commands;

/// <summary>A database that is made for one run: on the configured server, or on the private one.</summary>
public sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgresServer? _server;
    private readonly bool _keep;

    private ScratchDatabase(string name, string connectionString, EmbeddedPostgresServer? server, bool keep) =>
        (Name, ConnectionString, _server, _keep) = (name, connectionString, server, keep);

    public string Name { get; }

    public string ConnectionString { get; }

    public static async Task<ScratchDatabase> CreateAsync(string name, bool keep = false, CancellationToken ct = default)
    {
        var configured = Environment.GetEnvironmentVariable("ConnectionStrings__Exam");
        if (!string.IsNullOrEmpty(configured))
        {
            await ExecuteAsync(configured, $"drop database if exists \"{name}\" with (force)", ct);
            await ExecuteAsync(configured, $"create database \"{name}\"", ct);
            return new(name, new NpgsqlConnectionStringBuilder(configured) { Database = name }.ConnectionString, null, keep);
        }
        var root = Repository.Root(Directory.GetCurrentDirectory(), AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();
        var server = await EmbeddedPostgresServer.StartOrJoinAsync(new EmbeddedPostgresOptions { RootFolder = root }, NullLogger.Instance, ct);
        await server.RecreateDatabaseAsync(name, ct);
        return new(name, server.ConnectionString(name), server, keep);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (!_keep)
        {
            if (_server is not null) await _server.DropDatabaseAsync(Name, CancellationToken.None);
            else await ExecuteAsync(Environment.GetEnvironmentVariable("ConnectionStrings__Exam")!, $"drop database if exists \"{Name}\" with (force)", CancellationToken.None);
        }
        if (_server is not null) await _server.DisposeAsync();
    }

#pragma warning disable CA2100 // the name is ours
    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
#pragma warning restore CA2100
}
