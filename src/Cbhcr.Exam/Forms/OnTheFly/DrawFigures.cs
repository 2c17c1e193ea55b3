using Cbhcr.Assembly;

namespace Cbhcr.Exam.Forms;

/// <summary>How the bank fared under forms drawn on the fly, item by item.</summary>
internal static class DrawFigures
{
    private static string ItemOf(string entry) => entry.Split('|')[0];

    /// <summary>What forms drawn so far came to, in the terms of the simulation that was approved.</summary>
    public static DrawForecast Measured(DrawPlan plan)
    {
        var used = plan.Counts.Used.GroupBy(u => ItemOf(u.Key)).Select(g => g.Sum(u => u.Value)).ToList();
        var never = Math.Max(0, plan.Simulation.PoolItems - used.Count);
        var report = FormDraws.Report(plan.Counts.Draws, plan.Repeated, plan.Relaxed, [.. used, .. Enumerable.Repeat(0, never)]);
        return new(report.Draws, report.Failed, report.Relaxed, report.Greatest, report.Mean, report.MeanOverlap, report.NeverUsed, plan.Simulation.PoolItems);
    }
}
