using System.Threading.RateLimiting;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Cbhcr.Exam.Delivery.Proctoring;

public static class ProctoringSetup
{
    public const string Limit = "lti";

    /// <summary>No message of ours or of a tool is longer.</summary>
    public const long MaximumBody = 64_000;

    public static void Configure(StoreOptions store)
    {
        store.Schema.For<ProctoringTool>().Identity(x => x.Id);
        store.Schema.For<OurKey>().Identity(x => x.Id);
        store.Schema.For<SpentToken>().Identity(x => x.Id);
        store.Events.MapEventType<RemoteProctoringStarted>("sitting.remote_proctoring_started");
    }

    public static void AddRemoteProctoring(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => new ToolKeys());
        // A tool's servers speak for all its candidates from few addresses.
        var perMinute = builder.Configuration.GetValue("RateLimits:LtiPerMinute", 600);
        builder.Services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(Limit, http =>
            RateLimitPartition.GetSlidingWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
            })));
    }

    /// <summary>Tools ask by either method, and the two are one question.</summary>
    public static void MapRemoteProctoring(this WebApplication app) =>
        app.MapMethods(LtiAddresses.Authorize, ["GET", "POST"], AuthorizeLaunch.AnswerAsync).AllowAnonymous()
            .RequireRateLimiting(Limit).WithMetadata(new RequestSizeLimitAttribute(MaximumBody)).ExcludeFromDescription();
}

internal static class LtiForm
{
    /// <summary>Members of a form or of the address; one that is given twice counts as not given.</summary>
    public static async Task<Func<string, string?>> ReadAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method)) return name => http.Request.Query[name] is [{ } one] ? one : null;
        if (!http.Request.HasFormContentType) return _ => null;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return name => form[name] is [{ } one] ? one : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return _ => null;
        }
    }
}
