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
    public Task WaitAsync(string channel, TimeSpan atMost, CancellationToken ct) => Within(Next(channel), atMost, ct);

    /// <summary>The next signal about one subject. Taken before its state is read, no change between the two is missed.</summary>
    public Task Next(string channel, string subject = "") =>
        _next.GetOrAdd(subject == "" ? channel : $"{channel}:{subject}", _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public static async Task Within(Task next, TimeSpan atMost, CancellationToken ct)
    {
        try
        {
            await next.WaitAsync(atMost, ct);
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
                connection.Notification += (_, e) =>
                {
                    Signal(e.Channel, e.Payload);
                    Heard?.Invoke(e.Channel, e.Payload);
                };
                foreach (var channel in Channels)
                {
#pragma warning disable CA2100 // a constant
                    await using var listen = new NpgsqlCommand($"listen {channel}", connection);
#pragma warning restore CA2100
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }
                // Whatever was said while nobody listened: everybody looks.
                foreach (var waiting in _next.Keys) Wake(waiting);
                Listening?.Invoke();
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

    private void Signal(string channel, string subject)
    {
        Wake(channel);
        if (subject != "") Wake($"{channel}:{subject}");
    }

    private void Wake(string waiting)
    {
        if (_next.TryRemove(waiting, out var next)) next.TrySetResult();
    }

    [LoggerMessage(LogLevel.Warning, "Lost the connection that listens for changes ({Reason}); trying again.")]
    private static partial void LogLost(ILogger logger, string reason);
}
