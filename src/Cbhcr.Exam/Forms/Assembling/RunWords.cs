using System.Globalization;
using Cbhcr.Exam.Platform.Charts;

namespace Cbhcr.Exam.Forms;

/// <summary>What people read of a run.</summary>
internal static class RunWords
{
    public static string State(AssemblyRun run) => run.Outcome is not { } outcome ? run.CancelRequested ? "Ending: the best so far is kept" : "Searching" : outcome.Status switch
    {
        "optimal" => $"{Forms(outcome)}, and none are better",
        "feasible" => $"{Forms(outcome)}; whether better ones exist was not shown",
        "infeasible" => "Cannot be done: the rules clash with each other or with the bank",
        "undecided" => "Ended before a form was found and before it was shown that there is none",
        _ => "Not carried out",
    };

    public static string Number(double? value) => value is { } v ? v.ToString("0.####", CultureInfo.InvariantCulture) : "–";

    /// <summary>How far the best forms are from what cannot be bettered, in percent of it.</summary>
    public static string? Gap(double? objective, double? bound) =>
        objective is { } o && bound is { } b && Math.Abs(o) > 1e-9 ? $"{(Math.Abs(o - b) / Math.Abs(o) * 100).ToString("0.###", CultureInfo.InvariantCulture)} %" : null;

    /// <summary>Best forms and bound over time; null while there is nothing to draw.</summary>
    public static Chart? Progress(AssemblyRun run)
    {
        var objective = run.Points.Where(p => p.Objective is not null).Select(p => (p.Seconds, p.Objective!.Value)).ToList();
        var bound = run.Points.Where(p => p.Bound is not null).Select(p => (p.Seconds, p.Bound!.Value)).ToList();
        if (objective.Count < 2) return null;
        var chart = LineChart.Draw("Best forms and bound over time",
            $"The distance of the best forms from their aims fell from {Number(objective[0].Value)} to {Number(objective[^1].Value)} in {Number(objective[^1].Seconds)} seconds.",
            "Seconds", "Distance from the aims", [new("best", objective, "#0f4c5c", 2.5), new("bound", bound, "#9a031e", Dashes: "6 4")]);
        return chart with { Table = new(["Seconds", "Best", "Bound"], [.. run.Points.Select(p => (IReadOnlyList<string>)[Number(p.Seconds), Number(p.Objective), Number(p.Bound)])]) };
    }

    private static string Forms(AssemblyFinished outcome) => outcome.Forms.Count == 1 ? "1 form" : $"{outcome.Forms.Count} forms";
}
