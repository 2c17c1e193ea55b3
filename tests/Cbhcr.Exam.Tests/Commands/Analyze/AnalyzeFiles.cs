using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cbhcr.Exam.Commands.Analyze;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Exam.Tests.Commands.Analyze;

/// <summary>Small made-up files for the verb, and its answers.</summary>
internal sealed class AnalyzeFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-analyze");

    public void Dispose() => _folder.Delete(recursive: true);

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Text(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    public string Rows(string name, IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows) =>
        Text(name, string.Join('\n', rows.Select(r => string.Join(',', r)).Prepend(string.Join(',', columns))) + "\n");

    public static IReadOnlyList<double> Abilities(int persons) => SimulatedPersons.Draw(5, new SimulatedGroup(persons, new Population(0, 1))).Abilities;

    public static IReadOnlyList<IrtItem> Items(int items) => [.. Enumerable.Range(0, items).Select(i => DichotomousItem.At(1.3, -1.5 + 3.0 * i / Math.Max(1, items - 1)))];

    public static CategoryResponses Marks(int persons, int items) => ResponseSimulation.Draw(5, Items(items), Abilities(persons));

    public static OptionResponses Options(int persons, int items) =>
        OptionSimulation.Draw(5, Marks(persons, items), [.. Enumerable.Range(0, items).Select(i => new DistractorModel(i % 4, [0, 0.2, 0.4, 0.1]))], Abilities(persons));

    public static IEnumerable<string[]> Cells(CategoryResponses data) =>
        Enumerable.Range(0, data.Persons).Select(p => data.Person(p).ToArray().Select(c => c == CategoryResponses.Missing ? "NA" : c.ToString(CultureInfo.InvariantCulture)).ToArray());

    public static IEnumerable<string[]> Cells(OptionResponses data) => data.Codes.ToArray().Chunk(data.Items.Length).Select(row => row.Select(c => c < 4 ? "ABCD"[c].ToString() : "").ToArray());

    public static IEnumerable<string> Names(int items) => Enumerable.Range(1, items).Select(i => $"q{i}");

    public string Scores(int persons = 300, int items = 8) => Rows("scores.csv", Names(items), Cells(Marks(persons, items)));

    public string Chosen(int persons = 300, int items = 8) => Rows("options.csv", Names(items), Cells(Options(persons, items)));

    /// <summary>The JSON of a run that must go well.</summary>
    public async Task<string> JsonAsync(params string[] arguments)
    {
        (await AnalyzeVerb.RunAsync([.. arguments, "--json", Path("out.json")])).ShouldBe(0);
        return await File.ReadAllTextAsync(Path("out.json"));
    }

    public async Task<JsonElement> ReportAsync(params string[] arguments) => JsonElement.Parse(await JsonAsync(arguments));

    public static string Notes(JsonElement report) => string.Join('\n', report.GetProperty("notes").EnumerateArray().Select(n => n.GetString()));

    /// <summary>The verb in a process of its own, so that what it prints where can be told apart.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "Cbhcr.Exam.dll"), "analyze", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
