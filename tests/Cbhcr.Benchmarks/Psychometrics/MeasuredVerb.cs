using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Estimation;
using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>The statistics of the speed table under BenchmarkDotNet, in this process: time, spread and what is allocated.</summary>
internal static class MeasuredVerb
{
    public static Task<int> RunAsync(Arguments arguments)
    {
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(arguments.Whole("runs", 7)).WithInvocationCount(1).WithUnrollFactor(1))
            .AddDiagnoser(MemoryDiagnoser.Default).AddExporter(JsonExporter.Full).WithOptions(ConfigOptions.DisableOptimizationsValidator);
        var summary = BenchmarkRunner.Run<Measured>(config);
        return Task.FromResult(summary.HasCriticalValidationErrors ? 1 : 0);
    }
}

/// <summary>Converged to 1e-6 on 61 points; the seeds of the reference data.</summary>
public class Measured
{
    private readonly Dictionary<string, ScoredResponses> _marks = [];
    private CategoryResponses _small = null!, _middle = null!, _large = null!;
    private Calibration _calibration = null!;
    private PersonGroups _groups = null!;

    [GlobalSetup]
    public void Draw()
    {
        _marks["small"] = TwoParameterSimulation.Draw(20251, 1_000, 50).Responses;
        _marks["middle"] = TwoParameterSimulation.Draw(20252, 10_000, 150).Responses;
        (_small, _middle) = (CategoryResponses.Of(_marks["small"]), CategoryResponses.Of(_marks["middle"]));
        _large = CategoryResponses.Of(TwoParameterSimulation.Draw(20253, 100_000, 150).Responses);
        _calibration = DichotomousCalibration.Fit(_middle, IrtModel.TwoParameter, To(1e-6));
        _groups = PersonGroups.Of([.. Enumerable.Range(0, 10_000).Select(p => p % 2 == 1)]);
    }

    [Benchmark(Description = "2PL, 1,000 × 50")]
    public Calibration TwoParameterSmall() => DichotomousCalibration.Fit(_small, IrtModel.TwoParameter, To(1e-6));

    [Benchmark(Description = "2PL, 10,000 × 150")]
    public Calibration TwoParameterMiddle() => DichotomousCalibration.Fit(_middle, IrtModel.TwoParameter, To(1e-6));

    [Benchmark(Description = "2PL, 10,000 × 150, one thread")]
    public Calibration TwoParameterOneThread() => DichotomousCalibration.Fit(_middle, IrtModel.TwoParameter, To(1e-6) with { Threads = 1 });

    [Benchmark(Description = "2PL with standard errors, 10,000 × 150")]
    public Calibration TwoParameterWithErrors() => DichotomousCalibration.Fit(_middle, IrtModel.TwoParameter, To(1e-6) with { Information = InformationMethod.Oakes });

    [Benchmark(Description = "2PL, 100,000 × 150")]
    public Calibration TwoParameterLarge() => DichotomousCalibration.Fit(_large, IrtModel.TwoParameter, To(1e-6));

    [Benchmark(Description = "Rasch, 10,000 × 150")]
    public Calibration Rasch() => DichotomousCalibration.Fit(_middle, IrtModel.Rasch, To(1e-6));

    [Benchmark(Description = "All classical statistics, 10,000 × 150")]
    public ClassicalAnalysis Classical() => ClassicalAnalysis.Of(_marks["middle"]);

    [Benchmark(Description = "Mantel–Haenszel, 10,000 × 150")]
    public IReadOnlyList<MantelHaenszelResult> MantelHaenszels() => MantelHaenszel.Of(_middle, _groups);

    [Benchmark(Description = "WLE with standard errors, 10,000 × 150")]
    public AbilityEstimate[] Weighted() => AbilityEstimates.Wle(_calibration.Items, _middle);

    private static DichotomousOptions To(double tolerance) => new() { Tolerance = tolerance };
}
