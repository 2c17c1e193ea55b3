using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>Starts and stops a cluster's server with pg_ctl, which also takes it out of reach of the terminal's Ctrl-C.</summary>
internal sealed class ServerControl(Cluster cluster, EmbeddedPostgresOptions options, ILogger logger)
{
    private const int Tries = 10, LinesToShow = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private string PatienceInSeconds => $"{Math.Max(1, (int)options.Patience.TotalSeconds)}";

    public async Task StartAsync(CancellationToken ct)
    {
        var port = options.Port ?? LastPort() ?? FreePort();
        for (var attempt = 1; ; attempt++)
        {
            if (File.Exists(cluster.Log)) File.Move(cluster.Log, cluster.Log + ".1", overwrite: true);
            var outcome = await PgCtlAsync(["start", "-l", cluster.Log, "-o", ServerSettings.CommandLine(options, port)], ct);
            if (outcome.Ok)
            {
                if (port != LastPort()) await File.WriteAllTextAsync(cluster.PortFile, $"{port}", ct);
                return;
            }
            var log = File.Exists(cluster.Log) ? await File.ReadAllLinesAsync(cluster.Log, ct) : [];
            if (attempt < Tries && Says(log, "could not create any TCP/IP sockets"))
            {
                logger.LogWarning("Port {Port} is taken, trying another", port);
                port = FreePort();
            }
            else if (attempt < Tries && Says(log, "shared memory block"))
            {
                await Task.Delay(Pause, ct); // A killed server's last processes are still ending.
            }
            else
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL could not be started in {cluster.Data}: {outcome.Output}\n{string.Join('\n', log.TakeLast(LinesToShow))}");
            }
        }
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (Postmaster.Find(cluster.Data) is null) return;
        var outcome = await PgCtlAsync(["stop", "-m", "fast"], ct);
        if (outcome.Ok) logger.LogInformation("PostgreSQL in {Folder} stopped", cluster.Folder);
        else logger.LogWarning("PostgreSQL in {Folder} could not be stopped: {Why}", cluster.Folder, outcome.Output);
    }

    private Task<Outcome> PgCtlAsync(string[] words, CancellationToken ct) =>
        cluster.Account.RunAsync([cluster.Binaries.PgCtl, .. words, "-D", cluster.Data, "-w", "-s", "-t", PatienceInSeconds], ct);

    private static bool Says(string[] log, string text) => log.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>With the port it had, programs that outlived a killed server find the new one.</summary>
    private int? LastPort() => File.Exists(cluster.PortFile) && int.TryParse(File.ReadAllText(cluster.PortFile), out var port) ? port : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
