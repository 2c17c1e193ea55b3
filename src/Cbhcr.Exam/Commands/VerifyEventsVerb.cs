using Marten;

namespace Cbhcr.Exam.Commands;

public static class VerifyEventsVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0) return Verbs.BadUsage("verify-events takes no arguments.", "verify-events");
        await using var host = await QuietHost.StartAsync();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await RunAsync(session, []);
    }

    public static async Task<int> RunAsync(IQuerySession session, Dictionary<string, double> seconds)
    {
        var verification = new EventVerification(session);
        await VerbConsole.StageAsync("verify-events", seconds, TimeProvider.System, progress => verification.RunAsync(progress, CancellationToken.None));
        VerbConsole.Table("Derived again from the events", ["what", "how many"],
        [
            ["items", $"{verification.Items}"], ["forms drawn", $"{verification.Draws}"], ["sittings", $"{verification.Sittings}"], ["responses", $"{verification.Responses}"],
            ["results", $"{verification.Results}"], ["credentials", $"{verification.Credentials}"], ["analyses", $"{verification.Analyses}"],
        ]);
        foreach (var difference in verification.Differences) await Console.Error.WriteLineAsync($"differs: {difference}");
        Console.WriteLine(verification.Differences.Count == 0 ? "Everything agrees with the event log." : $"{verification.Differences.Count} differences.");
        return verification.Differences.Count == 0 ? 0 : 1;
    }
}
