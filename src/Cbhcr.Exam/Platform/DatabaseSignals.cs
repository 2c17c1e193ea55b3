using System.Collections.Concurrent;
using Npgsql;

namespace Cbhcr.Exam.Platform;

/// <summary>PostgreSQL's LISTEN/NOTIFY: what one node commits wakes the screens on all nodes.</summary>
public sealed partial class DatabaseSignals(IConfiguration configuration, ILogger<DatabaseSignals> logger) : BackgroundService
{
    private static readonly string[] Channels = ["cbhcr_sittings"];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _next = new();

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
                // Of its own, and asked now and then whether it still lives: a listener hears nothing from a server that is gone without a word.
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(EventStore.ConnectionName)) { Pooling = false, KeepAlive = 15 }.ConnectionString);
                await connection.OpenAsync(stoppingToken);
                connection.Notification += (_, e) => Signal(e.Channel);
                foreach (var channel in Channels)
                {
#pragma warning disable CA2100 // a constant
                    await using var listen = new NpgsqlCommand($"listen {channel}", connection);
#pragma warning restore CA2100
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                    // What was signalled while nobody listened is not told again.
                    Signal(channel);
                }
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(logger, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
