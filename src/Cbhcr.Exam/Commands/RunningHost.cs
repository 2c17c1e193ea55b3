namespace Cbhcr.Exam.Commands;

/// <summary>A started host that stops before it goes: queues hand back what they hold while their database connections still live.</summary>
public sealed class RunningHost(WebApplication app) : IAsyncDisposable
{
    public WebApplication App => app;

    public IServiceProvider Services => app.Services;

    public static async Task<RunningHost> StartAsync(WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddExam();
        var app = builder.Build();
        app.UseExam();
        await ExamProgram.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
