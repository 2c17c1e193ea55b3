using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Wolverine;

namespace Cbhcr.Exam.Commands;

/// <summary>The item-bank folder, taken in through the same messages as the pages and the API use.</summary>
public static class ItemBankFolder
{
    public static async Task<SourceFile[]> FilesAsync(string folder, string pattern, CancellationToken ct)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder;
        var paths = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        var files = new List<SourceFile>();
        foreach (var path in paths) files.Add(new(Path.GetRelativePath(root, path), await File.ReadAllTextAsync(path, ct)));
        return [.. files];
    }

    public static async Task<IReadOnlyList<FileProblem>> ImportFrameworkAsync(this IMessageBus bus, string itemBank, Guid by, CancellationToken ct)
    {
        var problems = new List<FileProblem>();
        foreach (var file in await FilesAsync(Path.Combine(itemBank, "framework"), "*.yaml", ct))
            problems.AddRange((await bus.InvokeAsync<FrameworkImportReport>(new ImportFramework(file, by), ct)).Problems);
        return problems;
    }

    public static async Task<IReadOnlyList<FileProblem>> ImportBlueprintsAsync(this IMessageBus bus, string itemBank, Guid by, CancellationToken ct)
    {
        var problems = new List<FileProblem>();
        foreach (var file in await FilesAsync(Path.Combine(itemBank, "blueprints"), "*.yaml", ct))
            problems.AddRange((await bus.InvokeAsync<BlueprintImportReport>(new ImportBlueprint(file, by), ct)).Problems);
        return problems;
    }

    public static async Task<ItemImportReport> ImportItemsAsync(this IMessageBus bus, string folder, Guid by, CancellationToken ct) =>
        await bus.InvokeAsync<ItemImportReport>(new ImportItems(await FilesAsync(folder, "*.yaml", ct), by), ct);
}
