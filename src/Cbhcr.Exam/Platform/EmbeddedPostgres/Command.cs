using System.ComponentModel;
using System.Diagnostics;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

internal sealed record Outcome(int ExitCode, string Output)
{
    public bool Ok => ExitCode == 0;
}

/// <summary>Runs another program to its end.</summary>
internal static class Command
{
    private const int CannotStart = 127;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    public static async Task<Outcome> RunAsync(IEnumerable<string> words, CancellationToken ct, string? folder = null)
    {
        // The root of the disk, because an unprivileged account may not be able to enter the current folder.
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder ?? Path.GetPathRoot(Environment.SystemDirectory) ?? "/", UseShellExecute = false,
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true,
        };
        start.FileName = words.First();
        foreach (var word in words.Skip(1)) start.ArgumentList.Add(word);
        CleanEnvironment(start.Environment);
        try
        {
            using var process = Process.Start(start)!;
            return await CompletedAsync(process, ct);
        }
        catch (Win32Exception failure)
        {
            return new(CannotStart, failure.Message);
        }
    }

    private static async Task<Outcome> CompletedAsync(Process process, CancellationToken ct)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        // On Windows the started server inherits the pipes and keeps them open.
        var all = Task.WhenAll(output, errors);
        var said = await Task.WhenAny(all, Task.Delay(LastWords, CancellationToken.None)) == all ? string.Concat(await all) : "";
        return new(process.ExitCode, said.Trim());
    }

    /// <summary>Variables such as PGDATA and PGPORT mean another server; English texts are the ones this code reads.</summary>
    private static void CleanEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment["LC_ALL"] = "C";
    }

    public static string? OnPath(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }
}
