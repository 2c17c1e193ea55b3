using System.Diagnostics;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Irt.Rasch;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>Fastest of several runs of each calibration of the general engine and of the Rasch model, on drawn responses: --runs, --persons, --items, --seed.</summary>
internal static class GeneralCalibrationVerb
{
    public static Task<int> RunAsync(Arguments arguments)
    {
        var (runs, persons, items) = (arguments.Whole("runs", 5), arguments.Whole("persons", 1_000), arguments.Whole("items", 50));
        var dichotomous = CategoryResponses.Of(TwoParameterSimulation.Draw((ulong)arguments.Whole("seed", 20251), persons, items).Responses);
        IrtItem[] truth = [.. Enumerable.Range(0, items).Select(j => new GradedItem(1 + 0.1 * (j % 10), [1.5 - 0.05 * j, 0.2 - 0.05 * j, -1 - 0.05 * j]))];
        var ordered = UsedCategories.Of(RecoveryStudy.Draw(truth, persons, new SplitMix64((ulong)arguments.Whole("seed", 20251)))).Responses;
        foreach (var errors in new[] { InformationMethod.None, InformationMethod.Oakes })
        {
            var options = new GeneralOptions { Information = errors };
            foreach (var model in new[] { IrtModel.Rasch, IrtModel.TwoParameter })
                Show($"{model}, {errors}", runs, () => GeneralCalibration.Fit(dichotomous, model, options).Convergence.ToString());
            foreach (var model in new[] { IrtModel.PartialCredit, IrtModel.Graded, IrtModel.GeneralisedPartialCredit, IrtModel.Nominal })
                Show($"{model}, {errors}", runs, () => GeneralCalibration.Fit(ordered, model, options).Convergence.ToString());
        }
        Show("conditional Rasch", runs, () => ConditionalRasch.Fit(dichotomous).Convergence.ToString());
        Show("joint Rasch", runs, () => JointRasch.Fit(dichotomous).Convergence.ToString());
        return Task.FromResult(0);
    }

    private static void Show(string what, int runs, Func<string> run)
    {
        var (best, said) = (double.PositiveInfinity, "");
        for (var i = 0; i < runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            said = run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Console.WriteLine($"{what,-55} {best,10:N1} ms   {said}");
    }
}
