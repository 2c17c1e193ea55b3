using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cbhcr.Exam.Identity;

/// <summary>Creates the identity schema when it is missing. Later shapes come as numbered SQL files in deploy/schema.</summary>
public static class IdentitySchema
{
    // Any fixed number; taken so that two nodes that start at once do not both create.
    private const long Lock = 0x6362_6863_7201;

    public static async Task CreateIfMissingAsync(AccountStore store, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(store.Database.GetConnectionString());
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            if (await ExistsAsync(connection, ct)) return;
            await ExecuteAsync(connection, store.Database.GenerateCreateScript(), ct);
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    public static async Task<bool> ExistsAsync(AccountStore store, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(store.Database.GetConnectionString());
        await connection.OpenAsync(ct);
        return await ExistsAsync(connection, ct);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select to_regclass('identity.accounts') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

#pragma warning disable CA2100 // the text is a constant or the model's own script
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
#pragma warning restore CA2100
}
