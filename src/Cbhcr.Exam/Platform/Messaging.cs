using System.Reflection;
using JasperFx.CodeGeneration;
using JasperFx.Core;
using Wolverine;
using Wolverine.Persistence;
using Wolverine.ErrorHandling;
using Wolverine.Http;
using Wolverine.RuntimeCompilation;

namespace Cbhcr.Exam.Platform;

public static class Messaging
{
    public static void AddMessaging(this WebApplicationBuilder builder, Action<WolverineOptions> more)
    {
        builder.Services.AddWolverineHttp();
        // A body that cannot be read is reported under the command's name as an error of ours, stack and all. It is the caller's, and the caller is told.
        foreach (var command in ReadFromBodies()) builder.Logging.AddFilter(command.FullName, LogLevel.None);
        builder.Host.UseWolverine(options =>
        {
            options.ApplicationAssembly = typeof(Messaging).Assembly;
            options.ServiceName = "cbhcr-exam";
            options.Policies.AutoApplyTransactions();
            options.Policies.UseDurableLocalQueues();
            options.MultipleHandlerBehavior = MultipleHandlerBehavior.Separated;
            options.EntityDefaults.OnMissing = OnMissing.ProblemDetailsWith404;
            options.Durability.EnableDeduplicatedResponses = true;
            options.Durability.ScheduledJobPollingTime = 1.Seconds();
            // Balanced shares messages out among nodes and takes over those of a dead one; Solo believes that it is alone.
            options.Durability.Mode = builder.Configuration.GetValue("DurabilityMode", builder.Environment.IsProduction() ? DurabilityMode.Balanced : DurabilityMode.Solo);
            options.UseSystemTextJsonForSerialization(json => Json.Apply(json));
            options.OnException<JasperFx.ConcurrencyException>().RetryWithCooldown(50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds(), 1.Seconds());
            // The end of a sitting or its result must not wait for an operator because PostgreSQL was started again at that moment.
            options.OnException<Exception>(OtherProblems.IsDatabaseAway).RetryWithCooldown(250.Milliseconds(), 1.Seconds(), 3.Seconds())
                .Then.ScheduleRetry(10.Seconds(), 30.Seconds(), 2.Minutes(), 10.Minutes());
            options.CodeGeneration.Sources.Add(new NowSource());
            options.CodeGeneration.Sources.Add(new NewIdSource());
            options.CodeGeneration.Sources.Add(new FreshSecretSource());
            if (builder.Configuration["GeneratedCode"] is { Length: > 0 } folder) options.CodeGeneration.GeneratedCodeOutputPath = folder;
            more(options);
            if (builder.PreGenerated())
            {
                options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            }
            else
            {
                options.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
                options.UseRuntimeCompilation();
            }
        });
    }

    /// <summary>The published program carries its handlers' code (codegen write); development compiles it at the start.</summary>
    public static bool PreGenerated(this WebApplicationBuilder builder) =>
        string.Equals(builder.Configuration["CodeGeneration"], "Static", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Type> ReadFromBodies() =>
        from endpoint in typeof(Messaging).Assembly.GetTypes()
        from method in endpoint.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<WolverinePostAttribute>() is not null && method.GetParameters().Length > 0
        let body = method.GetParameters()[0].ParameterType
        where body.Assembly == typeof(Messaging).Assembly && endpoint.Name == body.Name + "Endpoint"
        select body;

    public static void MapUseCases(this WebApplication app) => app.MapWolverineEndpoints(options =>
    {
        options.WarmUpRoutes = RouteWarmup.Lazy;
        options.RejectUnparseableQueryValues = true;
        options.RejectUnparseableHeaderValues = true;
        // The answer that goes with an idempotency key is stored with the events: a crash leaves both or neither.
        options.DefaultClaimInTransaction = true;
        options.AddMiddleware(typeof(StoreConflicts));
        options.RequireAuthorizeOnAll();
    });
}
