using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>The folder for clusters and binaries: .data in the root folder or, where the server's account cannot go, one in /var/tmp.</summary>
internal static class DataRoot
{
    private const string NoteName = "embedded-postgres.txt";

    public static async Task<string> FindAsync(string rootFolder, ServerAccount account, ILogger logger, CancellationToken ct)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(rootFolder));
        if (!OperatingSystem.IsWindows() && root.AsSpan().ContainsAny("\"$`\\\n"))
            throw new EmbeddedPostgresException($"PostgreSQL cannot be started in {root}: rename the folder without quotes, $, ` or \\, " +
                "or set EmbeddedPostgres:RootFolder to another.");
        var inside = Path.Combine(root, ".data");
        try
        {
            OwnFiles.MakeFolder(inside, passable: true);
            if (await account.CanEnterAsync(inside, ct)) return inside;
            return await OutsideAsync(root, inside, account, logger, ct);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw CannotWrite(inside, failure);
        }
    }

    public static EmbeddedPostgresException CannotWrite(string folder, Exception failure) => new(
        $"The embedded PostgreSQL cannot write to the folder {folder} ({failure.Message.TrimEnd('.')}). Make it writable for the account " +
        $"'{Environment.UserName}', set EmbeddedPostgres:RootFolder to another folder, or give a connection string.", failure);

    public static string Outside(string root) =>
        $"/var/tmp/cbhcr-exam-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12]}";

    private static async Task<string> OutsideAsync(string root, string inside, ServerAccount account, ILogger logger, CancellationToken ct)
    {
        var outside = Outside(root);
        OwnFiles.MakeFolder(outside, passable: true);
        // Anybody can make a folder in /var/tmp: take only a real one of our own.
        var ours = await Command.RunAsync(["find", outside, "-prune", "-type", "d", "-user", "0"], ct);
        if (ours.Output != outside || !await account.CanEnterAsync(outside, ct))
            throw new EmbeddedPostgresException($"The account '{account.Name}' cannot enter {inside}, and {outside} cannot be used instead " +
                "because it belongs to someone else. Remove it or set EmbeddedPostgres:RootFolder to another folder.");
        await File.WriteAllTextAsync(Path.Combine(inside, NoteName),
            $"""
            The embedded PostgreSQL keeps its data in {outside},
            because its account '{account.Name}' cannot enter this folder. Systems may clear /var/tmp of files unused for a month:
            for data that must last, set EmbeddedPostgres:RootFolder to a folder that every account can enter.

            """, ct);
        logger.LogWarning("The account {Account} cannot enter {Inside}: PostgreSQL keeps its data in {Outside}", account.Name, inside, outside);
        return outside;
    }
}
