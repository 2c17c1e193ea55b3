using System.Text.Json;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Commands.Demo;

/// <summary>The whole way without a browser, on a fresh database, through the same endpoints as everybody else.</summary>
public static class DemoVerb
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    private const string Usage = "demo [--candidates N] [--output folder] [--keep]";

    public static async Task<int> RunAsync(string[] args)
    {
        var keep = args.Contains("--keep");
        if (Verbs.Parse([.. args.Where(a => a != "--keep")], "--candidates", "--output") is not ({ Count: 0 }, var options)) return Verbs.BadUsage("An option is not known or lacks its value.", Usage);
        if (!int.TryParse(options.GetValueOrDefault("--candidates", "200"), out var candidates) || candidates is < 1 or > 5000)
            return Verbs.BadUsage("The number of candidates lies between 1 and 5000.", Usage);

        await using var database = await ScratchDatabase.CreateAsync($"cbhcr_demo_{Environment.ProcessId}", keep);
        await using var host = await DemoHost.StartAsync(database.ConnectionString);
        var output = options.GetValueOrDefault("--output") ?? Path.Combine(Repository.Root(host.App.Environment) ?? Directory.GetCurrentDirectory(), "artifacts", "demo");
        Directory.CreateDirectory(output);
        DemoSummary summary;
        try
        {
            summary = await new DemoRun(host.App, candidates, output).RunAsync(CancellationToken.None);
        }
        catch (ApiRefusedException e)
        {
            await Console.Error.WriteLineAsync($"The demonstration stopped: {e.Message}");
            return 1;
        }

        await File.WriteAllTextAsync(Path.Combine(output, "summary.json"), JsonSerializer.Serialize(summary, Indented));
        VerbConsole.Table("What happened", ["what", "how many"],
        [
            ["items imported", $"{summary.ItemsImported}"], ["candidates", $"{summary.Candidates}"], ["answers acknowledged", $"{summary.AnswersAcknowledged}"],
            ["answers in the event log", $"{summary.AnswersInEventLog}"], ["lost", $"{summary.Lost}"], ["duplicated", $"{summary.Duplicated}"],
            ["passed", $"{summary.Passed}"], ["certificates", $"{summary.Certificates}"], ["seconds in all", $"{summary.Seconds.Values.Sum():0.0}"],
        ]);
        Console.WriteLine($"Look in {output}: certificate.pdf, score-report.pdf, psychometric-report.pdf, summary.json");
        if (keep) Console.WriteLine($"The database {database.Name} was kept.");
        return summary is { Lost: 0, Duplicated: 0 } ? 0 : 1;
    }
}

/// <summary>The program on a free port of this machine alone.</summary>
internal static class DemoHost
{
    public static Task<RunningHost> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ApplicationName = typeof(DemoHost).Assembly.GetName().Name });
        builder.Configuration["ConnectionStrings:Exam"] = connectionString;
        builder.Configuration["Demonstration:Password"] = Base32.Encode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        // One address plays two hundred candidates.
        builder.Configuration["RateLimits:AdmissionPerMinute"] = "100000";
        builder.Configuration["RateLimits:VerifyPerMinute"] = "100000";
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return RunningHost.StartAsync(builder);
    }
}
