using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam;

/// <summary>The whole program as a host; tests, verbs and the server build it the same way.</summary>
public static class ExamHost
{
    public static void AddExam(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton<IdSource>();
        services.AddSingleton<SecretSource>();
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-TOKEN";
            options.Cookie.Name = "cbhcr-csrf";
        });
        services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));
        services.ConfigureSystemTextJsonForWolverineOrMinimalApi(options => Json.Apply(options.SerializerOptions));
        builder.AddAccounts();
        builder.AddRateLimits();
        builder.AddEventStore(ProgrammesModule.Configure, CompetenciesModule.Configure, ItemsModule.Configure);
        builder.AddMessaging();
    }

    public static void UseExam(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseStatusCodePages();
        app.UseFormBridge();
        app.UseRouting();
        app.UseBodyLimits();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFormBridgeForgeryCheck();
        app.UseForgeryGuard();
        app.UseAntiforgery();
        app.MapSigningIn();
        app.MapUseCases();
    }
}
