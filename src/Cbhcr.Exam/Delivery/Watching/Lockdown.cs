using System.Collections.Concurrent;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// What is remembered between requests so that a save asks the database for none of it: whether the browser is asked for, its keys as they
/// stand in the database (encrypted, opened for each request), and which sittings are exempt. Other nodes learn of a change within seconds.
/// </summary>
public sealed class Lockdown(IDocumentStore store, IClock clock)
{
    private static readonly Duration Fresh = Duration.FromSeconds(5);
    private const int MostExempt = 50_000;

    private sealed record Known(RequiredBrowser? Browser, Instant At);

    private readonly ConcurrentDictionary<Guid, bool> _exempt = new();
    private volatile Known? _known;

    /// <summary>Null when any browser will do.</summary>
    public async ValueTask<RequiredBrowser?> BrowserAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (_known is { } known && now - known.At <= Fresh && now >= known.At) return known.Browser;
        await using var session = store.QuerySession();
        return (_known = new(await session.RequiredBrowserAsync(ct), now)).Browser;
    }

    /// <summary>Asked only of those who come without the browser.</summary>
    public async Task<bool> IsExemptAsync(Guid sittingId, CancellationToken ct)
    {
        if (_exempt.ContainsKey(sittingId)) return true;
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Sitting>(sittingId, ct) is not { ExemptFromLockdown: true }) return false;
        if (_exempt.Count >= MostExempt) _exempt.Clear();
        return _exempt[sittingId] = true;
    }
}

/// <summary>Candidates' requests come from Safe Exam Browser when the programme asks for it. It is one sign among others: a key that leaks can be imitated.</summary>
public static class LockdownCheck
{
    public const string Code = "safe-exam-browser-required";

    // Sent by the browser with every request, over the address of that request …
    private const string ConfigHeader = "X-SafeExamBrowser-ConfigKeyHash";
    private const string BrowserExamHeader = "X-SafeExamBrowser-RequestHash";
    // … or, where the system's web view does not let it, read by our page from its script interface, over the address of the page.
    private const string PageAddress = "X-SEB-Url";
    private const string PageConfigHeader = "X-SEB-Config-Key-Hash";
    private const string PageBrowserExamHeader = "X-SEB-Browser-Exam-Key-Hash";

    public static void AddLockdown(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Lockdown>();

    public static void UseLockdown(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(r => r.Policy == SittingCookie.Policy) != true)
        {
            await next(http);
            return;
        }
        var lockdown = http.RequestServices.GetRequiredService<Lockdown>();
        if (await lockdown.BrowserAsync(http.RequestAborted) is not { } browser || IsRight(http, browser) || await IsExemptAsync(http, lockdown))
        {
            await next(http);
            return;
        }
        if (http.Request.Path.StartsWithSegments("/api"))
            await Results.Problem(Problems.Forbidden("This exam is taken in Safe Exam Browser, with the configuration of this exam. Ask your proctor.", Code)).ExecuteAsync(http);
        else if (MayAskItsScripts(http)) await next(http);
        else await Explain(http);
    });

    private static bool IsRight(HttpContext http, RequiredBrowser browser)
    {
        var headers = http.Request.Headers;
        var protection = http.RequestServices.GetRequiredService<IDataProtectionProvider>();
        if (browser.Accepts(protection, AddressOf(http), headers[ConfigHeader].FirstOrDefault(), headers[BrowserExamHeader].FirstOrDefault())) return true;
        var page = headers[PageAddress].FirstOrDefault() ?? "";
        return IsThePlayer(page, PublicAddress.Of(http)) && browser.Accepts(protection, page, headers[PageConfigHeader].FirstOrDefault(), headers[PageBrowserExamHeader].FirstOrDefault());
    }

    /// <summary>As the candidate's browser knows it, whatever stands in front of this program.</summary>
    private static string AddressOf(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return PublicAddress.Of(http) + (target is ['/', ..] ? target : http.Request.GetEncodedPathAndQuery());
    }

    internal static bool IsThePlayer(string address, string ours) =>
        !address.Contains('#') && address.Split('?')[0] == $"{ours}{PlayerPage.Address}";

    private static async Task<bool> IsExemptAsync(HttpContext http, Lockdown lockdown) =>
        Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var sittingId) && await lockdown.IsExemptAsync(sittingId, http.RequestAborted);

    /// <summary>A web view that sends no headers gets the empty page, which holds nothing of the exam; its calls must then prove themselves.</summary>
    private static bool MayAskItsScripts(HttpContext http) =>
        !http.Request.Headers.ContainsKey(ConfigHeader) && http.Request.Headers.UserAgent.ToString().Contains("SEB", StringComparison.Ordinal);

    private static Task Explain(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Safe Exam Browser is needed</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/client/player.css">
            </head>
            <body>
            <main><div class="message">
            <h1>Safe Exam Browser is needed</h1>
            <p>This exam is taken in Safe Exam Browser, opened with the configuration file of this exam. This is another browser, or another configuration.</p>
            <ol>
            <li>Open the configuration file that your proctor gave you. Safe Exam Browser starts and shows the start page of the exam.</li>
            <li>Ask your proctor for a new admission code and type it there. Nothing is lost, and answers that were saved are kept.</li>
            </ol>
            <p>If you cannot use Safe Exam Browser, for example because you use a screen reader, tell your proctor. Your sitting can be exempted.</p>
            </div></main>
            </body>
            </html>
            """, "text/html; charset=utf-8", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
    }
}
