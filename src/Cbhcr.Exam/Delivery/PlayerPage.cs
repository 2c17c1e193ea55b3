using System.Security.Claims;
using System.Text.Encodings.Web;
using Cbhcr.Exam.Identity;
using Microsoft.AspNetCore.Antiforgery;

namespace Cbhcr.Exam.Delivery;

/// <summary>The shell that the exam player fills. Nothing of the exam is in it, so that the service worker may keep it.</summary>
public static class PlayerPage
{
    public const string Address = "/exam/sitting";

    public static void MapPlayer(this WebApplication app)
    {
        app.MapGet(Address, (HttpContext http, IAntiforgery antiforgery) =>
        {
            var tokens = antiforgery.GetAndStoreTokens(http);
            var sitting = http.User.FindFirstValue(ClaimTypes.NameIdentifier);
            http.Response.Headers.CacheControl = "no-store";
            return Results.Content($"""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="csrf-token" content="{HtmlEncoder.Default.Encode(tokens.RequestToken ?? "")}">
                <title>Your exam</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/client/player.css">
                </head>
                <body>
                <main id="player" data-sitting="{HtmlEncoder.Default.Encode(sitting ?? "")}"><h1>Your exam</h1><p>Loading…</p></main>
                <noscript><p>The exam needs JavaScript. Ask your proctor for another device.</p></noscript>
                <script type="module" src="/client/player.js"></script>
                </body>
                </html>
                """, "text/html; charset=utf-8");
        }).RequireAuthorization(SittingCookie.Policy).ExcludeFromDescription();

        // Whatever the browser still holds of this site; the player asks when nothing unsent is left on the device.
        app.MapPost("/exam/forget", (HttpContext http) =>
        {
            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
            return Results.NoContent();
        }).RequireAuthorization(SittingCookie.Policy).ExcludeFromDescription();

        // The worker must live under /exam to serve the pages there.
        app.MapGet("/exam/sw.js", (IWebHostEnvironment environment) =>
        {
            var file = environment.WebRootFileProvider.GetFileInfo("client/sw.js");
            return file.Exists ? Results.Stream(file.CreateReadStream(), "text/javascript") : Results.NotFound();
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
