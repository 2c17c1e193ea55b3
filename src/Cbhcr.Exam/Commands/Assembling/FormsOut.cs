using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>What was found, to a file or the terminal, and in short for whoever waits.</summary>
internal static class FormsOut
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Better now than after a minute's work.</summary>
    /// <exception cref="IOException">The file cannot be written; so <see cref="UnauthorizedAccessException"/>.</exception>
    public static Task TryAsync(string? path) => path is null ? Task.CompletedTask : File.AppendAllTextAsync(path, "");

    /// <returns>0 for forms, 1 for none.</returns>
    public static async Task<int> WriteAsync(string? path, FormsFile report)
    {
        var json = JsonSerializer.Serialize(report, Indented);
        if (path is null) Console.WriteLine(json);
        else await File.WriteAllTextAsync(path, json);
        var goal = report.Objective is { } objective ? FormattableString.Invariant($", objective {objective:0.######}, bound {report.Bound:0.######}") : "";
        Console.WriteLine(FormattableString.Invariant($"{report.Status} after {report.Seconds:0.00} s{goal}"));
        if (report.Explanation is { } words) await Console.Error.WriteLineAsync(words);
        if (report.Achieved.Count > 0)
            VerbConsole.Table("Achieved", ["form", "of", "at", "value", "target"],
                report.Achieved.Select(a => new[] { $"{a.Form}", a.Of, Number(a.At), Number(a.Value), Number(a.Target) }));
        return report.Forms.Count > 0 ? 0 : 1;
    }

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
