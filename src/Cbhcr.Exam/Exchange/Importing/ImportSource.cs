using System.Text;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Marten;

namespace Cbhcr.Exam.Exchange;

/// <summary>What was read from a file: items and all that goes with them.</summary>
public sealed record ImportContents(
    IReadOnlyList<IncomingItem> Items, IReadOnlyList<IncomingStimulus> Stimuli, IReadOnlyList<IncomingPicture> Pictures, IReadOnlyDictionary<string, IReadOnlyList<string>> Without,
    IReadOnlyList<(string Path, string Reason, byte[] Bytes)> Attachments, IReadOnlyList<FileProblem> Problems, IReadOnlyList<IncomingFigures> Figures)
{
    public static ImportContents Of(IReadOnlyList<IncomingItem> items, IReadOnlyList<IncomingStimulus> stimuli, IReadOnlyList<FileProblem> problems) =>
        new(items, stimuli, [], new Dictionary<string, IReadOnlyList<string>>(), [], problems, []);

    /// <summary>Beside what it would do to the bank.</summary>
    public async Task<ImportPreview> PreviewAsync(IQuerySession session, CancellationToken ct)
    {
        var (lines, cases) = await session.LookAsync(Items, Stimuli, ct);
        return new(
            [
                .. Items.Zip(lines, (item, line) => new ImportLine(item.Place, item.Code, item.Content.Type, line.What, Without.GetValueOrDefault(item.Place, []))),
                .. Attachments.Select(a => new ImportLine(a.Path, null, null, "attachment", [a.Reason])),
            ],
            [.. Problems, .. lines.Concat(cases).Select(l => l.Problem).OfType<FileProblem>()], Pictures.Select(p => p.Name).Distinct().Count(),
            [.. cases.Select(c => (Line: c, Stimuli.First(s => s.Code == c.Code).Place)).Select(c => new ImportLine(c.Place, c.Line.Code, null, c.Line.What, Without.GetValueOrDefault(c.Place, [])))],
            await session.LookAtFiguresAsync(Figures, lines, ct));
    }
}

/// <summary>A file from elsewhere as items: a QTI package or item, a CSV file, an item file, or a zip of item files.</summary>
public static class ImportSource
{
    public static async Task<ImportContents> ReadAsync(string name, byte[] bytes, IQuerySession session, CancellationToken ct, Action<int, int>? progress = null)
    {
        try
        {
            var files = IsZip(bytes) ? Unpacked(bytes) : [new PackageFile(Path.GetFileName(name), bytes)];
            var yaml = files.Where(f => Has(f, ".yaml", ".yml")).ToList();
            var csv = files.Where(f => Has(f, ".csv")).ToList();
            if (yaml.Count == 0 && csv.Count == 0) return Qti(files, await session.CaseCodesAsync(ct), progress);
            var (items, stimuli, problems) = await session.ItemFilesAsync(yaml.Select(f => new SourceFile(f.Path, Encoding.UTF8.GetString(f.Bytes))), ct);
            var tables = csv.Select(f => CsvItems.Read(f.Path, Encoding.UTF8.GetString(f.Bytes))).ToList();
            return ImportContents.Of([.. items, .. tables.SelectMany(t => t.Items)], stimuli, [.. problems, .. tables.SelectMany(t => t.Problems)]);
        }
        catch (UnsafeZipException e)
        {
            return ImportContents.Of([], [], [new FileProblem(name, 0, e.Message)]);
        }
    }

    private static ImportContents Qti(IReadOnlyList<PackageFile> files, IReadOnlyDictionary<string, string> codeOfCase, Action<int, int>? progress)
    {
        var plan = ImportPlan.Of(files, codeOfCase, progress);
        var bytes = files.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);
        return new(plan.Items, plan.Stimuli, plan.Pictures, plan.Without, [.. plan.Attachments.Select(a => (a.Path, a.Reason, bytes[a.Path]))], plan.Problems, plan.Figures);
    }

    private static List<PackageFile> Unpacked(byte[] bytes)
    {
        using var zip = SafeZip.Open(new MemoryStream(bytes));
        return [.. zip.Entries.Select(e => new PackageFile(e.Path, zip.Read(e.Entry)))];
    }

    private static bool IsZip(byte[] bytes) => bytes is [(byte)'P', (byte)'K', ..];

    private static bool Has(PackageFile file, params string[] endings) => endings.Any(e => file.Path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
