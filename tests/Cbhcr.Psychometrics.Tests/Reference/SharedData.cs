using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Cbhcr.Psychometrics.Tests.Reference;

/// <summary>
/// Real response data and what R made of them. They have licences of their own and are not part of the project: the folder is named by
/// CBHCR_SHARED, or lies beside the repository as "shared". Without it these tests are skipped, and say so.
/// </summary>
internal static class SharedData
{
    private static readonly string? Folder = Find();

    public static void SkipUnlessThere() => Assert.SkipUnless(Folder is not null && Directory.Exists(Path.Combine(Folder, "psychometrics")),
        $"No reference data: set CBHCR_SHARED to the folder that holds psychometrics/ (looked in {Folder ?? "no folder, Cbhcr.Exam.sln was not found"}).");

    public static JsonElement Reference(string name) => JsonElement.Parse(File.ReadAllText(In("reference", name + ".json")));

    public static Table Data(string file) => Table.Read(In("data", file));

    public static Table Scores(string file) => Table.Read(In("reference", file));

    private static string In(string folder, string file) => Path.Combine(Folder!, "psychometrics", folder, file);

    // Build output may lie outside the repository, so the place of this source file is tried too.
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
