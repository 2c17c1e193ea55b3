using System.Globalization;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Estimation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>The full recovery study: bias, error and coverage of the 95 % intervals by model, persons and items.</summary>
internal static class RecoveryVerb
{
    public static Task<int> RunAsync(Arguments arguments)
    {
        var (replications, seed) = (arguments.Whole("replications", 500), (ulong)arguments.Whole("seed", 1));
        Console.WriteLine("model,persons,items,parameter,estimates,bias,rmse,coverage");
        foreach (var model in new[] { IrtModel.Rasch, IrtModel.OneParameter, IrtModel.TwoParameter, IrtModel.ThreeParameter })
            foreach (var persons in arguments.Wholes("persons", "250,1000,4000"))
                foreach (var items in arguments.Wholes("items", "10,20,50"))
                    foreach (var r in RecoveryStudy.Run(model, persons, items, replications, seed))
                        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model},{persons},{items},{r.Kind},{r.Estimates},{r.Bias:F4},{r.RootMeanSquareError:F4},{r.Coverage:F4}"));
        return Task.FromResult(0);
    }
}
