using System.Runtime.CompilerServices;

namespace Cbhcr.Qti.Tests;

/// <summary>Published examples of QTI. They have licences of their own and are not part of the project: see CBHCR_SHARED in CONTRIBUTING.md.</summary>
internal static class SharedQti
{
    private static readonly string? Folder = Find();

    public static IEnumerable<(string Path, string Xml)> Files()
    {
        var root = Path.Combine(Folder ?? "", "conformance", "qti");
        Assert.SkipUnless(Folder is not null && Directory.Exists(root), "No QTI examples: set CBHCR_SHARED to the folder that holds conformance/.");
        return Directory.EnumerateFiles(root, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(root, f), File.ReadAllText(f)));
    }

    private static string? Find([CallerFilePath] string here = "") =>
        Environment.GetEnvironmentVariable("CBHCR_SHARED") is { Length: > 0 } named ? named
        : (Root(AppContext.BaseDirectory) ?? Root(Path.GetDirectoryName(here)!)) is { } root ? Path.GetFullPath(Path.Combine(root, "..", "shared")) : null;

    private static string? Root(string start)
    {
        var folder = new DirectoryInfo(start);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cbhcr.Exam.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
