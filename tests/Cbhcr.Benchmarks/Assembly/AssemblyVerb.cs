using System.Diagnostics;
using System.Text.Json;
using Cbhcr.Assembly.Search;

namespace Cbhcr.Benchmarks.Assembly;

/// <summary>Form assembly: when the first forms were found and when they came near, beside plain CP-SAT with the same time in the same run.</summary>
internal static class AssemblyVerb
{
    private static readonly double[] Shares = [0.01, 0.001, 0.0005, 0.0001];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var folder = Path.Combine(arguments.Text("shared", Environment.GetEnvironmentVariable("CBHCR_SHARED") ?? "../shared"), "psychometrics/data");
        var seed = (ulong)arguments.Whole("seed", 1);
        (string Name, double Seconds, Func<AssemblyCase> Make)[] all =
        [
            ("science", 10, () => AssemblyCase.Science(folder)),
            ("pool", 30, () => AssemblyCase.Parallel(ParallelForms.Read(folder))),
            ("strong", 30, () => AssemblyCase.Strong(ParallelForms.Read(folder))),
            ("large", 120, () => AssemblyCase.Parallel(ParallelForms.Draw(10_000, 20, 100, seed: 1))),
        ];
        var chosen = arguments.Text("problem", string.Join(',', all.Select(p => p.Name))).Split(',');
        Warm();
        var results = new Dictionary<string, object>();
        var worse = new List<string>();
        foreach (var (name, seconds, make) in all.Where(p => chosen.Contains(p.Name)))
        {
            var problem = make();
            var (program, time) = (problem.Program, TimeSpan.FromSeconds(arguments.Number("time", seconds)));
            Console.WriteLine($"{name}: {program.Forms} forms from {program.Items} items, {program.Rows.Count} rows, {time.TotalSeconds:0.#} s, load {Load()}");
            var ours = Run(progress => FormSearch.Run(program, new(seed, null, time, 2), progress, CancellationToken.None));
            var plain = Run(progress => PlainSearch.Run(program, new(seed, null, time, 2), progress, CancellationToken.None));
            var bound = problem.Better(ours.Found.Bound, plain.Found.Bound) ? plain.Found.Bound : ours.Found.Bound;
            if (plain.Found.Values is not null && !(problem.Miss(ours.Found.Objective, bound) <= problem.Miss(plain.Found.Objective, bound) + 1e-7)) worse.Add(name);
            results[name] = new
            {
                seconds = time.TotalSeconds, load = Load(),
                ours = Summary("ours", problem, bound, ours), plain = Summary("plain CP-SAT", problem, bound, plain),
                peakMegabytes = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
            };
        }
        if (arguments.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(results, Report.Indented));
        if (worse.Count > 0) Console.Error.WriteLine($"Worse than plain CP-SAT: {string.Join(", ", worse)}");
        return worse.Count == 0 ? 0 : 1;
    }

    private static (SearchResult Found, List<SearchProgress> Steps) Run(Func<Action<SearchProgress>, SearchResult> search)
    {
        var steps = new List<SearchProgress>();
        var found = search(steps.Add);
        return (found, [.. steps, new(found.Took, found.Objective, found.Bound)]);
    }

    private static object Summary(string who, AssemblyCase problem, double bound, (SearchResult Found, List<SearchProgress> Steps) run)
    {
        double? At(double share) => run.Steps.Where(s => problem.Miss(s.Objective, bound) <= share).Select(s => (double?)s.After.TotalSeconds).FirstOrDefault();
        var (first, near) = (At(double.MaxValue), Shares.Select(At).ToArray());
        string Told(double? seconds) => seconds is { } s ? $"{s:0.00} s" : "never";
        var (found, broken) = (run.Found, run.Found.Values is { } values ? problem.Broken(values) : 0);
        Console.WriteLine($"  {who,-13} first {Told(first),-8} {string.Join("  ", Shares.Zip(near, (s, n) => $"{s:0.###%} {Told(n),-8}"))}");
        Console.WriteLine($"  {"",-13} {found.Status} {found.Objective:R}, bound {found.Bound:R}, {problem.Miss(found.Objective, bound):0.#######%} off, "
            + $"{found.Took.TotalSeconds:0.000} s, rows broken: {broken}");
        return new
        {
            status = found.Status.ToString(), objective = found.Objective, bound = found.Bound, seconds = found.Took.TotalSeconds, firstFeasible = first,
            onePercent = near[0], tenth = near[1], twentieth = near[2], hundredth = near[3], rowsBroken = broken,
        };
    }

    // The first run of a program in a process loads and compiles it: that is no part of the search.
    private static void Warm()
    {
        var small = ParallelForms.Draw(400, 2, 40, seed: 2).Program();
        FormSearch.Run(small, new(1, null, TimeSpan.FromSeconds(1), 2), _ => { }, CancellationToken.None);
        var one = small with { Goal = new Extreme([((Distance)small.Goal).Targets[0].Sum], Maximise: true) };
        FormSearch.Run(one, new(1, null, TimeSpan.FromSeconds(2), 2), _ => { }, CancellationToken.None);
        PlainSearch.Run(small, new(1, null, TimeSpan.FromSeconds(1), 2), _ => { }, CancellationToken.None);
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}

/// <param name="Program">What is solved.</param>
/// <param name="Target">What a distance is a share of; null: the bound.</param>
internal sealed record AssemblyCase(BinaryProgram Program, double? Target)
{
    public static AssemblyCase Science(string folder) => new(ScienceForm.Read(folder), null);

    public static AssemblyCase Parallel(ParallelForms forms) => new(forms.Program(), forms.Targets.Min());

    /// <summary>The same rules, the weakest form's information in the middle brought up.</summary>
    public static AssemblyCase Strong(ParallelForms forms)
    {
        var program = forms.Program();
        var middle = ((Distance)program.Goal).Targets.Where((_, t) => t % forms.Thetas.Length == forms.Thetas.Length / 2).Select(t => t.Sum).ToList();
        return new(program with { Goal = new Extreme(middle, Maximise: true) }, null);
    }

    /// <summary>How far an objective is off, as a share.</summary>
    public double Miss(double objective, double bound) =>
        double.IsNaN(objective) ? double.PositiveInfinity : Target is { } target ? objective / target : Math.Abs(objective - bound) / Math.Max(1e-9, Math.Abs(bound));

    public bool Better(double one, double other) => Program.Goal is Extreme { Maximise: true } ? one > other : one < other;

    public int Broken(bool[] values) => Program.Rows.Count(r =>
    {
        var sum = r.Variables.Select((v, i) => values[v] ? (decimal)r.Coefficients[i] : 0).Sum();
        return (!double.IsInfinity(r.Least) && sum < (decimal)r.Least) || (!double.IsInfinity(r.Most) && sum > (decimal)r.Most);
    });
}
