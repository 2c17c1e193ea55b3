using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using NodaTime;
using Npgsql;
using Weasel.Core;
using Wolverine.Marten;

namespace Cbhcr.Exam.Platform;

public static class EventStore
{
    public const string ConnectionName = "Exam";

    public static void AddEventStore(this WebApplicationBuilder builder, params Action<StoreOptions>[] modules)
    {
        builder.Services.AddMarten(services =>
        {
            var store = new StoreOptions();
            // Without one only verbs that never connect can run (codegen, help).
            store.Connection(Tuned(builder.Configuration.GetConnectionString(ConnectionName) ?? "Host=connection-string-not-set"));
            Configure(store, services.GetRequiredService<IClock>());
            store.AutoCreateSchemaObjects = builder.Environment.IsDevelopment() ? AutoCreate.CreateOrUpdate : AutoCreate.None;
            foreach (var module in modules) module(store);
            return store;
        })
        .IntegrateWithWolverine(x =>
        {
            x.UseWolverineManagedEventSubscriptionDistribution = true;
            x.MessageStorageSchemaName = "wolverine";
        });
    }

    /// <summary>
    /// Nothing here changes a connection's settings, so none needs resetting between uses; a reset throws away what PostgreSQL has prepared,
    /// the plans of the append function among it, and was a third of the cost of saving an answer. Either can be set otherwise in the connection string.
    /// </summary>
    internal static string Tuned(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (!connection.ShouldSerialize("No Reset On Close")) connection.NoResetOnClose = true;
        if (!connection.ShouldSerialize("Max Auto Prepare")) (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (100, 2);
        return connection.ConnectionString;
    }

    private static void Configure(StoreOptions store, IClock clock)
    {
        store.DatabaseSchemaName = "docs";
        store.Events.DatabaseSchemaName = "events";
        store.Events.StreamIdentity = StreamIdentity.AsGuid;
        store.Events.UseArchivedStreamPartitioning = true;
        store.Events.UseMandatoryStreamTypeDeclaration = true;
        store.Events.TimeProvider = new ClockTimeProvider(clock);
        store.Events.MetadataConfig.CorrelationIdEnabled = true;
        store.Events.MetadataConfig.CausationIdEnabled = true;
        store.Events.MetadataConfig.UserNameEnabled = true;
        // A result that silently lacks an event is worse than a projection that stops.
        store.Projections.Errors.SkipApplyErrors = false;
        store.Projections.Errors.SkipSerializationErrors = false;
        store.Projections.Errors.SkipUnknownEvents = false;
        store.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, configure: options => Json.Apply(options));
    }
}
