using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Cbhcr.Exam.Delivery;

/// <summary>A device that reports without end waits; it is not let near the lock of its sitting more often than a person does things.</summary>
public static class WatchLimit
{
    public const string Name = "observations";

    public static void AddWatching(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WhereFrom>();
        var perMinute = builder.Configuration.GetValue("RateLimits:ObservationsPerMinute", 60);
        // By address as well: a stranger who knows a sitting's id cannot use up what its own device may send.
        builder.Services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(Name, http =>
            RateLimitPartition.GetSlidingWindowLimiter($"{http.Connection.RemoteIpAddress} {http.GetRouteValue("sittingId")}", _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
            })));
    }
}
