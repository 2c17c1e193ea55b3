using System.Diagnostics;
using System.Text.Json;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>A whole exam: everybody waits for one moment, opens the first question, answers all of them and submits, while the host may be killed.</summary>
internal static class DeliveryVerb
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (count, items, think, kills) = (arguments.Whole("candidates", 200), arguments.Whole("items", 120), arguments.Number("think", 0), arguments.Whole("kills", 0));
        await using var service = await Service.StartAsync(arguments);
        var form = await LoadContent.PublishAsync(service, items, CancellationToken.None);
        var crowd = await Crowd.AtTheDoorAsync(service, form, count, CancellationToken.None);

        using var over = new CancellationTokenSource();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(crowd.Candidates.Select(c => Task.Run(c.OpenAsync)));
        var firstQuestions = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"{count:N0} candidates have their first question {firstQuestions.TotalSeconds:0.0} s after the barrier; the first load is {crowd.Candidates.Max(c => c.DeliveryBytes):N0} bytes before compression");
        var answering = Stopwatch.GetTimestamp();
        var killing = KillAsync(service, kills, arguments.Whole("seed", 1), over.Token);
        await Task.WhenAll(crowd.Candidates.Select((c, i) => Task.Run(() => SitAsync(c, items, think, new Random(i)))));
        var took = Stopwatch.GetElapsedTime(answering);
        await over.CancelAsync();
        var killed = await killing;

        var audit = await Audit.OfAsync(service.ConnectionString, crowd.Candidates, CancellationToken.None);
        var saves = crowd.Of("save").Count;
        foreach (var (action, latencies) in crowd.Actions.OrderBy(a => a.Key)) Console.WriteLine($"{action,-15} {latencies}");
        Console.WriteLine($"{saves:N0} saves in {took.TotalSeconds:0.0} s, {saves / took.TotalSeconds:N0} a second; {killed} kills; {audit}");
        var summary = new
        {
            candidates = count, items, think, kills = killed, requests = crowd.Requests, firstQuestionSeconds = Math.Round(firstQuestions.TotalSeconds, 2), seconds = Math.Round(took.TotalSeconds, 1),
            acknowledged = audit.Acknowledged, found = audit.Found, lost = audit.Lost, duplicated = audit.Duplicated, wrong = audit.Wrong, submitted = crowd.Candidates.Count(c => c.Submitted),
            savesPerSecond = Math.Round(saves / took.TotalSeconds), p50 = Each(crowd, 0.50), p95 = Each(crowd, 0.95), p99 = Each(crowd, 0.99), errors = crowd.Failures, memoryMegabytes = service.MemoryMegabytes(),
        };
        if (arguments.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(summary, Report.Indented));
        return audit is { Lost: 0, Duplicated: 0, Wrong: 0 } && crowd.Candidates.All(c => c.Submitted) ? 0 : 1;
    }

    private static Dictionary<string, double> Each(Crowd crowd, double share) => crowd.Actions.ToDictionary(a => a.Key, a => a.Value.Percentile(share));

    private static async Task SitAsync(VirtualCandidate candidate, int items, double think, Random chance)
    {
        for (var position = 1; position <= items; position++)
        {
            // Exponential: many quick answers and some long ones.
            if (think > 0) await Task.Delay(TimeSpan.FromSeconds(-think * Math.Log(1 - chance.NextDouble())));
            await candidate.AnswerAsync(position, chance.Next(4));
        }
        await candidate.SubmitAsync();
    }

    private static async Task<int> KillAsync(Service service, int kills, int seed, CancellationToken over)
    {
        var chance = new Random(seed);
        var done = 0;
        try
        {
            for (; done < kills; done++)
            {
                await Task.Delay(chance.Next(500, 4000), over);
                service.Kill();
                await service.StartProcessAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Everybody has submitted.
        }
        return done;
    }
}
