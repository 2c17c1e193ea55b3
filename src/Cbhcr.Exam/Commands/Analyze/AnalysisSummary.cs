using Cbhcr.Exam.Commands.Analyze.Page;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>What fits on a terminal; the rest is in the JSON and on the page.</summary>
internal static class AnalysisSummary
{
    private const int MostRows = 60;

    public static void Show(AnalysisReport report)
    {
        var t = report.Test;
        VerbConsole.Table("Test", ["figure", "value"],
        [
            ["persons", $"{report.N}"], ["items", $"{t.Items}"], ["mean", F(t.Mean)], ["sd", F(t.Sd)], ["alpha", t.AlphaCi is { } ci ? $"{F(t.Alpha)} ({F(ci[0])} to {F(ci[1])})" : F(t.Alpha)], ["omega", F(t.Omega)], ["SEM", F(t.Sem)],
            .. report.Irt is { } irt ? new[] { new[] { "model", irt.Model }, ["log-likelihood", F(irt.LogLikelihood, 6)], ["converged", irt.Converged ? $"yes, {irt.Iterations} iterations, {irt.Seconds:0.000} s" : "NO"], ["reliability (EAP)", F(irt.EmpiricalReliability)] } : [],
        ]);
        VerbConsole.Table("Items", ["item", "p", "r", "r rest", "a", "b", "c", "to look at"],
            report.Items.Take(MostRows).Select(i => new[] { i.Id, F(i.P), F(i.Rpb), F(i.RpbCorrected), F(i.Irt?.A), F(i.Irt?.B), F(i.Irt?.C), string.Join("; ", i.Notes) }));
        if (report.Items.Count > MostRows) Console.WriteLine($"… and {report.Items.Count - MostRows} more items, in the JSON and on the page.");
        if (report.Decision is { } decision)
            VerbConsole.Table("Decisions", ["method", "consistency", "kappa", "accuracy"], decision.Select(d => new[] { d.Key, F(d.Value.Consistency), F(d.Value.Kappa), F(d.Value.Accuracy) }));
        if (report.Cases.Count > 0)
            VerbConsole.Table("Cases for review", ["kind", "rows", "p", "in words"], report.Cases.Take(MostRows).Select(c => new[] { c.Kind, string.Join(", ", c.Rows.Take(6)), c.P.ToString("G3", System.Globalization.CultureInfo.InvariantCulture), c.Words }));
        foreach (var note in report.Notes) Console.WriteLine($"note: {note}");
    }

    private static string F(double? value, int decimals = 3) => Html.Figure(value, decimals);
}
