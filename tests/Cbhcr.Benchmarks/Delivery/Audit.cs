using System.Text.Json;
using Npgsql;

namespace Cbhcr.Benchmarks.Delivery;

/// <param name="ClockErrors">Sittings whose clock, as the server told it, is not what their events make it; see <see cref="ClockAudit"/>.</param>
/// <param name="ClockFaults">What was told in those sittings.</param>
public sealed record AuditResult(long Acknowledged, long Found, long Lost, long Duplicated, long Wrong, long ClockErrors, string ClockFaults)
{
    public bool IsClean => this is { Lost: 0, Duplicated: 0, Wrong: 0, ClockErrors: 0 };
}

/// <summary>Every acknowledged answer against the event log, read by SQL and not through the program.</summary>
internal static class Audit
{
    private sealed record Stored(Guid ResponseId, int Sequence, int Position, string? OptionId, string OptionsShown);

    public static async Task<AuditResult> OfAsync(string connectionString, IReadOnlyList<VirtualCandidate> candidates, CancellationToken ct)
    {
        var log = await ReadAsync(connectionString, ct);
        long acknowledged = 0, found = 0, lost = 0, duplicated = 0, wrong = 0;
        foreach (var candidate in candidates)
        {
            var stored = log.GetValueOrDefault(candidate.SittingId, []);
            var byId = stored.GroupBy(s => s.ResponseId).ToDictionary(g => g.Key, g => g.ToList());
            duplicated += stored.Count - byId.Count;
            // In the log, in their order, once each, with no gap.
            wrong += stored.Select((s, i) => s.Sequence == i + 1 ? 0 : 1).Sum();
            acknowledged += candidate.Acknowledged;
            foreach (var answer in candidate.Answers.Take(candidate.Acknowledged))
            {
                if (!byId.TryGetValue(answer.ResponseId, out var entries))
                {
                    lost++;
                    continue;
                }
                found++;
                var entry = entries[0];
                if (entry.Sequence != answer.Sequence || entry.Position != answer.Position || entry.OptionId != entry.OptionsShown[answer.OptionIndex].ToString()) wrong++;
            }
        }
        var clocks = await ClockAudit.FaultsAsync(connectionString, candidates, ct);
        return new(acknowledged, found, lost, duplicated, wrong, clocks.Count, string.Join("; ", clocks));
    }

    private static async Task<Dictionary<Guid, List<Stored>>> ReadAsync(string connectionString, CancellationToken ct)
    {
        var log = new Dictionary<Guid, List<Stored>>();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select stream_id, data->'responses' from events.mt_events where type = 'sitting.responses_recorded' order by stream_id, version", connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (!log.TryGetValue(reader.GetGuid(0), out var entries)) log[reader.GetGuid(0)] = entries = [];
            entries.AddRange(JsonSerializer.Deserialize<List<Stored>>(reader.GetString(1), JsonSerializerOptions.Web)!);
        }
        return log;
    }
}
