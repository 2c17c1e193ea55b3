using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Items;
using Marten;
using Wolverine;

namespace Cbhcr.Exam.Commands;

/// <summary>A QTI package into the bank, as the page does it: a preview, then all or nothing.</summary>
public static class ImportQtiVerb
{
    private const string Usage = "import-qti <zip|xml|csv|yaml> [--preview only]";

    public static async Task<int> RunAsync(string[] args)
    {
        if (Verbs.Parse(args, "--preview") is not ([var file], var options)) return Verbs.BadUsage("Name one file.", Usage);
        if (options.TryGetValue("--preview", out var how) && how != "only") return Verbs.BadUsage("--preview takes “only”.", Usage);
        if (!File.Exists(file)) return Verbs.BadUsage($"There is no file {file}.", Usage);
        var bytes = await File.ReadAllBytesAsync(file);
        await using var host = await QuietHost.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        await using var session = scope.ServiceProvider.GetRequiredService<IDocumentStore>().QuerySession();
        var seconds = new Dictionary<string, double>();
        var (contents, preview) = ((ImportContents)null!, (ImportPreview)null!);
        await VerbConsole.StageAsync("Read", seconds, TimeProvider.System, async progress =>
        {
            contents = await ImportSource.ReadAsync(file, bytes, session, CancellationToken.None, (done, total) => progress((double)done / total));
            preview = await contents.PreviewAsync(session, CancellationToken.None);
        });
        foreach (var line in preview.Lines.Where(l => l.Without.Count > 0)) Console.WriteLine($"{line.Path}: {line.What}; without effect: {string.Join(", ", line.Without)}");
        foreach (var problem in preview.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        VerbConsole.Table("Would be", ["what", "how many"], [
            .. preview.Lines.GroupBy(l => l.What).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new[] { g.Key, $"{g.Count()}" }),
            .. (preview.Stimuli ?? []).GroupBy(l => l.What).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new[] { $"stimuli {g.Key}", $"{g.Count()}" }),
        ]);
        if (preview.Figures is { } figures)
            Console.WriteLine($"Statistics of {figures.Items} items, {figures.NotEnough} of them with not enough data; {figures.Unknown.Count} items are not known.");
        if (preview.Problems.Count > 0) return 1;
        if (options.ContainsKey("--preview")) return 0;
        var report = (ItemImportReport)null!;
        await VerbConsole.StageAsync("Store", seconds, TimeProvider.System, async _ =>
            report = await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<ItemImportReport>(
                new TakeInItems(contents.Items, contents.Stimuli, contents.Pictures, OpeningContent.TheProgramItself, contents.Figures), CancellationToken.None, TimeSpan.FromMinutes(10)));
        foreach (var problem in report.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        VerbConsole.Table("Items", ["what", "how many"], [["drafted", $"{report.Drafted}"], ["revised", $"{report.Revised}"], ["unchanged", $"{report.Unchanged}"], ["stimuli", $"{report.Stimuli}"]]);
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
