using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>Forms from pool files and a constraints file, without a database.</summary>
internal static class AssembleFromFiles
{
    public const string Usage =
        "assemble --pool pool.csv [--pool more.csv …] --constraints constraints.json [--forms N] [--seed S] [--time seconds | --deterministic units] [--out forms.json]";

    private const double UsualSeconds = 60;

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="args">The command line.</param>
    /// <param name="complaints">Where to say what is wrong with the files.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter complaints)
    {
        if (Order.Read(args) is not { } order) return Verbs.BadUsage("An option is not known, lacks its value or has one that makes no sense.", Usage);
        AssemblyFiles? files;
        try
        {
            (files, var problems) = await AssemblyFiles.ReadAsync(order.Pools, order.Constraints, order.Forms);
            if (files is null) return Refuse(problems, complaints);
            if (order.Out is { } path) await File.AppendAllTextAsync(path, ""); // Better now than after a minute's work.
        }
        catch (Exception e) when (e is CsvException or IOException or UnauthorizedAccessException)
        {
            await complaints.WriteLineAsync(e.Message);
            return 2;
        }
        foreach (var remark in files.Table.Remarks) Console.WriteLine(remark);
        AssemblyResult result;
        try
        {
            result = Search(files.Problem, order.Effort);
        }
        catch (ArgumentException e)
        {
            return Refuse([files.Locate(e.Message)], complaints);
        }
        var report = FormsFile.Of(files, order.Effort, result);
        if (order.Out is { } to) await File.WriteAllTextAsync(to, JsonSerializer.Serialize(report, Indented));
        else Console.WriteLine(JsonSerializer.Serialize(report, Indented));
        Show(report);
        return result.Forms.Count > 0 ? 0 : 1;
    }

    // The first Ctrl+C ends the search and keeps what was found; a second one ends the program.
    private static AssemblyResult Search(AssemblyProblem problem, AssemblyEffort effort)
    {
        using var cancel = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = !cancel.IsCancellationRequested;
            cancel.Cancel();
        }
        Console.CancelKeyPress += Stop;
        try
        {
            return Assembler.Assemble(problem, effort, new ProgressLines().Tell, cancel.Token);
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    private static int Refuse(IReadOnlyList<FileProblem> problems, TextWriter complaints)
    {
        foreach (var problem in problems) complaints.WriteLine(problem);
        return 2;
    }

    private static void Show(FormsFile report)
    {
        var goal = report.Objective is { } objective ? FormattableString.Invariant($", objective {objective:0.######}, bound {report.Bound:0.######}") : "";
        Console.WriteLine(FormattableString.Invariant($"{report.Status} after {report.Seconds:0.00} s{goal}"));
        if (report.Explanation is { } words) Console.Error.WriteLine(words);
        if (report.Achieved.Count > 0)
            VerbConsole.Table("Achieved", ["form", "of", "at", "value", "target"],
                report.Achieved.Select(a => new[] { $"{a.Form}", a.Of, Number(a.At), Number(a.Value), Number(a.Target) }));
    }

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The command line.</summary>
    private sealed record Order(List<string> Pools, string Constraints, int? Forms, AssemblyEffort Effort, string? Out)
    {
        public static Order? Read(string[] args)
        {
            var pools = new List<string>();
            var rest = new List<string>();
            for (var i = 0; i < args.Length; i++)
            {
                if (args[i] == "--pool" && i + 1 < args.Length) pools.Add(args[++i]);
                else rest.Add(args[i]);
            }
            if (Verbs.Parse([.. rest], "--constraints", "--forms", "--seed", "--time", "--deterministic", "--out") is not ([], var options)) return null;
            if (pools.Count == 0 || !options.TryGetValue("--constraints", out var constraints)) return null;
            if (options.ContainsKey("--time") && options.ContainsKey("--deterministic")) return null;
            if (!ulong.TryParse(options.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture, out var seed)) return null;
            if (Positive(options, options.ContainsKey("--deterministic") ? "--deterministic" : "--time") is not { } amount) return null;
            var forms = options.TryGetValue("--forms", out var count) ? int.TryParse(count, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 0 : (int?)null;
            var effort = options.ContainsKey("--deterministic") ? new AssemblyEffort(seed, amount, null) : new(seed, null, TimeSpan.FromSeconds(amount));
            return forms == 0 ? null : new(pools, constraints, forms, effort, options.GetValueOrDefault("--out"));
        }

        private static double? Positive(Dictionary<string, string> options, string name) =>
            !options.TryGetValue(name, out var text) ? UsualSeconds
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1e6 ? value : null;
    }

    /// <summary>Best objective and bound over time: a line when either has changed, but no more than a few a second.</summary>
    private sealed class ProgressLines
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

        private readonly Lock _gate = new();
        private long _last;
        private string _said = "";

        public void Tell(AssemblyProgress progress)
        {
            lock (_gate)
            {
                var line = $"best {Number(progress.Objective)}  bound {Number(progress.Bound)}";
                if (line == _said || (_last != 0 && Stopwatch.GetElapsedTime(_last) < Pause)) return;
                (_said, _last) = (line, Stopwatch.GetTimestamp());
                Console.WriteLine(FormattableString.Invariant($"{progress.After.TotalSeconds,7:0.0} s  {line}"));
            }
        }

        private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "none";
    }
}
