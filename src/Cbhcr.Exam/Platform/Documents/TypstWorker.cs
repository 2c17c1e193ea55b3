using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>The process: one line to it, one line back. It ends by itself when its input closes, so none outlives the program.</summary>
internal sealed class TypstWorker
{
    private const int LongestComplaint = 2000;

    private readonly Process _process;
    private readonly StringBuilder _complaints = new();

    private TypstWorker(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    public static TypstWorker Start(string node, string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new DocumentException($"The document worker's packages are missing: run `npm ci` in {folder}.");
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(node)
        {
            WorkingDirectory = folder, ArgumentList = { "worker.mjs" }, UseShellExecute = false,
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = utf8, StandardOutputEncoding = utf8, StandardErrorEncoding = utf8,
        };
        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception failure)
        {
            throw new DocumentException($"Documents need Node.js 20 or later; the program '{node}' could not be started: {failure.Message}", failure);
        }
    }

    /// <exception cref="IOException">The process has ended.</exception>
    /// <exception cref="TimeoutException">No answer in time; the worker is of no further use.</exception>
    public Task<string> AskAsync(string line, TimeSpan timeout) => ExchangeAsync(line).WaitAsync(timeout);

    private async Task<string> ExchangeAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() ?? throw new IOException("The document worker has ended.");
    }

    /// <summary>Ends the process if need be, and returns what it wrote on its error output.</summary>
    public async Task<string> StopAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        lock (_complaints) return _complaints.ToString().Trim();
    }

    public void Kill()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
    }

    private void Note(string? line)
    {
        lock (_complaints)
            if (line is not null && _complaints.Length < LongestComplaint) _complaints.AppendLine(line);
    }
}
