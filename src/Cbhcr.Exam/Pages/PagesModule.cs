using Microsoft.AspNetCore.Diagnostics;

namespace Cbhcr.Exam.Pages;

public static class PagesModule
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddCascadingAuthenticationState();
    }

    /// <summary>A refused form gets its page too, and that page is there to be read.</summary>
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/api"), pages => pages.UseStatusCodePagesWithReExecute("/problem/{0}"));
        app.Use((http, next) =>
        {
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null) (http.Request.Method, http.Request.ContentLength) = (HttpMethods.Get, 0);
            return next(http);
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
    }
}
