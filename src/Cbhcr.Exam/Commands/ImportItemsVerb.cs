using Wolverine;

namespace Cbhcr.Exam.Commands;

public static class ImportItemsVerb
{
    private const string Usage = "import-items <folder>   (every .yaml file in it and below)";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length != 1) return Verbs.BadUsage("Name one folder.", Usage);
        if (!Directory.Exists(args[0])) return Verbs.BadUsage($"There is no folder {args[0]}.", Usage);
        await using var host = await QuietHost.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var report = await bus.ImportItemsAsync(args[0], OpeningContent.TheProgramItself, CancellationToken.None);
        foreach (var problem in report.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        VerbConsole.Table("Items", ["what", "how many"], [["drafted", $"{report.Drafted}"], ["revised", $"{report.Revised}"], ["unchanged", $"{report.Unchanged}"], ["stimuli", $"{report.Stimuli}"], ["problems", $"{report.Problems.Count}"]]);
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
