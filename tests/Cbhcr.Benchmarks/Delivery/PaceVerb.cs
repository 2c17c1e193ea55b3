using System.Diagnostics;
using System.Text.Json;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>
/// An exam day as it is: many open sittings, each saving now and then. Saves come by chance (Poisson) and whether or not the one before is done;
/// latency counts from the moment a save was due.
/// </summary>
internal static class PaceVerb
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (count, every, seconds) = (arguments.Whole("sittings", 10_000), arguments.Number("every", 30), arguments.Whole("seconds", 120));
        await using var service = await Service.StartAsync(arguments);
        var setting = Stopwatch.GetTimestamp();
        var form = await LoadContent.PublishAsync(service, arguments.Whole("items", 120), CancellationToken.None);
        using var crowd = await Crowd.AtTheDoorAsync(service, form, count, CancellationToken.None, shared: arguments.Whole("connections", 256));
        await Parallel.ForEachAsync(crowd.Candidates, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (c, _) => await c.OpenAsync());
        var setUp = Math.Round(Stopwatch.GetElapsedTime(setting).TotalSeconds, 1);
        Console.WriteLine($"{count:N0} sittings are open after {setUp:0.0} s; the host has {service.Memory()}");

        var latencies = new Latencies();
        var took = await SaveAsync(crowd, count / every, form.Slots.Count, TimeSpan.FromSeconds(seconds), new Random(arguments.Whole("seed", 1)), latencies);
        var memory = service.Memory();
        await Parallel.ForEachAsync(crowd.Candidates, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (c, _) => await c.AskClockAsync());
        var audit = await Audit.OfAsync(service.ConnectionString, crowd.Candidates, CancellationToken.None);
        var perSecond = Math.Round(latencies.Count / took.TotalSeconds, 1);
        Console.WriteLine($"{count:N0} sittings, one save in {every} s each: {perSecond:N1} saves/s   {latencies}");
        Console.WriteLine($"{memory}; {audit}");
        var summary = new
        {
            sittings = count, every, seconds, nodes = service.Nodes.Count, setUpSeconds = setUp, savesPerSecond = perSecond, p50 = latencies.Percentile(0.50), p95 = latencies.Percentile(0.95),
            p99 = latencies.Percentile(0.99), errors = crowd.Failures, audit, memoryMegabytes = memory,
        };
        if (arguments.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(summary, Report.Indented));
        return audit.IsClean ? 0 : 1;
    }

    private static async Task<TimeSpan> SaveAsync(Crowd crowd, double perSecond, int items, TimeSpan duration, Random chance, Latencies latencies)
    {
        var busy = new int[crowd.Candidates.Count];
        var saves = new List<Task>();
        var started = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; (due += TimeSpan.FromSeconds(-Math.Log(1 - chance.NextDouble()) / perSecond)) < duration;)
        {
            var early = due - Stopwatch.GetElapsedTime(started);
            if (early > TimeSpan.FromMilliseconds(1)) await Task.Delay(early);
            // Who still waits for an answer sends the next one with it, as the browser does: another one is drawn.
            int who;
            do who = chance.Next(busy.Length);
            while (Interlocked.Exchange(ref busy[who], 1) == 1);
            var (candidate, option, dueAt) = (crowd.Candidates[who], chance.Next(4), due);
            saves.Add(Task.Run(async () =>
            {
                await candidate.AnswerAsync((candidate.Answers.Count % items) + 1, option);
                latencies.Add(Stopwatch.GetElapsedTime(started) - dueAt);
                Volatile.Write(ref busy[who], 0);
            }));
        }
        await Task.WhenAll(saves);
        return Stopwatch.GetElapsedTime(started);
    }
}
