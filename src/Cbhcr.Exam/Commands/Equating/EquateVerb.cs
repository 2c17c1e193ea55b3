using System.Text.Encodings.Web;
using System.Text.Json;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.Equating;

namespace Cbhcr.Exam.Commands.Equating;

/// <summary>Equates two files of scores. Stores nothing.</summary>
public static class EquateVerb
{
    private const string Usage = """
        equate X.csv Y.csv --design eg|neat --method METHOD [--smooth loglinear:DEGREE[,CROSS]|spline:S] [--weight W] [--anchor internal|external]
               [--max-x N] [--max-y N] [--max-anchor N] [--minimum PERSONS] [--bootstrap N [--seed S]] [--json OUT]
        X.csv and Y.csv have a column total and, for neat, a column anchor. --json without a name, or with -, writes to standard output.
        --weight is the share of X's group in the synthetic population, 1 unless given (Kolen and Brennan 2014).
        """;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args)
    {
        if (Verbs.Parse(Named(args), [.. EquateRequest.Options]) is not var (files, options)) return Verbs.BadUsage("An option is not known or lacks its value.", Usage);
        try
        {
            var request = EquateRequest.Of(files, options);
            var result = Run(request);
            if (options.TryGetValue("--json", out var output) && output == "-") await Console.Out.WriteLineAsync(ToJson(result));
            else if (output is not null) await File.WriteAllTextAsync(output, ToJson(result) + "\n");
            if (output != "-") Show(result);
            return 0;
        }
        catch (CsvException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Verbs.BadUsage(e.Message, Usage);
        }
    }

    /// <summary>The conversion, or with too few persons the scores as they are, with the label that says so.</summary>
    internal static EquatingResult Run(EquateRequest request)
    {
        var x = EquateScores.Read(request.FileX, request.Anchored, request.HighestX, request.HighestAnchor);
        var y = EquateScores.Read(request.FileY, request.Anchored, request.HighestY, request.HighestAnchor);
        var seen = Math.Max(1, x.Totals.Concat(y.Totals).DefaultIfEmpty().Max());
        var (scaleX, scaleY) = ((0, request.HighestX ?? seen), (0, request.HighestY ?? seen));
        var scaleAnchor = (0, request.HighestAnchor ?? Math.Max(1, x.Anchors.Concat(y.Anchors).DefaultIfEmpty().Max()));
        var chosen = SmallSampleRule.Choose(x.Totals.Length, y.Totals.Length, () => request.Anchored
            ? Equate.NonequivalentGroups(JointFrequencies.Of(x.Totals, x.Anchors, scaleX, scaleAnchor), JointFrequencies.Of(y.Totals, y.Anchors, scaleY, scaleAnchor), request.Settings)
            : Equate.EquivalentGroups(ScoreFrequencies.Of(x.Totals, 0, scaleX.Item2), ScoreFrequencies.Of(y.Totals, 0, scaleY.Item2), request.Settings),
            scaleX, scaleY, thresholds: new(0, 0, request.Minimum, 0));
        List<string> notes = [$"{x.Totals.Length} persons on X, {y.Totals.Length} on Y.", .. chosen.Result.Notes];
        if (request.HighestX is null || request.HighestY is null) notes.Add($"The highest score of anybody, {seen}, is taken for the highest possible total where none is given.");
        return chosen.Result with { Notes = notes };
    }

    internal static string ToJson(EquatingResult result) => JsonSerializer.Serialize(new
    {
        result.Method,
        result.Slope,
        result.Intercept,
        Table = result.Table.Select(s => new { s.X, s.Yx, Se = s.StandardError }),
        result.Notes,
    }, Written);

    // The name of the file may be left out.
    private static string[] Named(string[] args) =>
        [.. args.SelectMany((a, i) => a == "--json" && (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)) ? [a, "-"] : new[] { a })];

    private static void Show(EquatingResult result)
    {
        var line = result.Slope is { } slope ? $": y = {result.Intercept:0.######} + {slope:0.######} x" : "";
        var rounded = ConversionTable.Of(result);
        VerbConsole.Table(result.Method + line, ["X", "Y", "standard error", "rounded"], result.Table.Select((s, i) => new[] { $"{s.X}", $"{s.Yx:0.0000}", $"{s.StandardError:0.0000}", $"{rounded[i].Rounded}" }));
        foreach (var note in result.Notes) Console.WriteLine(note);
    }
}
