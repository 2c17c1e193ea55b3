using System.Text.RegularExpressions;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>A folder with the three programs needed, known to run under the server's account.</summary>
internal sealed partial record PostgresBinaries(string Folder, Version Version)
{
    public const int OldestMajor = 15;

    private static readonly string Ending = OperatingSystem.IsWindows() ? ".exe" : "";

    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    public static bool AreIn(string folder) => new[] { "postgres", "initdb", "pg_ctl" }.All(name => File.Exists(Program(folder, name)));

    /// <summary>The binaries, or else why they cannot be used.</summary>
    public static async Task<(PostgresBinaries? Found, string Why)> TryAsync(string folder, ServerAccount account, CancellationToken ct)
    {
        if (!AreIn(folder)) return (null, "postgres, initdb and pg_ctl are not all there");
        var said = await account.RunAsync([Program(folder, "postgres"), "--version"], ct);
        if (!said.Ok) return (null, $"the account '{account.Name}' cannot run postgres there: {said.Output}");
        var match = VersionNumber().Match(said.Output);
        if (!match.Success) return (null, $"its version is not understood: {said.Output}");
        var version = new Version(int.Parse(match.Groups[1].ValueSpan), match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan) : 0);
        return version.Major < OldestMajor
            ? (null, $"it is version {version}, and {OldestMajor} or newer is needed")
            : (new(folder, version), "");
    }

    private static string Program(string folder, string name) => Path.Combine(folder, name + Ending);

    [GeneratedRegex(@"PostgreSQL\) (\d+)(?:\.(\d+))?")]
    private static partial Regex VersionNumber();
}
