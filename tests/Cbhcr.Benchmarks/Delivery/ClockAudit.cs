using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>
/// Every clock computed again from the events alone, with none of the program's code, and compared with what the server told the candidate.
/// Time used is the sum of the stretches between a start or resumption and the next pause or end.
/// </summary>
internal static class ClockAudit
{
    private const string Query = """
        select stream_id, type, data::text from events.mt_events
        where type in ('sitting.scheduled', 'sitting.started', 'sitting.paused', 'sitting.resumed', 'sitting.time_adjusted', 'sitting.submitted', 'sitting.expired', 'sitting.terminated', 'sitting.responses_recorded')
        order by stream_id, version
        """;

    /// <summary>The clock after one event of a sitting.</summary>
    private sealed record Ledger(string Status, double AllowedMilliseconds, double UsedMilliseconds, Instant? RunningSince, int Starts, int LastSequence)
    {
        public static Ledger Empty { get; } = new("scheduled", 0, 0, null, 0, 0);

        public Ledger After(string type, JsonElement e) => type switch
        {
            "sitting.scheduled" => this with { AllowedMilliseconds = e.GetProperty("timeAllowedSeconds").GetInt32() * 1000.0 },
            "sitting.started" => this with { Status = "inProgress", RunningSince = At(e, "startedAt"), Starts = Starts + 1 },
            "sitting.paused" => Stopped("paused", At(e, "pausedAt")),
            "sitting.resumed" => this with { Status = "inProgress", RunningSince = RunningSince ?? At(e, "resumedAt") },
            "sitting.time_adjusted" => this with { AllowedMilliseconds = AllowedMilliseconds + (e.GetProperty("seconds").GetInt32() * 1000.0) },
            "sitting.submitted" => Stopped("submitted", At(e, "submittedAt")),
            "sitting.expired" => Stopped("expired", At(e, "expiredAt")),
            "sitting.terminated" => Stopped("terminated", At(e, "terminatedAt")),
            _ => this with { LastSequence = e.GetProperty("responses").EnumerateArray().Last().GetProperty("sequence").GetInt32() },
        };

        public bool Agrees(ClockReading said)
        {
            var rest = AllowedMilliseconds - UsedMilliseconds - (RunningSince is { } since ? (said.ServerNow - since).TotalMilliseconds : 0);
            return said.Status == Status && Starts == 1 && Near(said.TimeLeft, Math.Max(0, rest))
                && (said.Deadline is not { } deadline || RunningSince is null || Near((deadline - said.ServerNow).TotalMilliseconds, rest));
        }

        private Ledger Stopped(string status, Instant at) =>
            this with { Status = status, UsedMilliseconds = UsedMilliseconds + (RunningSince is { } since ? (at - since).TotalMilliseconds : 0), RunningSince = null };

        private static bool Near(double one, double other) => Math.Abs(one - other) <= 1.5;

        private static Instant At(JsonElement e, string name) => InstantPattern.ExtendedIso.Parse(e.GetProperty(name).GetString()!).Value;
    }

    /// <returns>One line for each sitting that was told another clock than its events make.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(string connectionString, IReadOnlyList<VirtualCandidate> candidates, CancellationToken ct)
    {
        var ledgers = await ReadAsync(connectionString, ct);
        return [.. candidates.Select(c => ledgers.TryGetValue(c.SittingId, out var ledger) ? Fault(c, ledger) : "no events").OfType<string>()];
    }

    private static string? Fault(VirtualCandidate candidate, List<Ledger> after) =>
        candidate.AtTheEnd is { } end && !(after[^1].Agrees(end) && after[^1].LastSequence == end.LastSequence) ? $"at the end {end}, in the log {after[^1]}"
        // What was saved may have been acknowledged a little later, with the clock of then.
        : candidate.LastSaved is { } saved && !after.Exists(ledger => ledger.LastSequence >= saved.LastSequence && ledger.Agrees(saved))
            ? $"with an answer {saved}, in the log {string.Join(" | ", after)}"
        : null;

    private static async Task<Dictionary<Guid, List<Ledger>>> ReadAsync(string connectionString, CancellationToken ct)
    {
        var all = new Dictionary<Guid, List<Ledger>>();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(Query, connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (!all.TryGetValue(reader.GetGuid(0), out var after)) all[reader.GetGuid(0)] = after = [];
            using var data = JsonDocument.Parse(reader.GetString(2));
            var next = (after.Count == 0 ? Ledger.Empty : after[^1]).After(reader.GetString(1), data.RootElement);
            // Answers change nothing but the last number: one state for a run of them keeps the list short.
            if (after.Count > 0 && after[^1] with { LastSequence = next.LastSequence } == next) after[^1] = next;
            else after.Add(next);
        }
        return all;
    }
}
