using System.Diagnostics;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>Differential item functioning: how long all items take, how often fair items are flagged, and how often planted differences are found.</summary>
internal static class DifVerb
{
    public static Task<int> RunAsync(Arguments arguments)
    {
        Speed(arguments.Whole("persons", 10_000), arguments.Whole("items", 150), arguments.Whole("runs", 21));
        var draws = arguments.Whole("draws", 1000);
        if (draws == 0) return Task.FromResult(0);
        foreach (var impact in new[] { 0, -0.5, -1 }) Flags($"fair items, focal mean {impact:0.0}", draws, impact, shift: 0, planted: false);
        foreach (var shift in new[] { 0.3, 0.6 }) Flags($"planted: harder by {shift:0.0}", draws, -0.5, shift, planted: true);
        return Task.FromResult(0);
    }

    private static void Speed(int persons, int items, int runs)
    {
        var responses = CategoryResponses.Of(TwoParameterSimulation.Draw(20252, persons, items).Responses);
        var groups = PersonGroups.Of([.. Enumerable.Range(0, persons).Select(p => p % 2 == 1)]);
        foreach (var (name, work) in new (string, Action)[]
        {
            ("counts", () => MatchedCounts.Of(responses, groups)), ("Mantel-Haenszel", () => MantelHaenszel.Of(responses, groups)),
            ("standardisation", () => Standardisation.Of(responses, groups)), ("Breslow-Day", () => BreslowDay.Of(responses, groups)),
            ("logistic, three models", () => LogisticDif.Of(responses, groups)), ("SIBTEST and crossing", () => Sibtest.Of(responses, groups)),
            ("all, purified", () => DifAnalysis.Of(responses, groups)),
        })
        {
            var times = new double[runs];
            for (var run = 0; run < runs; run++)
            {
                var watch = Stopwatch.StartNew();
                work();
                times[run] = watch.Elapsed.TotalMilliseconds;
            }
            Array.Sort(times);
            Console.WriteLine($"{persons:N0} x {items}, {name,-24} median {times[runs / 2],8:0.00} ms, least {times[0],8:0.00} ms");
        }
    }

    // 30 items, 500 persons a group; the first one planted or all fair.
    private static void Flags(string title, int draws, double impact, double shift, bool planted)
    {
        var shares = new SortedDictionary<string, (int Flagged, int Tests)>(StringComparer.Ordinal);
        void Count(string method, IEnumerable<double?> pValues)
        {
            foreach (var p in planted ? pValues.Take(1) : pValues)
            {
                var (flagged, tests) = shares.GetValueOrDefault(method);
                if (p is { } value) shares[method] = (flagged + (value < 0.05 ? 1 : 0), tests + 1);
            }
        }
        for (var draw = 0; draw < draws; draw++)
        {
            var (responses, groups) = Draw((ulong)draw, 30, 500, impact, shift);
            var counts = MatchedCounts.Of(responses, groups);
            Count("Mantel-Haenszel", MantelHaenszel.Of(counts).Select(r => r.PValue));
            Count("Mantel-Haenszel, uncorrected", MantelHaenszel.Of(counts, corrected: false).Select(r => r.PValue));
            Count("Breslow-Day", BreslowDay.Of(counts).Select(r => r.PValue));
            var logistic = LogisticDif.Of(counts);
            Count("logistic, uniform", logistic.Select(r => r.Uniform.PValue));
            Count("logistic, non-uniform", logistic.Select(r => r.NonUniform.PValue));
            Count("logistic, both", logistic.Select(r => r.Both.PValue));
            var sibtest = Sibtest.Of(responses, groups);
            Count("SIBTEST", sibtest.Select(r => r.PValue));
            Count("SIBTEST, crossing", sibtest.Select(r => r.Crossing.PValue));
        }
        Console.WriteLine($"{title}: share flagged at 5 %");
        foreach (var (method, (flagged, tests)) in shares) Console.WriteLine($"  {method,-30} {(double)flagged / tests:0.0000} of {tests:N0}");
    }

    private static (CategoryResponses Responses, PersonGroups Groups) Draw(ulong seed, int items, int personsEach, double impact, double shift)
    {
        var chance = new SplitMix64(seed);
        (double A, double B)[] truth = [.. Enumerable.Range(0, items).Select(_ => (Math.Exp(0.3 * chance.NextNormal()), chance.NextNormal()))];
        var (codes, focal) = (new byte[2 * personsEach * items], new bool[2 * personsEach]);
        for (var p = 0; p < focal.Length; p++)
        {
            focal[p] = p % 2 == 1;
            var ability = chance.NextNormal() + (focal[p] ? impact : 0);
            for (var i = 0; i < items; i++)
            {
                var (a, b) = (truth[i].A, truth[i].B + (focal[p] && i == 0 ? shift : 0));
                codes[p * items + i] = chance.NextUniform() < 1 / (1 + Math.Exp(-a * (ability - b))) ? (byte)1 : (byte)0;
            }
        }
        return (new(focal.Length, [.. Enumerable.Repeat(2, items)], codes), PersonGroups.Of(focal));
    }
}
