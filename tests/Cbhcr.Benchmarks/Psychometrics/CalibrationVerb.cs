using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Estimation;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>Dichotomous calibration beside the best R package on two cores (psychometrics.md): seconds are the median of the runs after one to warm up.</summary>
internal static class CalibrationVerb
{
    private static readonly Job[] Jobs =
    [
        new("2PL 1,000 × 50", 20251, 1_000, 50, IrtModel.TwoParameter, InformationMethod.None, Bar: 0.03, R: 0.15, "TAM"),
        new("2PL 10,000 × 150", 20252, 10_000, 150, IrtModel.TwoParameter, InformationMethod.None, Bar: 0.8, R: 5.16, "TAM"),
        new("2PL 10,000 × 150 with standard errors", 20252, 10_000, 150, IrtModel.TwoParameter, InformationMethod.Oakes, Bar: 2, R: 60, "mirt"),
        new("Rasch 10,000 × 150", 20252, 10_000, 150, IrtModel.Rasch, InformationMethod.None, Bar: 0.2, R: 1.59, "TAM"),
        new("3PL 10,000 × 150", 20252, 10_000, 150, IrtModel.ThreeParameter, InformationMethod.None, Bar: null, R: null, ""),
        new("2PL 100,000 × 150", 20253, 100_000, 150, IrtModel.TwoParameter, InformationMethod.None, Bar: 6, R: 52.7, "mirt, not converged"),
    ];

    public static Task<int> RunAsync(Arguments arguments)
    {
        var runs = arguments.Whole("runs", 5);
        var largest = arguments.Whole("persons", 100_000);
        var peak = MachinePeak.MultiplyAddsASecond();
        Console.WriteLine($"peak of one core: {peak / 1e9:F1} G multiply-adds a second");
        var rows = new List<Row>();
        foreach (var job in Jobs.Where(j => j.Persons <= largest))
        {
            var responses = CategoryResponses.Of(TwoParameterSimulation.Draw(job.Seed, job.Persons, job.Items).Responses);
            var one = 0.0;
            foreach (var threads in new[] { 1, 2 })
            {
                var row = Measure(job, responses, threads, runs, peak);
                if (threads == 1) one = row.Seconds;
                row = row with { Speedup = one / row.Seconds };
                rows.Add(row);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.Name}, {threads} thread(s): {row.Seconds:F4} s (processor {row.ProcessorSeconds:F4} s, bar {job.Bar}), {row.Iterations} passes, log-likelihood {row.LogLikelihood:F6}, gradient {row.GradientNorm:G2}, × {row.Speedup:F2}, {job.R / row.Seconds:F0} times as fast as R ({job.Peer}), {row.DenseShareOfPeak:P0} of peak if nothing were looked up, {row.ShareOfPeak:P0} as done, {row.Megabytes} MB"));
            }
        }
        if (arguments.Text("json") is { } file) File.WriteAllText(file, JsonSerializer.Serialize(rows, Report.Indented));
        return Task.FromResult(0);
    }

    private static Row Measure(Job job, CategoryResponses responses, int threads, int runs, double peak)
    {
        var options = new DichotomousOptions { Threads = threads, Information = job.Information };
        var fit = DichotomousCalibration.Fit(responses, job.Model, options);
        var (seconds, processor) = (new double[runs], new double[runs]);
        using var process = Process.GetCurrentProcess();
        for (var run = 0; run < runs; run++)
        {
            process.Refresh();
            var (before, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
            fit = DichotomousCalibration.Fit(responses, job.Model, options);
            seconds[run] = clock.Elapsed.TotalSeconds;
            process.Refresh();
            processor[run] = (process.TotalProcessorTime - before).TotalSeconds;
        }
        Array.Sort(seconds);
        Array.Sort(processor);
        process.Refresh();
        var median = seconds[runs / 2];
        // Likelihood and counts: two multiply-adds a person, item and point where they are done one by one; by six items a row as they are, and some twenty for each exponential.
        var passes = (double)fit.Convergence.Iterations * job.Persons;
        var (dense, done) = (passes * 2 * job.Items * 61, passes * 64 * (2 * Math.Ceiling(job.Items / 6.0) + 20));
        return new(job.Name, threads, median, processor[runs / 2], job.Bar, job.R, fit.Convergence.Iterations, fit.LogLikelihood, fit.Convergence.GradientNorm, 1,
            dense / median / (threads * peak), done / median / (threads * peak), process.PeakWorkingSet64 >> 20);
    }

    private sealed record Job(string Name, ulong Seed, int Persons, int Items, IrtModel Model, InformationMethod Information, double? Bar, double? R, string Peer);

    private sealed record Row(string Job, int Threads, double Seconds, double ProcessorSeconds, double? Bar, double? R, int Iterations, double LogLikelihood, double GradientNorm, double Speedup,
        double DenseShareOfPeak, double ShareOfPeak, long Megabytes);
}
