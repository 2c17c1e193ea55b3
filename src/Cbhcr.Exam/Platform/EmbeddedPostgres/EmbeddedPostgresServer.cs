using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>This program's use of a private PostgreSQL server: the first program to come starts it, the last to leave stops it.</summary>
public sealed class EmbeddedPostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Cluster _cluster;
    private readonly EmbeddedPostgresOptions _options;
    private readonly ServerControl _control;
    private readonly ILogger _logger;
    private ServerConnection? _connection;
    private string? _entry;

    private EmbeddedPostgresServer(Cluster cluster, EmbeddedPostgresOptions options, ILogger logger)
    {
        (_cluster, _options, _logger) = (cluster, options, logger);
        _control = new(cluster, options, logger);
    }

    /// <summary>Whether this call started the server; false when it was running.</summary>
    public bool StartedHere { get; private set; }

    /// <summary>The folder with the cluster, its password file and the register of its programs.</summary>
    public string DataFolder => _cluster.Folder;

    public Version Version => _cluster.Binaries.Version;

    public int Port => Connection.Port;

    private ServerConnection Connection => _connection!;

    public static async Task<EmbeddedPostgresServer> StartOrJoinAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        ServerSettings.Check(options);
        var account = await ServerAccount.ChooseAsync(options.Account, ct);
        var dataRoot = await DataRoot.FindAsync(options.RootFolder, account, logger, ct);
        var binaries = await BinariesLookup.FindAsync(options, dataRoot, account, logger, ct);
        var server = new EmbeddedPostgresServer(await Cluster.LocateAsync(dataRoot, binaries, account, ct), options, logger);
        await server.EnterAsync(ct);
        logger.LogInformation("PostgreSQL {Version} {How} on 127.0.0.1:{Port} after {Milliseconds} ms, data in {Folder}",
            server.Version, server.StartedHere ? "started" : "joined", server.Port, watch.ElapsedMilliseconds, server.DataFolder);
        return server;
    }

    /// <summary>Holds the password: not for logs.</summary>
    public string ConnectionString(string database) => Connection.To(database);

    /// <summary>Creates the database when it is missing.</summary>
    public Task EnsureDatabaseAsync(string name, CancellationToken ct) => Connection.CreateAsync(name, ct);

    /// <summary>Drops the database, whoever is connected to it, and makes an empty one.</summary>
    public async Task RecreateDatabaseAsync(string name, CancellationToken ct)
    {
        await Connection.DropAsync(name, ct);
        await Connection.CreateAsync(name, ct);
    }

    public Task DropDatabaseAsync(string name, CancellationToken ct) => Connection.DropAsync(name, ct);

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= LeaveAtExit;
        if (Interlocked.Exchange(ref _entry, null) is not { } entry) return;
        try
        {
            using var register = await ProgramRegister.OpenAsync(_cluster.RegisterFile, _options.Patience, CancellationToken.None);
            await LeaveAsync(register, entry);
        }
        catch (EmbeddedPostgresException failure)
        {
            _logger.LogWarning(failure, "PostgreSQL in {Folder} was left running", DataFolder);
        }
    }

    private void LeaveAtExit(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task EnterAsync(CancellationToken ct)
    {
        using var register = await ProgramRegister.OpenAsync(_cluster.RegisterFile, _options.Patience, ct);
        var entry = register.Enter(Environment.ProcessId);
        try
        {
            await ReachAsync(await _cluster.OpenAsync(ct), ct);
        }
        catch (Exception failure)
        {
            await LeaveAsync(register, entry);
            if (failure is UnauthorizedAccessException or IOException) throw DataRoot.CannotWrite(DataFolder, failure);
            throw;
        }
        _entry = entry;
        AppDomain.CurrentDomain.ProcessExit += LeaveAtExit;
    }

    private async Task LeaveAsync(ProgramRegister register, string entry)
    {
        register.Leave(entry);
        if (register.IsEmpty) await _control.StopAsync(CancellationToken.None);
    }

    /// <summary>A server may be running, starting, ending, or run without anybody in the register after its programs were killed.</summary>
    private async Task ReachAsync(string password, CancellationToken ct)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(Pause, ct))
        {
            if (Postmaster.Find(_cluster.Data) is not { } running)
            {
                await _control.StartAsync(ct);
                StartedHere = true;
                running = Postmaster.Find(_cluster.Data);
            }
            if (running?.Port is { } port)
            {
                _connection = new(port, password);
                if (await _connection.AnswersAsync(ct)) return;
            }
            if (watch.Elapsed > _options.Patience)
                throw new EmbeddedPostgresException(
                    $"The PostgreSQL server of {_cluster.Folder} does not answer after {_options.Patience.TotalSeconds:0} s; see {_cluster.Log}.");
        }
    }
}
