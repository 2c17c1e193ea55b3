using System.Diagnostics;
using Cbhcr.Psychometrics.Numerics;
using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>ω and GBT of all ordered pairs; with <c>--study 1</c> false-positive rates on clean data and power on planted copying.</summary>
internal static class SimilarityVerb
{
    private static readonly double[] Levels = [0.05, 0.01, 0.001];

    public static Task<int> RunAsync(Arguments arguments)
    {
        var (persons, items, threads) = (arguments.Whole("persons", 1636), arguments.Whole("items", 170), arguments.Whole("threads", 2));
        if (arguments.Whole("study", 0) > 0)
        {
            PersonStudy.Run(arguments.Whole("replications", 10), threads);
            Study(arguments, threads);
        }
        else
        {
            var form = SimulatedSitting.Draw(20261, persons, items);
            var seconds = new List<double>();
            SimilarityScreen? screen = null;
            for (var run = 0; run < arguments.Whole("runs", 3); run++)
            {
                var watch = Stopwatch.StartNew();
                var abilities = OptionAbilities.MaximumLikelihood(form.Responses, form.Models);
                var probabilities = OptionProbabilities.Of(form.Models, abilities);
                var before = watch.Elapsed.TotalSeconds;
                screen = SimilarityScreen.Of(form.Responses, probabilities, MatchModel.Copying, reportTo: 0.05, threads);
                seconds.Add(watch.Elapsed.TotalSeconds);
                Console.WriteLine($"abilities and chances {before:F3} s, pairs {watch.Elapsed.TotalSeconds - before:F3} s");
            }
            seconds.Sort();
            Console.WriteLine($"seconds {seconds[seconds.Count / 2]:F3} (median of {seconds.Count}), threads {threads}, ordered pairs {screen!.Tested}, listed {screen.Pairs.Count}");
        }
        return Task.FromResult(0);
    }

    private static void Study(Arguments arguments, int threads)
    {
        var (persons, items, replications) = (arguments.Whole("persons", 500), arguments.Whole("items", 80), arguments.Whole("replications", 10));
        foreach (var share in new[] { 0, 0.1, 0.2, 0.3, 0.4 })
        {
            var pairs = share == 0 ? 0 : persons / 20;
            var rates = new SortedDictionary<string, double>(StringComparer.Ordinal);
            for (var r = 0; r < replications; r++)
            {
                var form = SimulatedSitting.Draw((ulong)(1000 + r), persons, items).WithCopying((ulong)r, pairs, share);
                var abilities = OptionAbilities.MaximumLikelihood(form.Responses, form.Models);
                Add("calibrated", SimilarityScreen.Of(form.Responses, OptionProbabilities.Of(form.Models, abilities), MatchModel.Copying, 0.05, threads));
                Add("both sides", SimilarityScreen.Of(form.Responses, OptionProbabilities.Of(form.Models, abilities), MatchModel.Similarity, 0.05, threads));
                Add("strata    ", SimilarityScreen.Of(form.Responses, OptionProbabilities.OfScoreStrata(form.Responses), MatchModel.Copying, 0.05, threads));
                var (tested, listed) = KIndices.Of(form.Responses);
                if (share == 0)
                    foreach (var level in Levels) Count($"K2         rate at {level}", listed.Count(k => k.K2 <= level) / (double)tested / replications);
                else Count("K2         power, Holm", Found(listed.Where(k => k.K2 * tested <= 0.05).Select(k => (k.Copier, k.Source)), pairs) / replications);
            }
            Console.WriteLine($"copied {share:P0} of {items} items, {pairs} pairs among {persons} persons, {replications} replications");
            foreach (var (name, value) in rates) Console.WriteLine($"  {name}: {value:F5}");

            void Count(string name, double value) => rates[name] = rates.GetValueOrDefault(name) + value;

            void Add(string how, SimilarityScreen screen)
            {
                foreach (var statistic in Enum.GetValues<MatchStatistic>())
                {
                    if (share == 0)
                        foreach (var level in Levels) Count($"{how} {statistic,-23} rate at {level}", screen.Rate(statistic, level)!.Value / replications);
                    if (share > 0) Count($"{how} {statistic,-23} one named pair at 0.001: power", Found(screen.Pairs.Where(p => p.P(statistic) <= 0.001).Select(p => (p.First, p.Second)), pairs) / replications);
                    foreach (var adjustment in new[] { PValueAdjustment.Holm, PValueAdjustment.BenjaminiHochberg })
                    {
                        var cases = screen.Review(statistic, 0.05, adjustment).Cases.Select(c => screen.Pairs[c.Subject]).Select(p => (p.First, p.Second)).ToList();
                        var wrong = cases.Count(c => pairs == 0 || !Planted(c, pairs));
                        if (share == 0) Count($"{how} {statistic,-23} {adjustment}: replications with a false case", (wrong > 0 ? 1.0 : 0) / replications);
                        else
                        {
                            Count($"{how} {statistic,-23} {adjustment}: power", Found(cases, pairs) / replications);
                            Count($"{how} {statistic,-23} {adjustment}: false cases a replication", wrong / (double)replications);
                        }
                    }
                }
            }
        }
    }

    private static bool Planted((int First, int Second) pair, int pairs) => pair.First / 2 == pair.Second / 2 && pair.First / 2 < pairs;

    private static double Found(IEnumerable<(int First, int Second)> cases, int pairs) => cases.Where(c => Planted(c, pairs)).Select(c => c.First / 2).Distinct().Count() / (double)pairs;
}
