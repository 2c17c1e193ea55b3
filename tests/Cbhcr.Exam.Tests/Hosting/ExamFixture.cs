using System.Collections.Concurrent;
using Alba;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Tests.Golden;
using Cbhcr.Exam.Tests.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using System.Text.Json;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>The whole program on a database of this test run, with a small published form. One for the assembly; tests use ids of their own.</summary>
public class ExamFixture : IAsyncLifetime
{
    public const string Password = "a-password-for-tests";
    private ScratchDatabase _database = null!;

    public IAlbaHost Host { get; private set; } = null!;

    public IServiceProvider Services => Host.Services;

    public string ConnectionString => _database.ConnectionString;

    public Form SmallForm { get; private set; } = null!;

    private readonly ConcurrentDictionary<string, Lazy<Task<ApiClient>>> _signedIn = new();
    private Task<World>? _world;

    /// <summary>One of everything, made when the first test asks for it.</summary>
    public Task<World> WorldAsync() => _world ??= World.MakeAsync(this);

    public Guid NewId() => Services.GetRequiredService<IdSource>().Next().Value;

    public virtual async ValueTask InitializeAsync()
    {
        _database = await ScratchDatabase.CreateAsync($"cbhcr_{GetType().Name.ToLowerInvariant()}_{Environment.ProcessId}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development, ApplicationName = typeof(ExamHost).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(Repository.Root(AppContext.BaseDirectory, GoldenFile.Folder)!, "src", "Cbhcr.Exam"),
        });
        builder.Configuration["ConnectionStrings:Exam"] = ConnectionString;
        builder.Configuration["Demonstration:Password"] = Password;
        builder.Configuration["RateLimits:VerifyPerMinute"] = "40";
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddExam();
        Configure(builder.Services);
        Host = await AlbaHost.For(builder, app => app.UseExam());
        await ExamProgram.PrepareAsync(Services, CancellationToken.None);
        await ActivatorUtilities.CreateInstance<OpeningContent>(Services).BringAsync(CancellationToken.None);
        SmallForm = await PublishSmallFormAsync("TEST-SMALL", minutes: 30);
    }

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

    /// <summary>Somebody without an account.</summary>
    public ApiClient Anyone() => new(Host.Server.BaseAddress, Host.Server.CreateHandler());

    /// <summary>A demonstration account: writer, assembler, proctor, psychometrician, officer, admin, reviewer or candidate. All tests share its cookie.</summary>
    public Task<ApiClient> SignedInAsync(string userName) =>
        _signedIn.GetOrAdd(userName, name => new(() => Anyone().SignInAsync(name, Password, CancellationToken.None))).Value;

    /// <summary>Eight scored and two pretest items out of twelve, through the API like any form.</summary>
    public async Task<Form> PublishSmallFormAsync(string level, int minutes)
    {
        var writer = await SignedInAsync("writer");
        var assembler = await SignedInAsync("assembler");
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, 12) }, CancellationToken.None);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, minutes) }, CancellationToken.None);
        var form = await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm(level, $"{level}-A", 7), CancellationToken.None);
        var path = form.GetProperty("url").GetString()!;
        await assembler.PostAsync($"{path}/publish", new PublishForm(1), CancellationToken.None);
        return await assembler.GetAsync<Form>(path, CancellationToken.None);
    }
}

[CollectionDefinition(Name)]
public sealed class WithTheProgram : ICollectionFixture<ExamFixture>
{
    public const string Name = "the program";
}
