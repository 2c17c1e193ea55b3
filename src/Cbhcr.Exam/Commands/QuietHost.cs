using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Commands;

/// <summary>The program without its web server's port, for verbs that work on the database alone.</summary>
public static class QuietHost
{
    public static async Task<WebApplication> StartAsync(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await builder.UseDatabaseAsync(CancellationToken.None);
        builder.AddExam();
        var app = builder.Build();
        app.UseExam();
        await ExamProgram.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return app;
    }
}
