using System.Globalization;
using Cbhcr.Exam.Platform.Charts;
using Cbhcr.Exam.Platform.Documents;

namespace Cbhcr.Exam.Forms;

/// <summary>The words and pictures of a comparison; page and PDF show the same.</summary>
public static class ComparisonReport
{
    private static readonly string[] Colours = ["#0f4c5c", "#9a031e", "#5f6f00", "#5b3a8c", "#8a4b00", "#3d3d3d"];
    private static readonly string?[] Dashes = [null, "8 4", "2 3", "12 3 2 3", "5 2", "1 4"];

    public static FormComparisonDocument Document(FormComparison comparison, string body, bool demonstration)
    {
        var table = Figures(comparison);
        return new(comparison.Forms.Count == 1 ? $"Form {comparison.Forms[0].Code} in figures" : "Comparison of forms", body, [.. comparison.Forms.Select(f => f.Code)],
            table, Cells(comparison), Overlaps(comparison), Charts(comparison), Notes(comparison), demonstration);
    }

    /// <summary>A row for each figure, a column for each form.</summary>
    public static IReadOnlyList<ComparisonRow> Figures(FormComparison c)
    {
        ComparisonRow Row(string label, Func<FormFigure, string> of) => new(label, [.. c.Forms.Select(of)]);
        var letters = c.Forms.SelectMany(f => f.Keys.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        return
        [
            Row("Scored items", f => Whole(f.Scored)),
            Row("Pretest items", f => Whole(f.Pretest)),
            Row("Case sets", f => Whole(f.Cases)),
            Row("Mean p", f => Of(f.MeanP, "0.000", f.WithP, f.Scored)),
            Row("Mean b", f => Of(f.MeanB, "0.00", f.WithB, f.Scored)),
            Row("Expected mean score", f => Number(f.ExpectedScore, "0.0")),
            Row("Expected standard deviation", f => Number(f.ExpectedSd, "0.00")),
            Row("Expected alpha", f => Number(f.ExpectedAlpha, "0.00")),
            .. c.Cut is { } cut
                ? new[]
                {
                    Row($"Theta at the cut of {cut}", f => Number(f.CutTheta, "0.00")),
                    Row("Information at the cut", f => Number(f.Information, "0.00")),
                    Row("SEM at the cut, theta", f => Number(f.Sem, "0.000")),
                    Row("SEM at the cut, raw points (binomial)", f => Number(f.RawSem, "0.00")),
                }
                : [],
            Row("Words", f => Whole(f.Words)),
            Row("Reading grade (Flesch–Kincaid)", f => Number(f.Grade, "0.0")),
            .. letters.Select(l => Row($"Key {l}", f => Whole(f.Keys.GetValueOrDefault(l)))),
        ];
    }

    public static IReadOnlyList<ComparisonRow> Cells(FormComparison c) => [.. c.Cells.Select(r => new ComparisonRow($"{r.Kind} {r.Value}", [.. r.Items.Select(Whole)], r.Differs))];

    public static IReadOnlyList<ComparisonRow> Overlaps(FormComparison c) =>
        [.. c.Overlaps.Select(o => new ComparisonRow($"{o.First} and {o.Second}", [Whole(o.Common), $"{Number(o.Percent, "0.0")} %"], o.Common > 0))];

    public static IReadOnlyList<Chart> Charts(FormComparison c)
    {
        var charts = new List<Chart>();
        if (c.Forms.All(f => f.Curve.Count > 0))
        {
            static double Error(double information) => 1 / Math.Sqrt(information);
            charts.Add(WithTable(
                LineChart.Draw("Information by ability", $"Test information from −3 to 3 of {Named(c)}. {Highest(c)}{AtTheCut(c)}", "Ability (theta, in logits)",
                    "Test information",
                    [.. c.Forms.Select((f, i) => Line(f.Code, i, f.Curve.Select(p => (p.Theta, p.Information)))), .. Cuts(c, f => f.Information)]),
                "Theta", c, f => f.Curve.Where(p => p.Theta % 1 == 0).Select(p => (Number(p.Theta, "0"), Number(p.Information, "0.00")))));
            charts.Add(WithTable(
                LineChart.Draw("Standard error by ability",
                    $"Standard error of measurement from −3 to 3 of {Named(c)}: the inverse square root of the information.{AtTheCut(c)}", "Ability (theta, in logits)",
                    "Standard error (in logits)",
                    [.. c.Forms.Select((f, i) => Line(f.Code, i, f.Curve.Where(p => p.Information > 0).Select(p => (p.Theta, Error(p.Information))))), .. Cuts(c, f => f.Sem)]),
                "Theta", c, f => f.Curve.Where(p => p.Theta % 1 == 0 && p.Information > 0).Select(p => (Number(p.Theta, "0"), Number(Error(p.Information), "0.000")))));
        }
        if (c.Forms.All(f => f.Difficulties.Count > 1))
            charts.Add(WithTable(
                LineChart.Draw("Difficulty from the hardest to the easiest item",
                    $"Share of right answers of the scored items, rising, of {Named(c)}. Lines that lie on each other are equally hard forms.", "Scored items, hardest first",
                    "Proportion right (p)",
                    [.. c.Forms.Select((f, i) => Line(f.Code, i, f.Difficulties.Select((p, k) => (k + 1.0, p))))], (0, 1)),
                "Quantile", c, f => new[] { 0.0, 0.25, 0.5, 0.75, 1.0 }.Select(q =>
                    (Number(q, "0.00"), Number(f.Difficulties[(int)Math.Round(q * (f.Difficulties.Count - 1))], "0.000")))));
        var domains = c.Cells.Where(r => r.Kind == "domain").ToList();
        charts.Add(WithTable(
            CountBars.Draw("Scored items by domain", "Domain", "Scored items", [.. domains.Select(r => (r.Value, r.Items))], [.. c.Forms.Select(f => f.Code)], Colours),
            "Domain", c, f => domains.Select(r => (r.Value, Whole(r.Items[c.Forms.ToList().IndexOf(f)])))));
        return charts;
    }

    /// <summary>Where each form's line has the cut.</summary>
    private static IEnumerable<Series> Cuts(FormComparison c, Func<FormFigure, double?> of) => c.Forms.Select((f, i) => (f, i))
        .Where(x => x.f.CutTheta is >= -3 and <= 3 && of(x.f) is not null)
            .Select(x => new Series("", [(x.f.CutTheta!.Value, of(x.f)!.Value)], Colours[x.i % Colours.Length], AsPoints: true));

    private static string AtTheCut(FormComparison c) => c.Cut is { } cut && Cuts(c, f => f.Information).Any() ? $" A circle stands where {cut} points are expected." : "";

    public static IReadOnlyList<string> Notes(FormComparison c) =>
    [
        "p, r, b and the information are the newest figures of the item versions in the bank; where some scored items have none, their number is given.",
        "Expected mean, standard deviation and alpha are computed from p and r of the scored items, and are given only where every scored item has both.",
        c.Cut is null ? "No cut score was given, so nothing is said of precision at a cut."
            : $"The binomial error needs no statistics of items; it is the same for every form of one length.{AtTheCut(c)}",
        "Words and reading grade are those of stems and options; a case is not counted in.",
    ];

    private static Series Line(string name, int i, IEnumerable<(double, double)> points) => new(name, [.. points], Colours[i % Colours.Length], Dashes: Dashes[i % Dashes.Length]);

    private static Chart WithTable(Chart chart, string first, FormComparison c, Func<FormFigure, IEnumerable<(string Key, string Value)>> of)
    {
        var columns = c.Forms.Select(f => of(f).ToList()).ToList();
        return chart with { Table = new([first, .. c.Forms.Select(f => f.Code)],
            [.. columns[0].Select((row, i) => (IReadOnlyList<string>)[row.Key, .. columns.Select(k => i < k.Count ? k[i].Value : "")])]) };
    }

    private static string Named(FormComparison c) => $"form{(c.Forms.Count == 1 ? "" : "s")} {string.Join(", ", c.Forms.Select(f => f.Code))}";

    private static string Highest(FormComparison c) =>
        string.Join(" ", c.Forms.Select(f => f.Curve.MaxBy(p => p.Information)!)
            .Zip(c.Forms, (p, f) => $"{f.Code} is highest at {Number(p.Theta, "0.00")} with {Number(p.Information, "0.0")}."));

    private static string Of(double? value, string format, int n, int all) => value is null ? "–" : n == all ? Number(value, format) : $"{Number(value, format)} ({n} of {all})";

    private static string Number(double? value, string format) => value is { } v ? v.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
