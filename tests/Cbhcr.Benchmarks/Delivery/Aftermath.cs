using System.Diagnostics;
using Npgsql;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>What submitting sets going: a stored message that whoever lives must take up. One that a dead node held comes to another after a minute or two.</summary>
internal static class Aftermath
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <returns>Sittings that were scored, and how many results there are beyond one for each.</returns>
    public static async Task<(long Scored, long Twice)> OfAsync(string connectionString, int expected, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(500, ct))
        {
            await using var command = new NpgsqlCommand("select count(distinct data->>'sittingId'), count(*) from events.mt_events where type = 'result.scored'", connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            var (scored, all) = (reader.GetInt64(0), reader.GetInt64(1));
            if (scored >= expected || waited.Elapsed > Patience) return (scored, all - scored);
        }
    }
}
