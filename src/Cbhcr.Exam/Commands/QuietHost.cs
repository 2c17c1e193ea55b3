using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Commands;

/// <summary>The program without its web server's port, for verbs that work on the database alone.</summary>
public static class QuietHost
{
    public static async Task<RunningHost> StartAsync(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await builder.UseDatabaseAsync(CancellationToken.None);
        return await RunningHost.StartAsync(builder);
    }
}
