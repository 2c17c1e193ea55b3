using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Benchmarks;

/// <summary>Resident now, and the most it ever was, in megabytes.</summary>
public sealed record Memory(double Rss, double WorkingSet, double Peak);

/// <summary>The program under test in a process of its own. It can be killed and started again, on the same port.</summary>
internal sealed class Node(string program, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private static readonly Lock Log = new();
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Returns when the node says that it is ready.</summary>
    public async Task StartAsync()
    {
        _process?.Dispose();
        var process = _process = Process.Start(Command("--urls", Address.ToString().TrimEnd('/')))!;
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text) Console.Error.WriteLine($"host: {text}");
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(50))
        {
            if (process.HasExited) throw new InvalidOperationException($"The host ended with {process.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(ReadinessGate.Path);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new TimeoutException("The host was not ready within two minutes.");
    }

    /// <summary>All tables at once and beforehand, as in production. In Development nodes make them when first needed, and two at a time get into each other's way.</summary>
    public async Task ApplySchemaAsync()
    {
        using var process = Process.Start(Command("schema-apply"))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The schema could not be applied: {string.Concat(said)}");
    }

    private ProcessStartInfo Command(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. words])
        {
            // Its settings are there, log levels among them.
            WorkingDirectory = Path.Combine(Repository.Root(Directory.GetCurrentDirectory(), AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory(), "src", "Cbhcr.Exam"),
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    /// <summary>As the power failing: no stop, no flush.</summary>
    public void Kill()
    {
        if (_process is not { HasExited: false } process) return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public Memory Memory()
    {
        _process!.Refresh();
        var resident = OperatingSystem.IsLinux()
            ? double.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024
            : _process.WorkingSet64;
        return new(Math.Round(resident / 1e6), Math.Round(_process.WorkingSet64 / 1e6), Math.Round(_process.PeakWorkingSet64 / 1e6));
    }

    public void Dispose()
    {
        Kill();
        _process?.Dispose();
    }

    private static void Write(string? line)
    {
        if (line is null || Environment.GetEnvironmentVariable("CBHCR_HOST_LOG") is not { } file) return;
        lock (Log) File.AppendAllText(file, line + "\n");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
