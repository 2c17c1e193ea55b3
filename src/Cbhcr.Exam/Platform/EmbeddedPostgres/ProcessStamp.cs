using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>When a process began, as text that stays equal for its life; null when it has ended. Tells it from a later one of that number.</summary>
internal static class ProcessStamp
{
    private const int StateField = 0, BeginField = 19;

    public static string? Of(int processId) => OperatingSystem.IsLinux() ? FromProc(processId) : FromSystem(processId);

    /// <summary>Clock ticks since the machine started: unlike Process.StartTime, not moved when the clock is set.</summary>
    private static string? FromProc(int processId)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{processId}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return fields[StateField] is "Z" or "X" ? null : fields[BeginField];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? FromSystem(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return null;
        }
        catch (Win32Exception)
        {
            return "hidden";
        }
    }
}
