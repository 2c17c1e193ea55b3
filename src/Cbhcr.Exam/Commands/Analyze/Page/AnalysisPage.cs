using System.Globalization;
using Cbhcr.Exam.Platform.Charts;

namespace Cbhcr.Exam.Commands.Analyze.Page;

/// <summary>Where an item was answered as the model says: persons in tenths by ability, their mean ability and mean score.</summary>
public sealed record ItemCurve(IReadOnlyList<(double Theta, double Expected)> Model, IReadOnlyList<(double Theta, double Mean)> Observed, int Highest);

/// <summary>The report as one page that stands alone: tables, and the pictures a psychometrician looks at before the figures.</summary>
public static class AnalysisPage
{
    public static string Write(string file, AnalysisReport report, IReadOnlyList<ItemCurve?>? curves)
    {
        var page = new Html($"Analysis of {Path.GetFileName(file)}");
        page.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{report.N:N0} persons, {report.Items.Count:N0} items."));
        page.Contents(Sections(report));
        if (report.Notes.Count > 0) page.Section("notes", "What to know first").List(report.Notes);
        Test(page, report);
        Items(page, report);
        if (report.Irt is { } irt) Model(page, report, irt);
        if (report.Items.Any(i => i.Dif is not null)) Fairness(page, report);
        if (report.Decision is { } decision) Decisions(page, decision);
        if (report.Cases.Count > 0) Cases(page, report);
        page.Section("each", "Item by item");
        for (var i = 0; i < report.Items.Count; i++) ItemCard.Write(page, report.Items[i], curves?[i]);
        return page.ToString();
    }

    private static IEnumerable<(string Id, string Title)> Sections(AnalysisReport report)
    {
        if (report.Notes.Count > 0) yield return ("notes", "What to know first");
        yield return ("test", "Scores and reliability");
        yield return ("items", "Items");
        if (report.Irt is not null) yield return ("model", "Model");
        if (report.Items.Any(i => i.Dif is not null)) yield return ("fairness", "Groups compared");
        if (report.Decision is not null) yield return ("decisions", "Decisions at the cut");
        if (report.Cases.Count > 0) yield return ("cases", "Cases for review");
        yield return ("each", "Item by item");
    }

    private static void Test(Html page, AnalysisReport report)
    {
        var t = report.Test;
        page.Section("test", "Scores and reliability");
        page.Table("Scores", ["Figure", "Value"],
        [
            ["Mean", F(t.Mean)], ["Standard deviation", F(t.Sd)], ["Lowest and highest", $"{F(t.Minimum, 0)} and {F(t.Maximum, 0)}"], ["Median", F(t.Median, 1)], ["Skewness", F(t.Skewness)], ["Kurtosis", F(t.Kurtosis)],
            ["Coefficient alpha", F(t.Alpha)], ["Its 95 % interval", t.AlphaCi is { } ci ? $"{F(ci[0])} to {F(ci[1])}" : "–"], ["KR-21", F(t.Kr21)], ["Split half, odd and even", F(t.SplitHalf)],
            ["McDonald’s omega, one factor", F(t.Omega)], ["Standard error of measurement", F(t.Sem)],
        ]);
        var frequencies = t.ScoreFrequencies.Select((count, score) => new ScoreBin(score, score + 1, count)).ToList();
        if (frequencies.Count > 1) page.Pair(ScoreHistogram.Draw("Persons by raw score", frequencies, null, "Raw score"));
        if (t.Csem.Count == 0) return;
        page.Pair(LineChart.Draw("Standard error of measurement by score", "Conditional standard error of measurement by raw score: Lord, Keats and, with a model, from the model.", "Raw score", "Points",
        [
            new("Lord", [.. t.Csem.Where(c => c.Lord is not null).Select(c => ((double)c.Score, c.Lord!.Value))], Palette.Muted, 1.5, "6 4"),
            new("Keats", [.. t.Csem.Where(c => c.Keats is not null).Select(c => ((double)c.Score, c.Keats!.Value))], Palette.Accent, 2.5),
            new("Model", [.. t.Csem.Where(c => c.Irt is not null).Select(c => ((double)c.Score, c.Irt!.Value))], Palette.Alert, 1.5, "2 3"),
        ]));
    }

    private static void Items(Html page, AnalysisReport report)
    {
        page.Section("items", "Items");
        page.Table("Classical figures", ["Item", "n", "p or mean", "sd", "r total", "r rest", "biserial", "D 27 %", "alpha without", "omitted", "not reached", "To look at"],
            report.Items.Select(i => (IReadOnlyList<string>)[i.Id, N(i.N), F(i.P), F(i.Sd), F(i.Rpb), F(i.RpbCorrected), F(i.Biserial), F(i.D27), F(i.AlphaIfDeleted), N(i.Omitted), N(i.NotReached), string.Join("; ", i.Notes)]), words: 11);
        if (report.Items.All(i => i.P is null or (>= 0 and <= 1)))
        {
            var points = report.Items.Where(i => i.P is not null && i.RpbCorrected is not null).ToList();
            page.Pair(LineChart.Draw("Difficulty and discrimination", "Each item by proportion right and correlation with the rest of the total.", "p", "r with the rest",
                [new("", [.. points.Select(i => (i.P!.Value, i.RpbCorrected!.Value))], Palette.Accent, AsPoints: true)]));
        }
    }

    private static void Model(Html page, AnalysisReport report, CalibrationReport irt)
    {
        page.Section("model", $"Model: {irt.Model}");
        page.Table("Certificate", ["Figure", "Value"],
        [
            ["Log-likelihood", F(irt.LogLikelihood, 6)], ["AIC, BIC, SABIC", $"{F(irt.Aic, 2)}, {F(irt.Bic, 2)}, {F(irt.Sabic, 2)}"], ["Parameters", N(irt.Parameters)], ["Converged", irt.Converged ? "yes" : "NO: do not use these figures"],
            ["Iterations", N(irt.Iterations)], ["Largest derivative at the estimate", irt.GradientNorm.ToString("E2", CultureInfo.InvariantCulture)],
            ["Change of log-likelihood on twice the points", irt.ChangeOnDoubledPoints?.ToString("E2", CultureInfo.InvariantCulture) ?? "–"], ["Seconds", F(irt.Seconds)],
            ["Persons: mean and standard deviation", $"{F(irt.PopulationMean)} and {F(irt.PopulationSd)}"], ["Marginal reliability", F(irt.MarginalReliability)], ["Empirical reliability (EAP)", F(irt.EmpiricalReliability)],
            ["M₂", irt.M2 is { } m ? $"{F(m.Value, 2)} on {F(m.Df, 0)} degrees of freedom, p {Html.P(m.P)}, RMSEA {F(m.Rmsea)}" : "–"],
        ]);
        page.Table("Parameters and fit", ["Item", "a", "se", "b", "se", "c", "se", "S-X²", "df", "p", "infit", "outfit", "largest Q3", "with"],
            report.Items.Where(i => i.Irt is not null).Select(i => Row(i.Id, i.Irt!)));
        var info = irt.Information;
        page.Pair(
            LineChart.Draw("Test information", "Test information by ability.", "Ability θ", "Information", [new("", [.. info.Theta.Zip(info.Information)], Palette.Accent, 2.5)]),
            LineChart.Draw("Standard error of ability", "Standard error of ability, one over the root of the information, by ability.", "Ability θ", "Standard error",
                [new("", [.. info.Theta.Zip(info.Information).Where(p => p.Second > 0.04).Select(p => (p.First, 1 / Math.Sqrt(p.Second)))], Palette.Alert, 2.5)]));
        var difficulties = report.Items.Where(i => i.Irt is not null).SelectMany(i => i.Irt!.B is { } b ? [(i.Id, b)] : (i.Irt.Thresholds ?? []).Select((t, k) => ($"{i.Id}.{k + 1}", t))).ToList();
        page.Pair(WrightMap.Draw("Persons and items on one scale", [.. report.Persons.Where(p => p.Eap is not null).Select(p => p.Eap!.Value)], difficulties));
    }

    private static IReadOnlyList<string> Row(string id, ItemModelReport m)
    {
        string Se(string name) => F(m.Se.GetValueOrDefault(name));
        return [id, F(m.A ?? m.Slope), Se("a"), m.B is not null ? F(m.B) : string.Join(", ", (m.Thresholds ?? []).Select(t => F(t, 2))), Se("b"), F(m.C), Se("c"), F(m.Sx2?.X2, 2), F(m.Sx2?.Df, 0), Html.P(m.Sx2?.P), F(m.Infit, 2), F(m.Outfit, 2), F(m.Q3Max, 2), m.Q3With ?? "–"];
    }

    private static void Fairness(Html page, AnalysisReport report)
    {
        page.Section("fairness", "Groups compared");
        var rows = report.Items.Where(i => i.Dif is not null).ToList();
        page.Table("Differential item functioning", ["Item", "MH delta", "se", "MH χ²", "p", "ETS class", "logistic χ²", "p", "ΔR²", "class", "SIBTEST β", "p", "Raju area", "Lord χ²", "p"],
            rows.Select(i => (i.Id, Dif: i.Dif!)).Select(i => (IReadOnlyList<string>)
            [
                i.Id, F(i.Dif.Mh?.Delta), F(i.Dif.Mh?.DeltaSe), F(i.Dif.Mh?.Chi2, 2), Html.P(i.Dif.Mh?.P), i.Dif.Mh?.Class ?? "–", F(i.Dif.Logistic?.Chi2, 2), Html.P(i.Dif.Logistic?.P), F(i.Dif.Logistic?.DeltaR2), i.Dif.Logistic?.Class ?? "–",
                F(i.Dif.Sibtest?.Value), Html.P(i.Dif.Sibtest?.P), F(i.Dif.Raju?.SignedArea), F(i.Dif.Lord?.Value, 2), Html.P(i.Dif.Lord?.P),
            ]));
        var deltas = rows.Select((i, n) => (Place: n + 1.0, Delta: i.Dif!.Mh?.Delta)).Where(p => p.Delta is not null).ToList();
        if (deltas.Count == 0) return;
        IReadOnlyList<(double, double)> Level(double at) => [(1, at), (Math.Max(2, rows.Count), at)];
        page.Pair(LineChart.Draw("Mantel–Haenszel delta by item", "Delta of each item in the order of the file; lines at plus and minus 1 and 1.5, where classes B and C can begin.", "Item, in the order of the file", "Delta",
        [
            new("1.5", Level(1.5), Palette.Alert, 1, "6 4"), new("1", Level(1), Palette.Muted, 1, "2 3"), new("−1", Level(-1), Palette.Muted, 1, "2 3"), new("−1.5", Level(-1.5), Palette.Alert, 1, "6 4"),
            new("", [.. deltas.Select(d => (d.Place, d.Delta!.Value))], Palette.Accent, AsPoints: true),
        ]));
    }

    private static void Decisions(Html page, IReadOnlyDictionary<string, DecisionReport> decision) =>
        page.Section("decisions", "Decisions at the cut").Table("How often two sittings would decide alike, and how often the decision is right", ["Method", "Consistency", "Kappa", "Accuracy", "Wrongly passed", "Wrongly failed", "Note"],
            decision.Select(d => (IReadOnlyList<string>)[d.Key, F(d.Value.Consistency), F(d.Value.Kappa), F(d.Value.Accuracy), F(d.Value.FalsePositive), F(d.Value.FalseNegative), d.Value.Note ?? ""]), words: 6);

    private static void Cases(Html page, AnalysisReport report) =>
        page.Section("cases", "Cases for review").Paragraph("Each is a reason to look, not a finding about a person.").Table("Cases", ["Kind", "Rows", "Statistic", "p", "False positives", "In words"],
            report.Cases.Select(c => (IReadOnlyList<string>)[c.Kind, string.Join(", ", c.Rows.Take(12)) + (c.Rows.Count > 12 ? ", …" : ""), F(c.Statistic, 2), c.P.ToString("G3", CultureInfo.InvariantCulture), F(c.FalsePositiveRate), c.Words]), words: 5);

    private static string F(double? value, int decimals = 3) => Html.Figure(value, decimals);

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
