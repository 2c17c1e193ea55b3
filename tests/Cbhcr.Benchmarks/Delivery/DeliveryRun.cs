using System.Diagnostics;

namespace Cbhcr.Benchmarks.Delivery;

/// <param name="Kinds">What may break; see <see cref="Chaos"/>.</param>
/// <param name="Kills">How many times something breaks.</param>
/// <param name="Gap">Milliseconds from one mended thing to the next broken one, at most.</param>
/// <param name="Think">Seconds between a candidate's answers, on average.</param>
public sealed record DeliveryOptions(int Candidates, int Items, double Think, int Nodes, IReadOnlyList<string> Kinds, int Kills, int Seed, int Gap, string Program);

public sealed record DeliverySummary(
    int Candidates, int Items, double Think, int Nodes, int Seed, long Requests, double FirstQuestionSeconds, double Seconds,
    long Acknowledged, long Found, long Lost, long Duplicated, long Wrong, long ClockErrors, int Submitted, long Scored, long ScoredTwice, double SecondsToLastScore, int Pauses, int Adjustments, double SavesPerSecond,
    IReadOnlyDictionary<string, double> P50, IReadOnlyDictionary<string, double> P95, IReadOnlyDictionary<string, double> P99,
    IReadOnlyDictionary<string, int> Errors, IReadOnlyDictionary<string, int> Kills, Memory MemoryMegabytes)
{
    public bool IsClean => Lost == 0 && Duplicated == 0 && Wrong == 0 && ClockErrors == 0 && Submitted == Candidates && Scored == Candidates && ScoredTwice == 0;
}

/// <summary>
/// A whole exam: everybody waits for one moment, opens the first question, answers all of them and submits. While things break, everybody goes on
/// changing answers and a proctor pauses, resumes and gives time, until the last of it is mended.
/// </summary>
public static class DeliveryRun
{
    public static async Task<DeliverySummary> RunAsync(DeliveryOptions options, TextWriter told)
    {
        await using var service = await Service.StartAsync(options.Program, options.Nodes, options.Kills > 0 && options.Kinds.Contains("postgres"));
        var form = await LoadContent.PublishAsync(service, options.Items, CancellationToken.None);
        using var crowd = await Crowd.AtTheDoorAsync(service, form, options.Candidates, CancellationToken.None);
        var firstQuestions = await FirstQuestionsAsync(crowd, told);

        var started = Stopwatch.GetTimestamp();
        var chaos = new Chaos(service, crowd.Network, options.Kinds, options.Kills, options.Seed, options.Gap);
        var proctor = new BusyProctor(service, crowd.Candidates, options.Seed);
        var breaking = options.Kills == 0 ? Task.CompletedTask : chaos.RunAsync();
        var proctoring = options.Kills == 0 ? Task.CompletedTask : proctor.RunAsync(() => breaking.IsCompleted);
        await Task.WhenAll([breaking, proctoring, .. crowd.Candidates.Select((c, i) => Task.Run(() => SitAsync(c, options, breaking, new Random(options.Seed + i))))]);
        var took = Stopwatch.GetElapsedTime(started);
        await Parallel.ForEachAsync(crowd.Candidates, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (c, _) => await c.AskClockAsync());

        var audit = await Audit.OfAsync(service.ConnectionString, crowd.Candidates, CancellationToken.None);
        var (scored, twice) = await Aftermath.OfAsync(service.ConnectionString, options.Candidates, CancellationToken.None);
        var toLastScore = Stopwatch.GetElapsedTime(started) - took;
        var saves = crowd.Of("save").Count;
        foreach (var (action, latencies) in crowd.Actions.OrderBy(a => a.Key)) await told.WriteLineAsync($"{action,-15} {latencies}");
        await told.WriteLineAsync($"{saves:N0} saves in {took.TotalSeconds:0.0} s, {saves / took.TotalSeconds:N0} a second; seed {options.Seed}, kills: {Counts(chaos.Done)}; {scored:N0} scored {toLastScore.TotalSeconds:0.0} s later; pauses {proctor.Pauses}, time given {proctor.Adjustments} times; {audit}");
        return new(
            options.Candidates, options.Items, options.Think, options.Nodes, options.Seed, crowd.Requests, Math.Round(firstQuestions.TotalSeconds, 2), Math.Round(took.TotalSeconds, 1),
            audit.Acknowledged, audit.Found, audit.Lost, audit.Duplicated, audit.Wrong, audit.ClockErrors, crowd.Candidates.Count(c => c.Submitted), scored, twice, Math.Round(toLastScore.TotalSeconds, 1), proctor.Pauses, proctor.Adjustments,
            Math.Round(saves / took.TotalSeconds), Each(crowd, 0.50), Each(crowd, 0.95), Each(crowd, 0.99), crowd.Failures, chaos.Done, service.Memory());
    }

    internal static async Task<TimeSpan> FirstQuestionsAsync(Crowd crowd, TextWriter told)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(crowd.Candidates.Select(c => Task.Run(c.OpenAsync)));
        var took = Stopwatch.GetElapsedTime(started);
        await told.WriteLineAsync($"{crowd.Candidates.Count:N0} candidates have their first question {took.TotalSeconds:0.0} s after the barrier; the first load is {crowd.Candidates.Max(c => c.DeliveryBytes):N0} bytes before compression");
        return took;
    }

    internal static Dictionary<string, double> Each(Crowd crowd, double share) => crowd.Actions.ToDictionary(a => a.Key, a => a.Value.Percentile(share));

    private static string Counts(IReadOnlyDictionary<string, int> done) => done.Count == 0 ? "none" : string.Join(", ", done.Select(d => $"{d.Value} {d.Key}"));

    private static async Task SitAsync(VirtualCandidate candidate, DeliveryOptions options, Task breaking, Random chance)
    {
        for (var n = 0; n < options.Items || !breaking.IsCompleted; n++)
        {
            // Exponential: many quick answers and some long ones.
            if (options.Think > 0) await Task.Delay(TimeSpan.FromSeconds(-options.Think * Math.Log(1 - chance.NextDouble())));
            await candidate.AnswerAsync((n % options.Items) + 1, chance.Next(4));
        }
        await candidate.SubmitAsync();
    }
}
