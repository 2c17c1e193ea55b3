namespace Cbhcr.Exam.Platform;

/// <summary>
/// Between the word to stop and the closed door: the load balancer sees that this node wants no more (<see cref="ReadinessGate.Path"/>) and
/// sends the next ones elsewhere. After it the server finishes what it has begun, and the answer writer writes what it has taken in.
/// </summary>
public sealed class Drain(Readiness readiness, IConfiguration configuration, IHostEnvironment environment) : IHostedLifecycleService
{
    public const string Setting = "DrainSeconds";

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Withdraw();
        return Task.Delay(TimeSpan.FromSeconds(configuration.GetValue(Setting, environment.IsProduction() ? 5 : 0)), cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
