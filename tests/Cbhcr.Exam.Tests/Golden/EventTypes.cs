using System.Reflection;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wolverine.Http;

namespace Cbhcr.Exam.Tests.Golden;

/// <summary>Events by their stored name, as the program's own store knows them. Nothing here connects to a database.</summary>
internal static class EventTypes
{
    private static readonly IDocumentStore Store = MakeStore();

    public static ISerializer Serializer { get; } = Store.Options.Serializer();

    public static IReadOnlyDictionary<string, Type> ByName { get; } =
        Store.Options.Events.AllKnownEventTypes().Where(e => IsOurs(e.EventType)).ToDictionary(e => e.EventTypeName, e => e.EventType);

    /// <summary>What the code treats as an event, mapped or not: what an aggregate or projection takes, and what an endpoint appends.</summary>
    public static IEnumerable<Type> Used() => Taken().Concat(Appended()).Where(IsOurs).Distinct();

    public static string ModuleOf(Type type) => type.Namespace!.Split('.')[2];

    private static IEnumerable<Type> Taken() =>
        from type in typeof(ExamHost).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.Name is "Create" or "Apply" or "Project" or "ShouldDelete" && method.GetParameters().Length > 0
        let first = method.GetParameters()[0].ParameterType
        select first.IsGenericType && first.GetGenericTypeDefinition() == typeof(IEvent<>) ? first.GetGenericArguments()[0] : first;

    private static IEnumerable<Type> Appended() =>
        from type in typeof(ExamHost).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.GetCustomAttribute<EmptyResponseAttribute>() is not null
        select method.ReturnType;

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("Cbhcr.Exam.", StringComparison.Ordinal) == true;

    private static IDocumentStore MakeStore()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Logging.ClearProviders();
        builder.AddExam();
        return builder.Build().Services.GetRequiredService<IDocumentStore>();
    }
}
