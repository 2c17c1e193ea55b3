using System.Text.Json;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>Everybody presses the button in one moment: how long until the last has the first question, and how much goes over the wire for it.</summary>
internal static class StartVerb
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var count = arguments.Whole("candidates", 2000);
        await using var service = await Service.StartAsync(arguments);
        var form = await LoadContent.PublishAsync(service, arguments.Whole("items", 120), CancellationToken.None);
        using var crowd = await Crowd.AtTheDoorAsync(service, form, count, CancellationToken.None);
        var took = await DeliveryRun.FirstQuestionsAsync(crowd, Console.Out);
        var (plain, asSent, gzip) = await crowd.Candidates[0].FirstLoadAsync();
        foreach (var (action, latencies) in crowd.Actions.OrderBy(a => a.Key)) Console.WriteLine($"{action,-15} {latencies}");
        Console.WriteLine($"start and delivery: {plain:N0} bytes, {asSent:N0} as sent to a browser, {gzip:N0} with gzip");
        await Parallel.ForEachAsync(crowd.Candidates, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (c, _) => await c.AskClockAsync());
        var audit = await Audit.OfAsync(service.ConnectionString, crowd.Candidates, CancellationToken.None);
        Console.WriteLine(audit);
        var summary = new
        {
            candidates = count, nodes = service.Nodes.Count, lastFirstQuestionSeconds = Math.Round(took.TotalSeconds, 2), bytes = plain, bytesAsSent = asSent, bytesGzip = gzip,
            p50 = DeliveryRun.Each(crowd, 0.50), p95 = DeliveryRun.Each(crowd, 0.95), p99 = DeliveryRun.Each(crowd, 0.99), errors = crowd.Failures, clockErrors = audit.ClockErrors, memoryMegabytes = service.Memory(),
        };
        if (arguments.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(summary, Report.Indented));
        return audit.IsClean ? 0 : 1;
    }
}
