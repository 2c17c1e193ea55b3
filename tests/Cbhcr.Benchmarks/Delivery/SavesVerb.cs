using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>Durable saves a second, one answer a request, as fast as the connections go; beside it what the same cluster commits with nothing around it.</summary>
internal static class SavesVerb
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var connections = arguments.Wholes("connections", "8,32,128");
        var seconds = arguments.Whole("seconds", 15);
        await using var service = await Service.StartAsync(arguments);
        var form = await LoadContent.PublishAsync(service, arguments.Whole("items", 120), CancellationToken.None);
        using var crowd = await Crowd.AtTheDoorAsync(service, form, Math.Max(arguments.Whole("sittings", 300), connections.Max()), CancellationToken.None);
        foreach (var candidate in crowd.Candidates) await candidate.OpenAsync();

        var rows = new List<object>();
        foreach (var count in connections)
        {
            var physical = await PgBenchAsync(service.ConnectionString, count, Math.Min(seconds, 10));
            await LoadAsync(crowd, count, form.Slots.Count, TimeSpan.FromSeconds(2), new Latencies());
            var latencies = new Latencies();
            var took = await LoadAsync(crowd, count, form.Slots.Count, TimeSpan.FromSeconds(seconds), latencies);
            var perSecond = Math.Round(latencies.Count / took.TotalSeconds);
            Console.WriteLine($"{count,4} connections: {perSecond,8:N0} saves/s   {latencies}   bare commits {physical:N0}/s, ratio {perSecond / physical:0.00}");
            rows.Add(new { connections = count, savesPerSecond = perSecond, latency = latencies.Summary, bareCommitsPerSecond = physical });
        }
        foreach (var rate in arguments.Wholes("paced", "20"))
        {
            if (rate == 0) continue;
            var latencies = new Latencies();
            await PacedAsync(crowd, rate, form.Slots.Count, TimeSpan.FromSeconds(seconds), latencies);
            Console.WriteLine($"{rate,4} saves/s:      {"",15}   {latencies}");
            rows.Add(new { pacedSavesPerSecond = rate, latency = latencies.Summary });
        }
        var audit = await Audit.OfAsync(service.ConnectionString, crowd.Candidates, CancellationToken.None);
        Console.WriteLine(audit);
        if (arguments.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { rows, audit, failures = crowd.Failures, memoryMegabytes = service.Memory() }, Report.Indented));
        return audit.IsClean ? 0 : 1;
    }

    private static async Task<TimeSpan> LoadAsync(Crowd crowd, int connections, int items, TimeSpan duration, Latencies latencies)
    {
        var started = Stopwatch.GetTimestamp();
        var per = crowd.Candidates.Count / connections;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(async () =>
        {
            var mine = crowd.Candidates.Skip(c * per).Take(per).ToList();
            for (var n = 0; Stopwatch.GetElapsedTime(started) < duration; n++)
            {
                var candidate = mine[n % mine.Count];
                var asked = Stopwatch.GetTimestamp();
                await candidate.AnswerAsync((candidate.Answers.Count % items) + 1, n % 4);
                latencies.Add(Stopwatch.GetElapsedTime(asked));
            }
        })));
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task PacedAsync(Crowd crowd, int perSecond, int items, TimeSpan duration, Latencies latencies)
    {
        var started = Stopwatch.GetTimestamp();
        var saves = new List<Task>();
        // A timer ticks once a millisecond at most: each tick sends all that are due by then.
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(0.001, 1.0 / perSecond)));
        while (Stopwatch.GetElapsedTime(started) < duration && await beat.WaitForNextTickAsync())
            for (var due = (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond); saves.Count < due;)
            {
                var (candidate, option) = (crowd.Candidates[saves.Count % crowd.Candidates.Count], saves.Count % 4);
                saves.Add(Task.Run(async () =>
                {
                    var asked = Stopwatch.GetTimestamp();
                    await candidate.AnswerAsync((candidate.Answers.Count % items) + 1, option);
                    latencies.Add(Stopwatch.GetElapsedTime(asked));
                }));
            }
        await Task.WhenAll(saves);
    }

    /// <returns>One-row insert transactions a second on the same cluster, or NaN where pgbench is not installed.</returns>
    private static async Task<double> PgBenchAsync(string connectionString, int clients, int seconds)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("create table if not exists bare (id bigserial primary key, filler text)", connection);
            await create.ExecuteNonQueryAsync();
        }
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, $"insert into bare (filler) values ('{new string('x', 200)}');\n");
        var start = new ProcessStartInfo("pgbench", ["-n", "-f", script, "-c", $"{clients}", "-j", "2", "-T", $"{seconds}", "-h", database.Host!, "-p", $"{database.Port}", "-U", database.Username!, database.Database!]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = database.Password;
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            var line = output.Split('\n').LastOrDefault(l => l.StartsWith("tps = ", StringComparison.Ordinal));
            return line is null ? double.NaN : double.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return double.NaN;
        }
        finally
        {
            File.Delete(script);
        }
    }
}
