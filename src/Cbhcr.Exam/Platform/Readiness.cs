using System.Globalization;

namespace Cbhcr.Exam.Platform;

/// <summary>A program that listens is not yet one that can serve: until its opening content is there, callers are told to come back.</summary>
public sealed class Readiness
{
    private volatile bool _ready;

    public bool IsReady => _ready;

    public void Declare() => _ready = true;
}

public static class ReadinessGate
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(1);

    public static void UseReadinessGate(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Use(async (http, next) =>
        {
            if (readiness.IsReady)
            {
                await next(http);
                return;
            }
            http.Response.Headers.RetryAfter = ComeBack.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await Results.Problem(Problems.Of(503, "Starting", "The program is starting. Try again in a moment.", "starting")).ExecuteAsync(http);
        });
    }
}
