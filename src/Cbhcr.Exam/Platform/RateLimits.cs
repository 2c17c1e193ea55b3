using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Cbhcr.Exam.Platform;

/// <summary>Doors that strangers may try. Limits count per address; accounts have their own lock-out beside them.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Admission = "admission";
    public const string Verify = "verify";
    public const string Receipts = "receipts";

    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = 429;
        limits.OnRejected = async (context, ct) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(
                (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(30)).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Results.Problem(Problems.Of(429, "Too many requests", "Wait a moment and try again.", "too-many-requests")).ExecuteAsync(context.HttpContext);
        };
        // A test centre shares one address: its candidates' codes and sign-ins must fit.
        Add(limits, SignIn, builder.Configuration.GetValue("RateLimits:SignInPerMinute", 120));
        Add(limits, Admission, builder.Configuration.GetValue("RateLimits:AdmissionPerMinute", 300));
        Add(limits, Verify, builder.Configuration.GetValue("RateLimits:VerifyPerMinute", 30));
        Add(limits, Receipts, builder.Configuration.GetValue("RateLimits:ReceiptsPerMinute", 120));
    });

    private static void Add(RateLimiterOptions limits, string name, int perMinute) => limits.AddPolicy(name, http =>
        RateLimitPartition.GetSlidingWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
        }));
}
