using System.Diagnostics;
using System.Text.Json;
using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Decisions;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Reliability;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>Classical statistics, reliability and decisions of simulated responses: median and least milliseconds of several runs.</summary>
internal static class ClassicalVerb
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (persons, items, runs, threads) = (arguments.Whole("persons", 10_000), arguments.Whole("items", 150), arguments.Whole("runs", 21), arguments.Whole("threads", 2));
        var simulated = TwoParameterSimulation.Draw((ulong)arguments.Whole("seed", 20252), persons, items);
        var (scored, options) = (simulated.Responses, WithDistractors(simulated.Responses));
        ClassicalOptions how = new() { Threads = threads };
        var analysis = ClassicalAnalysis.Of(scored, how);
        var covariances = ItemCovariances.Of(scored, threads: threads);
        IReadOnlyList<IrtItem> parameters = [.. simulated.Items.Select(i => (IrtItem)DichotomousItem.At(i.Discrimination, i.Difficulty))];
        double[] cuts = [items / 2];
        var alpha = analysis.Alpha ?? 0;
        (string What, Action Run)[] jobs =
        [
            ("classical, right and wrong", () => ClassicalAnalysis.Of(scored, how)),
            ("classical, four options with distractors", () => ClassicalAnalysis.Of(options, how)),
            ("covariances of all pairs of items", () => ItemCovariances.Of(scored, threads: threads)),
            ("alpha's kin, Guttman's bounds, 500 halves", () => ReliabilityAnalysis.Of(covariances, new() { Factors = false })),
            ("omega by maximum likelihood", () => OneFactorModel.MaximumLikelihood(covariances)),
            ("omega by minres", () => OneFactorModel.Minres(covariances)),
            ("Livingston and Lewis", () => LivingstonLewis.Of(analysis.Scores, items, alpha, cuts)),
            ("Hanson and Brennan", () => HansonBrennan.Of(analysis.Scores, items, alpha, cuts)),
            ("Lee", () => Lee.Of(parameters, cuts)),
        ];
        var rows = jobs.Select(j => Measured(j.What, j.Run, runs)).ToList();
        Console.WriteLine($"{persons} persons, {items} items, {threads} threads, alpha {alpha:R}");
        foreach (var row in rows) Console.WriteLine($"{row.What,-45} median {row.Median,9:0.000} ms   least {row.Least,9:0.000} ms");
        if (arguments.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { persons, items, threads, rows }, Report.Indented));
        return 0;
    }

    private static Row Measured(string what, Action run, int runs)
    {
        for (var warm = 0; warm < 3; warm++) run();
        var times = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return new(what, times[runs / 2], times[0]);
    }

    // Option 0 is the key; who is wrong takes one of three others by chance.
    private static OptionResponses WithDistractors(ScoredResponses scored)
    {
        var chance = new SplitMix64(1);
        var codes = new byte[scored.Marks.Length];
        for (var i = 0; i < codes.Length; i++) codes[i] = scored.Marks[i] == (byte)Mark.Right ? (byte)0 : (byte)(1 + 3 * chance.NextUniform());
        var items = new KeyedItem[scored.Items];
        Array.Fill(items, new(4, 0));
        return new(items, scored.Persons, codes);
    }

    private sealed record Row(string What, double Median, double Least);
}
