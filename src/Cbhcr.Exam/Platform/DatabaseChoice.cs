using Cbhcr.Exam.Platform.EmbeddedPostgres;

namespace Cbhcr.Exam.Platform;

/// <summary>With a connection string nothing is started; without one, Development (or <c>--embedded</c>) starts or joins the private server.</summary>
public static class DatabaseChoice
{
    public static async Task UseDatabaseAsync(this WebApplicationBuilder builder, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(builder.Configuration.GetConnectionString(EventStore.ConnectionName))) return;
        if (!builder.Environment.IsDevelopment() && !builder.Configuration.GetValue("embedded", false))
            throw new RefusedToStartException("Set ConnectionStrings__Exam to a PostgreSQL 15 or newer database, or start with --embedded true for a private server.");
        using var logs = LoggerFactory.Create(log => log.AddConsole().SetMinimumLevel(LogLevel.Information));
        var root = builder.Configuration["EmbeddedPostgres:Folder"] ?? Repository.Root(builder.Environment) ?? builder.Environment.ContentRootPath;
        try
        {
            var server = await EmbeddedPostgresServer.StartOrJoinAsync(
                new EmbeddedPostgresOptions { RootFolder = root, Binaries = builder.Configuration["EmbeddedPostgres:Binaries"] }, logs.CreateLogger<EmbeddedPostgresServer>(), ct);
            var database = builder.Configuration["EmbeddedPostgres:Database"] ?? "exam";
            await server.EnsureDatabaseAsync(database, ct);
            builder.Configuration[$"ConnectionStrings:{EventStore.ConnectionName}"] = server.ConnectionString(database);
            // By type, so that the container disposes of it last and the server stops with its last user.
            builder.Services.AddSingleton(_ => server);
            builder.Services.AddHostedService<EmbeddedServerLifetime>();
        }
        catch (EmbeddedPostgresException e)
        {
            throw new RefusedToStartException(e.Message);
        }
    }

    /// <summary>Makes the container own the server, so that it is let go of when the host is.</summary>
    private sealed class EmbeddedServerLifetime(EmbeddedPostgresServer server) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(server);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
