using Cbhcr.Exam.Analysis;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Pages;
using Cbhcr.Exam.Programmes;
using Cbhcr.Exam.Registration;
using Cbhcr.Exam.Scoring;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam;

/// <summary>The whole program as a host; tests, verbs and the server build it the same way.</summary>
public static class ExamHost
{
    public static void AddExam(this WebApplicationBuilder builder)
    {
        PlainWords.OnEveryMachine();
        var services = builder.Services;
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton<Readiness>();
        services.AddHostedService<Drain>();
        services.AddSingleton<IdSource>();
        services.AddSingleton<SecretSource>();
        services.AddSingleton<Papers>();
        services.AddSingleton<ISeatsWithCopies, SeatsWithCopies>();
        services.AddSingleton<AnswerWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<AnswerWriter>());
        services.AddSingleton<DatabaseSignals>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseSignals>());
        services.AddSingleton<Presence>();
        services.AddHostedService(provider => provider.GetRequiredService<Presence>());
        services.AddSingleton<RosterBoard>();
        services.AddSingleton<IDocumentRenderer>(_ => new TypstRenderer());
        services.AddSingleton<ImportProgress>();
        services.AddSingleton<ForgeryTokens>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = OtherProblems.Complete);
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-TOKEN";
            options.Cookie.Name = "cbhcr-csrf";
        });
        services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions).Converters.Add(new CommandJson()));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.AddAccounts();
        builder.AddRateLimits();
        builder.AddCompression();
        builder.AddWatching();
        builder.AddLockdown();
        builder.AddRemoteProctoring();
        builder.AddEventStore(StaffAccounts.Configure, PersonalData.Configure, ProgrammesModule.Configure, CompetenciesModule.Configure, ItemsModule.Configure, FormsModule.Configure,
            RegistrationModule.Configure, DeliveryModule.Configure, ScoringModule.Configure, CredentialsModule.Configure, AnalysisModule.Configure, ExchangeModule.Configure);
        // Identity registers its services by factories, which generated code cannot see through.
        builder.AddMessaging(options =>
        {
            options.CodeGeneration.AlwaysUseServiceLocationFor<Accounts>();
            options.LocalQueue(RunAssembly.Queue).MaximumParallelMessages(RunAssembly.AtOnce);
        });
        builder.AddPages();
        builder.AddApiDescription();
    }

    public static void UseExam(this WebApplication app)
    {
        app.UseExceptionHandler(OtherProblems.OfExceptions);
        app.UseSecurityHeaders();
        app.UseCompression();
        app.UseReadinessGate();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
        app.UseProblemPages();
        app.UseFormBridge();
        if (app.Environment.IsDevelopment()) app.UseSwaggerUI();
        app.UseRouting();
        app.UseKnownAddresses();
        app.UseBodyLimits();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseLockdown();
        app.UseWatching();
        app.UseFormBridgeForgeryCheck();
        app.UseForgeryGuard();
        app.UseAntiforgery();
        app.UseRoomRights();
        app.UseItemDoor();
        app.MapSigningIn();
        app.MapRosterStream();
        app.MapSittingStream();
        app.MapUseCases();
        app.MapSwagger().AllowAnonymous();
        app.MapPlayer();
        app.MapRemoteProctoring();
        app.MapPages();
    }
}
