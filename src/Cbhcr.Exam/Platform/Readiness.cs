using System.Globalization;

namespace Cbhcr.Exam.Platform;

/// <summary>A program that listens is not yet one that can serve: until its opening content is there, callers are told to come back.</summary>
public sealed class Readiness
{
    private volatile bool _ready;
    private volatile bool _leaving;

    public bool IsReady => _ready;

    /// <summary>Whether a load balancer should send more here. A program about to stop serves what still comes, and asks for no more.</summary>
    public bool WantsMore => _ready && !_leaving;

    public void Declare() => _ready = true;

    public void Withdraw() => _leaving = true;
}

public static class ReadinessGate
{
    /// <summary>For load balancers: 200 while this node wants more, 503 otherwise. Says nothing of the database, which all nodes would miss together.</summary>
    public const string Path = "/health/ready";

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(1);

    public static void UseReadinessGate(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Use(async (http, next) =>
        {
            if (http.Request.Path == Path)
            {
                http.Response.StatusCode = readiness.WantsMore ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
                http.Response.Headers.CacheControl = "no-store";
                await http.Response.WriteAsync(readiness.WantsMore ? "ready" : readiness.IsReady ? "stopping" : "starting");
                return;
            }
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
