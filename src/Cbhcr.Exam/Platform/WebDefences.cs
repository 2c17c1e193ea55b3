using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cbhcr.Exam.Platform;

/// <summary>Headers, sizes and forgery checks that hold for every request.</summary>
public static class WebDefences
{
    public const long DefaultBodyLimit = 1_000_000;

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types cbhcr";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        // Swagger's own page needs inline styles and scripts; it exists in Development only.
        if (!http.Request.Path.StartsWithSegments("/swagger")) headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (http.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
        return next(http);
    });

    /// <summary>Strangers are not asked to sign in to an address where nothing is; and U+0000 in a query is nothing that a database could look for.</summary>
    public static void UseKnownAddresses(this WebApplication app) => app.Use((http, next) =>
    {
        // Routing's own answers: another method (405) or another type of body (415).
        if (http.GetEndpoint() is { RequestDelegate: { } answer } and not RouteEndpoint) return answer(http);
        var senseless = http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true;
        if (http.GetEndpoint() is not null && !senseless) return next(http);
        http.Response.StatusCode = senseless ? StatusCodes.Status400BadRequest : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>Refuses bodies over the endpoint's limit before anything reads them.</summary>
    public static void UseBodyLimits(this WebApplication app) => app.Use(async (http, next) =>
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? DefaultBodyLimit;
        if (http.Request.ContentLength > limit)
        {
            await Results.Problem(Problems.Of(413, "The body is too large", $"At most {limit:N0} bytes are taken here.", "body-too-large")).ExecuteAsync(http);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = limit;
        await next(http);
    });

    /// <summary>A cookie alone does not authorise a change: the caller must also know the token that another site cannot read.</summary>
    public static void UseForgeryGuard(this WebApplication app) => app.Use(async (http, next) =>
    {
        var unsafeCall = !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method));
        if (unsafeCall && http.Request.Path.StartsWithSegments("/api") && http.User.Identity?.IsAuthenticated == true && !FormBridge.IsChecked(http))
        {
            try
            {
                await http.RequestServices.GetRequiredService<ForgeryTokens>().CheckAsync(http);
            }
            catch (AntiforgeryValidationException)
            {
                await Results.Problem(Problems.Of(400, "The forgery token is missing or old", "Send the token of GET /api/antiforgery in the header X-CSRF-TOKEN.",
                    "forgery-token")).ExecuteAsync(http);
                return;
            }
        }
        await next(http);
    });
}
