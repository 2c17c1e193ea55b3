using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using NodaTime;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>The built program as an operator starts it, in a process that can be killed, on a database of this test run.</summary>
public sealed class ExamProcess : RunningExam, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort()}/");
    private ScratchDatabase _database = null!;
    private Process? _process;

    public override IClock Time => SystemClock.Instance;

    public override string ConnectionString => _database.ConnectionString;

    public override ApiClient Anyone() => new(_address);

    public async ValueTask InitializeAsync()
    {
        _database = await ScratchDatabase.CreateAsync($"cbhcr_examprocess_{Environment.ProcessId}");
        await StartAsync();
        SmallForm = await PublishSmallFormAsync("TEST-SMALL", minutes: 30);
    }

    /// <summary>Returns when the program says that it is ready.</summary>
    public async Task StartAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Program() }, WorkingDirectory = Path.Combine(AtTheRepository.Root, "src", "Cbhcr.Exam"),
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = _address.ToString(), ["ConnectionStrings__Exam"] = ConnectionString,
                ["Demonstration__Password"] = Password, ["Logging__LogLevel__Default"] = "Warning", ["DOTNET_gcServer"] = "0",
            },
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        void Heard(string? line)
        {
            if (line is null) return;
            _said.Enqueue(line);
            if (line.Contains("is ready", StringComparison.Ordinal)) ready.TrySetResult();
        }
        _process.OutputDataReceived += (_, e) => Heard(e.Data);
        _process.ErrorDataReceived += (_, e) => Heard(e.Data);
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The program ended before it was ready:\n{string.Join('\n', _said.TakeLast(40))}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(120));
    }

    /// <summary>SIGKILL: no word to anybody, nothing is flushed or handed back.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldNotBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
        await _database.DisposeAsync();
    }

    public Uri Address => _address;

    /// <summary>The program's own build output, beside that of the tests.</summary>
    internal static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, "Cbhcr.Exam", here.Name, "Cbhcr.Exam.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

[CollectionDefinition(Name)]
public sealed class WithAProcess : ICollectionFixture<ExamProcess>
{
    public const string Name = "a process of its own";
}
