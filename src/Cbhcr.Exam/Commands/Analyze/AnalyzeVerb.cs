using System.Text.Json;
using System.Text.Json.Serialization;
using Cbhcr.Exam.Commands.Analyze.Page;
using Cbhcr.Exam.Platform.Csv;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>Responses in a file, statistics out: to the terminal, as JSON (analyze.schema.json) and as a page. No database, no network.</summary>
public static class AnalyzeVerb
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new FiniteNumbers() },
    };

    public static async Task<int> RunAsync(string[] args)
    {
        AnalyzeOptions options;
        try
        {
            options = AnalyzeOptions.Parse(args);
        }
        catch (FormatException e)
        {
            return Verbs.BadUsage(e.Message, AnalyzeOptions.Usage);
        }
        foreach (var file in new[] { options.Responses, options.KeyFile, options.Times })
            if (Directory.Exists(file))
            {
                await Console.Error.WriteLineAsync($"{file} is a directory; a file is expected.");
                return 2;
            }
        // With JSON on standard output everything else goes elsewhere.
        var quiet = options.Json == "-";
        var seconds = new Dictionary<string, double>();
        var run = new AnalysisRun(options, TimeProvider.System, (name, work) => quiet ? Quietly(work) : VerbConsole.StageAsync(name, seconds, TimeProvider.System, progress => Task.Run(() => work(progress))));
        try
        {
            var report = await run.RunAsync();
            if (options.Html is { } html) await File.WriteAllTextAsync(html, AnalysisPage.Write(options.Responses, report, run.Curves));
            if (quiet) await JsonSerializer.SerializeAsync(Console.OpenStandardOutput(), report, Json);
            else if (options.Json is { } json) await WriteAsync(json, report);
            if (!quiet) AnalysisSummary.Show(report);
            return 0;
        }
        catch (CsvException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task WriteAsync(string file, AnalysisReport report)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, report, Json);
    }

    private static Task Quietly(Action<Action<double>> work) => Task.Run(() => work(_ => { }));

    /// <summary>JSON has no infinity; what is not finite is not defined.</summary>
    private sealed class FiniteNumbers : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
