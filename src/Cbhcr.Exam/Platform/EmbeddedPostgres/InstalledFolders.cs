using System.Text.RegularExpressions;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>Where distributions put the server's programs; the commonest path first.</summary>
internal static partial class InstalledFolders
{
    private static readonly (string Parent, string Version, string Below)[] Places = OperatingSystem.IsWindows()
        ? [(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin")]
        :
        [
            ("/usr/lib/postgresql", "*", "bin"),
            ("/opt/homebrew/opt", "postgresql*", "bin"),
            ("/usr/local/opt", "postgresql*", "bin"),
            ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            ("/usr", "pgsql-*", "bin"),
            ("/usr/libexec", "postgresql*", ""),
            ("/usr", "bin", ""),
        ];

    public static IEnumerable<string> NewestFirst() => Places.SelectMany(Folders);

    private static IEnumerable<string> Folders((string Parent, string Version, string Below) place) =>
        !Directory.Exists(place.Parent) ? [] : Directory.EnumerateDirectories(place.Parent, place.Version)
            .OrderByDescending(VersionIn)
            .Select(folder => Path.Combine(folder, place.Below))
            .Where(PostgresBinaries.AreIn);

    private static int VersionIn(string folder) =>
        int.TryParse(Digits().Match(Path.GetFileName(folder)).ValueSpan, out var version) ? version : 0;

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
