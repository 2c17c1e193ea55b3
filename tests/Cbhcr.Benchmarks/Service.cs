using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Benchmarks;

/// <summary>The program under test: a process of its own over a database of its own. It can be killed and started again.</summary>
public sealed class Service : IAsyncDisposable
{
    private readonly ScratchDatabase _database;
    private readonly string _program;
    private Process? _process;

    private Service(ScratchDatabase database, string program, int port) => (_database, _program, Address) = (database, program, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public string ConnectionString => _database.ConnectionString;

    public static async Task<Service> StartAsync(Arguments arguments)
    {
        var database = await ScratchDatabase.CreateAsync($"cbhcr_load_{Environment.ProcessId}");
        var service = new Service(database, arguments.Text("program", typeof(Cbhcr.Exam.ExamHost).Assembly.Location), FreePort());
        await service.StartProcessAsync();
        return service;
    }

    public async Task StartProcessAsync()
    {
        var start = new ProcessStartInfo("dotnet", [_program, "--urls", Address.ToString().TrimEnd('/')])
        {
            // Its settings are there, log levels among them.
            WorkingDirectory = Path.Combine(Repository.Root(Directory.GetCurrentDirectory(), AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory(), "src", "Cbhcr.Exam"),
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Exam"] = ConnectionString + ";Maximum Pool Size=40" + (Environment.GetEnvironmentVariable("CBHCR_PG") ?? "");
        start.Environment["Demonstration__Password"] = Password;
        foreach (var limit in new[] { "SignIn", "Admission", "Verify" }) start.Environment[$"RateLimits__{limit}PerMinute"] = "1000000";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => { if (Environment.GetEnvironmentVariable("CBHCR_HOST_LOG") is { } log && line.Data is not null) File.AppendAllText(log, line.Data + "\n"); };
        _process.ErrorDataReceived += (_, line) => { if (line.Data is { Length: > 0 } text) Console.Error.WriteLine($"host: {text}"); };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        for (var i = 0; i < 600; i++)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The host ended with {_process.ExitCode}.");
            try
            {
                // The last account that a start makes: with it everything is there.
                if ((await http.PostAsJsonAsync("/api/sign-in", new { userName = "candidate", password = Password })).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The host did not answer within a minute.");
    }

    /// <summary>As the power failing: no stop, no flush.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public double MemoryMegabytes()
    {
        _process!.Refresh();
        return Math.Round(_process.WorkingSet64 / 1e6);
    }

    public Task<ApiClient> SignedInAsync(string userName) => new ApiClient(Address).SignInAsync(userName, Password, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
        await _database.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

}
