using System.Diagnostics;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>The running server of a cluster, as its postmaster.pid tells.</summary>
internal sealed record Postmaster(int ProcessId, int? Port)
{
    private const int LinesThatIdentify = 3, PortLine = 3;

    /// <summary>
    /// Null when none runs. A stale file is removed, because PostgreSQL would take any process that has got the number since for a server.
    /// Processes that a killed server left behind still keep a second one out, by their shared memory.
    /// </summary>
    public static Postmaster? Find(string data)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (LinesOf(file) is not { } lines || !int.TryParse(lines[0], out var processId)) return null;
        if (ProcessStamp.Of(processId) is not null && IsServerOf(lines, processId))
            return new(processId, lines.Length > PortLine && int.TryParse(lines[PortLine], out var port) ? port : null);
        File.Delete(file);
        return null;
    }

    private static bool IsServerOf(string[] lines, int processId)
    {
        if (!OperatingSystem.IsLinux()) return NameOf(processId).StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        var words = WordsOf(processId);
        if (words.Length == 0 || Path.GetFileName(words[0]) != "postgres") return false;
        // Reached by another path, for example through a link, it is still this one.
        var itsFolder = words.SkipWhile(word => word != "-D").Skip(1).FirstOrDefault();
        return itsFolder is null || LinesOf(Path.Combine(itsFolder, "postmaster.pid")) is not { } itsLines
            || itsLines.Take(LinesThatIdentify).SequenceEqual(lines.Take(LinesThatIdentify));
    }

    private static string[]? LinesOf(string file)
    {
        try
        {
            return File.ReadAllLines(file) is { Length: > 0 } lines ? lines : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string[] WordsOf(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string NameOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return "";
        }
    }
}
