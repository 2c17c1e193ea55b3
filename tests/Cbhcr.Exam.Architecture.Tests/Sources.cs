using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Cbhcr.Exam.Architecture.Tests;

/// <summary>A source file, named from the folder that was asked for, with forward slashes.</summary>
internal sealed record Source(string Name, string Path)
{
    public string Text { get; } = File.ReadAllText(Path);

    public int Lines => File.ReadLines(Path).Count();

    public string Module => Name.Contains('/') ? Name.Split('/')[0] : Modules.Root;

    public string BareName => System.IO.Path.GetFileNameWithoutExtension(Path);
}

internal static partial class Sources
{
    private static readonly string[] Generated = ["obj", "bin", "wwwroot", "node_modules", "Internal"];

    public static string Root { get; } = Find();

    public static IReadOnlyList<Source> Exam { get; } = In("src/Cbhcr.Exam", ".cs", ".razor");

    public static IReadOnlyList<Source> In(string folder, params string[] endings)
    {
        var root = Path.Combine(Root, folder);
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => new { Path = path, Name = Path.GetRelativePath(root, path).Replace('\\', '/') })
            .Where(f => endings.Contains(Path.GetExtension(f.Path)) && !f.Name.Split('/').SkipLast(1).Any(Generated.Contains))
            .OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new Source(f.Name, f.Path))];
    }

    public static IReadOnlyList<string> ModuleFolders() =>
        [.. Exam.Select(s => s.Module).Where(m => m is not (Modules.Root or "Properties")).Distinct()];

    /// <summary>The names of the types that a file declares, nested ones among them.</summary>
    public static IEnumerable<string> Declared(Source source) => Declaration().Matches(source.Text).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|static|sealed|abstract|partial|readonly|file)\s+)*(?:class|record|struct|enum|interface)\s+(?:class\s+|struct\s+)?(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
