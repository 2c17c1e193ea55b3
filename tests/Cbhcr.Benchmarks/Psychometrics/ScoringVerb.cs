using System.Diagnostics;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Fit;
using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>Time of scoring and fit on the simulated 2PL responses of the reference data (10,000 × 150 unless said), with the items taken as known.</summary>
internal static class ScoringVerb
{
    public static Task<int> RunAsync(Arguments arguments)
    {
        var (persons, count, runs, threads) = (arguments.Whole("persons", 10_000), arguments.Whole("items", 150), arguments.Whole("runs", 7), arguments.Whole("threads", 2));
        var simulation = TwoParameterSimulation.Draw((ulong)arguments.Whole("seed", 20252), persons, count);
        var responses = CategoryResponses.Of(simulation.Responses);
        List<IrtItem> items = [.. simulation.Items.Select(i => DichotomousItem.At(i.Discrimination, i.Difficulty))];
        var free = FreeParameters.Of(IrtModel.TwoParameter, items, Population.Standard);
        var eap = AbilityEstimates.ForFit(AbilityEstimates.Eap(items, Population.Standard, responses));
        var few = items.Take(40).ToList();
        var fewResponses = TwoParameterSimulation.Draw((ulong)arguments.Whole("seed", 20252), persons, 40);
        Console.WriteLine($"{persons:N0} × {count}, {threads} threads: milliseconds, median and least of {runs}");
        Time("EAP with standard errors", () => AbilityEstimates.Eap(items, Population.Standard, responses, threads: threads));
        Time("MAP with standard errors", () => AbilityEstimates.Map(items, Population.Standard, responses, threads));
        Time("MLE with standard errors", () => AbilityEstimates.Mle(items, responses, threads));
        Time("WLE with standard errors", () => AbilityEstimates.Wle(items, responses, threads: threads));
        Time("EAP for sum scores", () => SumScores.Eap(items, Population.Standard, responses));
        Time("S-X²", () => ItemFit.SX2(items, Population.Standard, responses, free));
        Time("infit, outfit, Zh of items", () => ItemFit.MeanSquares(items, responses, eap, threads));
        Time("Q3", () => LocalDependence.Q3(items, responses, eap, threads));
        Time("LD-X²", () => LocalDependence.ChiSquare(items, Population.Standard, responses, threads: threads));
        Time("lz, lz*, infit, outfit of persons", () => PersonFit.Of(items, responses, eap, threads));
        Time("10 plausible values", () => PlausibleValues.Draw(items, Population.Standard, responses, 10, seed: 1, threads: threads));
        Time("M2 of 40 items", () => LimitedInformation.M2([.. fewResponses.Items.Select(i => DichotomousItem.At(i.Discrimination, i.Difficulty))], Population.Standard,
            CategoryResponses.Of(fewResponses.Responses), FreeParameters.Of(IrtModel.TwoParameter, few, Population.Standard)));
        return Task.FromResult(0);

        void Time(string what, Func<object?> work)
        {
            work();
            var took = new double[runs];
            for (var r = 0; r < runs; r++)
            {
                var start = Stopwatch.GetTimestamp();
                work();
                took[r] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            Array.Sort(took);
            Console.WriteLine($"{what,-40} {took[runs / 2],10:0.0} {took[0],10:0.0}");
        }
    }
}
