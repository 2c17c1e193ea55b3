using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>A search with somebody at the terminal, who sees how far it is and may end it.</summary>
internal static class WatchedSearch
{
    /// <summary>The first Ctrl+C, or request to end, ends the search and keeps what was found; a second one ends the program.</summary>
    /// <exception cref="ArgumentException">The problem makes no sense in itself.</exception>
    public static AssemblyResult Run(AssemblyProblem problem, AssemblyEffort effort)
    {
        using var cancel = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !cancel.IsCancellationRequested;
            cancel.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return Assembler.Assemble(problem, effort, new ProgressLines().Tell, cancel.Token);
    }

    /// <summary>Best objective and bound over time: a line when either has changed, but no more than a few a second.</summary>
    private sealed class ProgressLines
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

        private readonly Lock _gate = new();
        private long _last;
        private string _said = "";

        public void Tell(AssemblyProgress progress)
        {
            lock (_gate)
            {
                var line = $"best {Number(progress.Objective)}  bound {Number(progress.Bound)}";
                if (line == _said || (_last != 0 && Stopwatch.GetElapsedTime(_last) < Pause)) return;
                (_said, _last) = (line, Stopwatch.GetTimestamp());
                Console.WriteLine(FormattableString.Invariant($"{progress.After.TotalSeconds,7:0.0} s  {line}"));
            }
        }

        private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "none";
    }
}
