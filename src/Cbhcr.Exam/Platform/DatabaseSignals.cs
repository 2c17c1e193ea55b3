using System.Collections.Concurrent;
using Npgsql;

namespace Cbhcr.Exam.Platform;

/// <summary>PostgreSQL's LISTEN/NOTIFY: what one node commits wakes the screens on all nodes.</summary>
public sealed partial class DatabaseSignals(IConfiguration configuration, ILogger<DatabaseSignals> logger) : BackgroundService
{
    private static readonly string[] Channels = ["cbhcr_sittings", "cbhcr_presence"];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _next = new();

    /// <summary>What is said on any channel, with its words.</summary>
    public event Action<string, string>? Heard;

    /// <summary>From this moment on nothing is missed; raised again after a lost connection.</summary>
    public event Action? Listening;

    /// <summary>Returns at the next signal on the channel, or when the time is over.</summary>
    public async Task WaitAsync(string channel, TimeSpan atMost, CancellationToken ct)
    {
        var next = _next.GetOrAdd(channel, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await next.Task.WaitAsync(atMost, ct);
        }
        catch (TimeoutException)
        {
            // Nothing happened: the caller looks anyway.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(configuration.GetConnectionString(EventStore.ConnectionName));
                await connection.OpenAsync(stoppingToken);
                connection.Notification += (_, e) =>
                {
                    Signal(e.Channel);
                    Heard?.Invoke(e.Channel, e.Payload);
                };
                foreach (var channel in Channels)
                {
#pragma warning disable CA2100 // a constant
                    await using var listen = new NpgsqlCommand($"listen {channel}", connection);
#pragma warning restore CA2100
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }
                Listening?.Invoke();
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or System.Net.Sockets.SocketException or IOException)
            {
                LogLost(logger, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Signal(string channel)
    {
        if (_next.TryRemove(channel, out var next)) next.TrySetResult();
    }

    [LoggerMessage(LogLevel.Warning, "Lost the connection that listens for changes ({Reason}); trying again.")]
    private static partial void LogLost(ILogger logger, string reason);
}
