using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;


namespace Cbhcr.Exam.Browser.Tests.Hosting;

/// <summary>The whole program on real sockets and a database of this run, and one Chromium. Tests use people, levels and rooms of their own.</summary>
public sealed class TheProgram : IAsyncLifetime
{
    public const string Password = "a-password-for-tests";
    private ScratchDatabase _database = null!;
    private WebApplication _app = null!;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _cookies = new();
    private static readonly string[] Flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private IPlaywright _playwright = null!;
    private string _chromium = null!;

    public IBrowser Browser { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    /// <summary>A second door to the same program, where every byte that goes out is kept.</summary>
    public Uri RecordedAddress => new(_app.Urls.Last());

    public Recorder Recorder { get; } = new();

    public NodaTime.Instant Now => Services.GetRequiredService<NodaTime.IClock>().GetCurrentInstant();

    public Guid NewId() => Services.GetRequiredService<IdSource>().Next().Value;

    public string NewName(string kind) => $"{kind}{NewId().ToString("N")[^8..]}";

    public async ValueTask InitializeAsync()
    {
        // Build output may lie outside the repository; the database and the document worker are looked for from here.
        Directory.SetCurrentDirectory(Repository.Root(Here())!);
        // The browser first: without one nothing else is worth starting.
        _playwright = await Playwright.CreateAsync();
        _chromium = await Chromium.FindAsync(Environment.GetEnvironmentVariable(Chromium.Variable), Chromium.Places(_playwright));
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = _chromium, ChromiumSandbox = Environment.UserName != "root", Args = Flags });
        SetDefaultExpectTimeout(15_000);

        _database = await ScratchDatabase.CreateAsync($"cbhcr_browser_{Environment.ProcessId}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development, ApplicationName = typeof(ExamHost).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(Directory.GetCurrentDirectory(), "src", "Cbhcr.Exam"),
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0", "http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:Exam"] = _database.ConnectionString;
        builder.Configuration["Demonstration:Password"] = Password;
        foreach (var limit in new[] { "SignIn", "Admission", "Verify", "Receipts" }) builder.Configuration[$"RateLimits:{limit}PerMinute"] = "2000";
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddExam();
        _app = builder.Build();
        _app.Use((http, next) => Recorder.KeepAsync(http, RecordedAddress.Port, next));
        _app.UseExam();
        await ExamProgram.PrepareAsync(Services, CancellationToken.None);
        await _app.StartAsync();
        await ActivatorUtilities.CreateInstance<OpeningContent>(Services).BringAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>A browser of its own, which keeps what it knows in a folder, as a person's does; it can be killed and opened again.</summary>
    public Task<IBrowserContext> OpenBrowserAsync(string profile) => _playwright.Chromium.LaunchPersistentContextAsync(profile, new()
    {
        ExecutablePath = _chromium, ChromiumSandbox = Environment.UserName != "root", Args = Flags, BaseURL = Address.ToString(), ViewportSize = new() { Width = 1280, Height = 800 },
        Locale = "en-US", TimezoneId = "America/Chicago",
    });

    /// <summary>Somebody who talks to the API alone.</summary>
    public ApiClient Anyone() => new(Address);

    /// <summary>A demonstration account: writer, assembler, proctor, psychometrician, officer, admin, reviewer or candidate.</summary>
    public Task<ApiClient> SignedInAsync(string userName) => Anyone().SignInAsync(userName, Password, CancellationToken.None);

    /// <summary>What a browser keeps of somebody signed in: each signs in once, on the page.</summary>
    public Task<string> CookiesOfAsync(string userName) => _cookies.GetOrAdd(userName, name => new(async () =>
    {
        await using var visitor = await Visitor.ComesAsync(this);
        await visitor.SignInAsync(name);
        return await visitor.Context.StorageStateAsync();
    })).Value;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
