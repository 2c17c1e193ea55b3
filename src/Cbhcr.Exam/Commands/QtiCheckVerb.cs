using System.Text.Json;
using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Checking;

namespace Cbhcr.Exam.Commands;

/// <summary>What would become of QTI files: read, written and scored, without a bank.</summary>
public static class QtiCheckVerb
{
    private const string Usage = "qti-check <file|folder|zip> [--json out.json]";

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    /// <summary>One file, as the report has it.</summary>
    public sealed record FileReport(
        string Path, string Kind, string? QtiVersion, bool WellFormed, bool Imported, IReadOnlyList<string> Interactions, IReadOnlyList<ElementReport> Unsupported,
        string? RoundTrip, string? RoundTripDifference, string? Scoring, string? ScoringNote, string? Error);

    public sealed record ElementReport(string Element, int Line);

    public static async Task<int> RunAsync(string[] args)
    {
        if (Verbs.Parse(args, "--json") is not ([var target], var options)) return Verbs.BadUsage("Name one file, folder or zip file.", Usage);
        List<FileReport> reports;
        try
        {
            if (!File.Exists(target) && !Directory.Exists(target)) return Verbs.BadUsage($"There is no file or folder {target}.", Usage);
            reports = await ReadAsync(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Verbs.BadUsage(e.Message, Usage);
        }
        if (options.TryGetValue("--json", out var json))
        {
            try
            {
                await File.WriteAllTextAsync(json, JsonSerializer.Serialize(reports, Indented));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Verbs.BadUsage(e.Message, Usage);
            }
        }
        Show(reports);
        return reports.Any(r => r.Error is not null || r.RoundTrip is "lossy" or "failed") ? 1 : 0;
    }

    /// <summary>A report on one file's text.</summary>
    public static FileReport Check(string path, byte[] bytes)
    {
        var (xml, fault) = XmlBytes.Text(bytes);
        var r = xml is null ? QtiReport.Refused(fault!) : QtiReport.Of(xml);
        return new(path, Lower(r.Kind?.ToString()) ?? "unknown", r.QtiVersion, r.WellFormed, r.Imported, r.Interactions, [.. r.Unsupported.Select(u => new ElementReport(u.Element, u.Line))],
            Lower(r.RoundTrip?.ToString()), r.Difference, r.ScoringOk is { } ok ? ok ? "ok" : "unsupported" : null, r.ScoringNote, r.Error?.ToString());
    }

    private static async Task<List<FileReport>> ReadAsync(string target)
    {
        var reports = new List<FileReport>();
        if (Directory.Exists(target))
        {
            var files = Directory.EnumerateFiles(target, "*.xml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true })
                .Order(StringComparer.Ordinal).ToList();
            await EachAsync(files, async f => reports.Add(Check(Path.GetRelativePath(target, f).Replace('\\', '/'), await File.ReadAllBytesAsync(f))));
        }
        else if (target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                await using var stream = File.OpenRead(target);
                using var zip = SafeZip.Open(stream);
                await EachAsync([.. zip.Entries.Where(e => e.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))], e =>
                {
                    reports.Add(Check(e.Path, zip.Read(e.Entry)));
                    return Task.CompletedTask;
                });
            }
            catch (UnsafeZipException e)
            {
                reports.Add(new(target, "unknown", null, false, false, [], [], null, null, null, null, e.Message));
            }
        }
        else
        {
            reports.Add(Check(target, await File.ReadAllBytesAsync(target)));
        }
        return reports;
    }

    private static Task EachAsync<T>(List<T> files, Func<T, Task> work) => VerbConsole.StageAsync($"{files.Count} files", [], TimeProvider.System, async progress =>
    {
        for (var i = 0; i < files.Count; i++)
        {
            await work(files[i]);
            progress((i + 1.0) / files.Count);
        }
    });

    private static void Show(List<FileReport> reports)
    {
        VerbConsole.Table("Files", ["what", "version", "files", "well-formed", "imported", "identical", "equivalent", "lossy", "failed", "scoring ok"],
            reports.GroupBy(r => (r.Kind, r.QtiVersion)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.QtiVersion, StringComparer.Ordinal).Select(g => new[]
            {
                g.Key.Kind, g.Key.QtiVersion ?? "-", $"{g.Count()}", $"{g.Count(r => r.WellFormed)}", $"{g.Count(r => r.Imported)}",
                $"{g.Count(r => r.RoundTrip == "identical")}", $"{g.Count(r => r.RoundTrip == "equivalent")}", $"{g.Count(r => r.RoundTrip == "lossy")}", $"{g.Count(r => r.RoundTrip == "failed")}",
                g.Any(r => r.Scoring is not null) ? $"{g.Count(r => r.Scoring == "ok")}" : "-",
            }));
        var unsupported = reports.SelectMany(r => r.Unsupported.Select(u => (u.Element, r.Path))).GroupBy(u => u.Element).OrderByDescending(g => g.Count()).ToList();
        if (unsupported.Count > 0)
            VerbConsole.Table("Kept, without effect", ["element", "times", "files"], unsupported.Select(g => new[] { g.Key, $"{g.Count()}", $"{g.Select(u => u.Path).Distinct().Count()}" }));
        foreach (var r in reports.Where(r => r.Error is not null)) Console.Error.WriteLine($"{r.Path}: {r.Error}");
        foreach (var r in reports.Where(r => r.RoundTrip is "lossy" or "failed")) Console.Error.WriteLine($"{r.Path}: round trip {r.RoundTrip}: {r.RoundTripDifference}");
    }

    private static string? Lower(string? name) => name is null ? null : char.ToLowerInvariant(name[0]) + name[1..];
}
