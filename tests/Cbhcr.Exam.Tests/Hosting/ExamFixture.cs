using Alba;
using Cbhcr.Exam.Tests.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>The whole program on a database of this test run, with a small published form. One for the assembly; tests use ids of their own.</summary>
public class ExamFixture : RunningExam, IAsyncLifetime
{
    private ScratchDatabase _database = null!;

    public IAlbaHost Host { get; private set; } = null!;

    public IServiceProvider Services => Host.Services;

    public override string ConnectionString => _database.ConnectionString;

    public override IClock Time => Services.GetRequiredService<IClock>();

    private Task<World>? _world;

    /// <summary>One of everything, made when the first test asks for it.</summary>
    public Task<World> WorldAsync() => _world ??= World.MakeAsync(this);

    public virtual async ValueTask InitializeAsync()
    {
        _database = await ScratchDatabase.CreateAsync($"cbhcr_{GetType().Name.ToLowerInvariant()}_{Environment.ProcessId}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development, ApplicationName = typeof(ExamHost).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(AtTheRepository.Root, "src", "Cbhcr.Exam"),
        });
        builder.Configuration["ConnectionStrings:Exam"] = ConnectionString;
        builder.Configuration["Demonstration:Password"] = Password;
        builder.Configuration["PersonalData:MasterKey"] = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
        builder.Configuration["RateLimits:VerifyPerMinute"] = "40";
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddExam();
        Configure(builder.Services);
        Host = await AlbaHost.For(builder, app => app.UseExam());
        await ExamProgram.PrepareAsync(Services, CancellationToken.None);
        await BeforeContentAsync();
        await ActivatorUtilities.CreateInstance<OpeningContent>(Services).BringAsync(CancellationToken.None);
        await FurnishAsync();
    }

    /// <summary>What is there before the demonstration's content comes.</summary>
    protected virtual Task BeforeContentAsync() => Task.CompletedTask;

    protected virtual async Task FurnishAsync() => SmallForm = await PublishSmallFormAsync("TEST-SMALL", minutes: 30);

    protected virtual void Configure(IServiceCollection services)
    {
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The bare way to the program, for requests that no well-behaved client would send.</summary>
    /// <param name="from">The address that limits count, when it is not the one of all other tests.</param>
    public HttpClient Wire(IPAddress? from = null) => new(Host.Server.CreateHandler(http => http.Connection.RemoteIpAddress = from)) { BaseAddress = Host.Server.BaseAddress };

    public override ApiClient Anyone() => new(Host.Server.BaseAddress, Host.Server.CreateHandler());
}

[CollectionDefinition(Name)]
public sealed class WithTheProgram : ICollectionFixture<ExamFixture>
{
    public const string Name = "the program";
}
