using System.Diagnostics;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cbhcr.Benchmarks;

/// <summary>The database of one run.</summary>
internal interface IRunDatabase : IAsyncDisposable
{
    string ConnectionString { get; }
}

/// <summary>On the server that others use too: it is never stopped.</summary>
internal sealed class SharedServer(ScratchDatabase database) : IRunDatabase
{
    public string ConnectionString => database.ConnectionString;

    public static async Task<IRunDatabase> CreateAsync() => new SharedServer(await ScratchDatabase.CreateAsync($"cbhcr_load_{Environment.ProcessId}"));

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

/// <summary>A PostgreSQL cluster of this run alone, in a folder that goes away with it: it may be killed.</summary>
internal sealed class OwnServer : IRunDatabase
{
    private const string Database = "cbhcr_chaos";
    private readonly string _folder;
    private readonly EmbeddedPostgresOptions _options;
    private EmbeddedPostgresServer _server;

    private OwnServer(string folder, EmbeddedPostgresOptions options, EmbeddedPostgresServer server) => (_folder, _options, _server) = (folder, options, server);

    public string ConnectionString => _server.ConnectionString(Database);

    public static async Task<OwnServer> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cbhcr-chaos-").FullName;
        // The server's account is another when this program is root's.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var options = new EmbeddedPostgresOptions { RootFolder = folder, Binaries = await BinariesAsync() };
        var server = await EmbeddedPostgresServer.StartOrJoinAsync(options, NullLogger.Instance, CancellationToken.None);
        await server.EnsureDatabaseAsync(Database, CancellationToken.None);
        return new(folder, options, server);
    }

    /// <summary>SIGKILL to the postmaster, as when memory runs out; or an immediate stop, which also leaves everything to recovery.</summary>
    public async Task KillAsync(bool hard)
    {
        var postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(_server.DataFolder, "data", "postmaster.pid")))[0], System.Globalization.CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(postmaster);
        using var kill = Process.Start("kill", [hard ? "-KILL" : "-QUIT", $"{postmaster}"]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    /// <summary>On the same port, after the recovery that a crash needs.</summary>
    public async Task StartAgainAsync()
    {
        var before = _server;
        _server = await EmbeddedPostgresServer.StartOrJoinAsync(_options, NullLogger.Instance, CancellationToken.None);
        await before.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Those of the repository's own server: an installation by npm is not repeated.
    private static async Task<string> BinariesAsync()
    {
        var root = Repository.Root(Directory.GetCurrentDirectory(), AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();
        var account = await ServerAccount.ChooseAsync(null, CancellationToken.None);
        var data = await DataRoot.FindAsync(root, account, NullLogger.Instance, CancellationToken.None);
        return (await BinariesLookup.FindAsync(new() { RootFolder = root }, data, account, NullLogger.Instance, CancellationToken.None)).Folder;
    }
}
