using System.Globalization;
using Cbhcr.Exam.Platform.Charts;
using Cbhcr.Exam.Platform.Documents;
using NodaTime;

namespace Cbhcr.Exam.Analysis;

/// <summary>The words and pictures of an analysis; page and PDF show the same.</summary>
public static class AnalysisReport
{
    public const string NotEnough = "not enough data";

    public static PsychometricReportDocument Document(FormAnalysis analysis, string body) => new(
        $"Psychometric report, form {analysis.FormCode}", body, analysis.FormCode, analysis.FormHash, analysis.EventSequence, analysis.CodeVersion,
        Summary(analysis.Figures),
        [.. analysis.Figures.Items.Select(i => new ItemRow(i.Position, i.Code, i.ContentVersion.ToString(CultureInfo.InvariantCulture), i.Competency, i.Scored, i.P.N,
            Shown(i.P), Shown(i.CorrectedR), OptionsText(i), i.MedianSeconds is { } s ? Duration.FromSeconds(s) : null, Flags(i)))],
        [.. Charts(analysis.Figures).Select(c => c with { Table = ChartTable.None })], Notes(analysis.Figures), analysis.Demonstration);

    public static IReadOnlyList<SummaryRow> Summary(FormFigures f) =>
    [
        new("Candidates", f.Candidates.ToString(CultureInfo.InvariantCulture), "finished sittings, first to last event"),
        new("Scored items", f.ScoredItems.ToString(CultureInfo.InvariantCulture), ""),
        .. f.MaximumScore is { } maximum ? [new SummaryRow("Highest possible score", maximum.ToString(CultureInfo.InvariantCulture), "some items are worth more than one point")]
            : Array.Empty<SummaryRow>(),
        new("Mean raw score", Text(f.Mean, "0.00"), ""),
        new("Standard deviation", Text(f.StandardDeviation, "0.00"), "n − 1 in the denominator"),
        new("Lowest, median, highest", f.Candidates == 0 ? NotEnough : $"{f.Minimum}, {f.Median?.ToString("0.#", CultureInfo.InvariantCulture)}, {f.Maximum}", ""),
        new("Coefficient alpha", Text(f.Alpha, "0.000"), f.Alpha.IsEnough && f.AlphaLow.Value is not null ? $"95 % interval {Text(f.AlphaLow, "0.000")} to {Text(f.AlphaHigh, "0.000")} (Feldt)" : ""),
        new("Standard error of measurement", Text(f.Sem, "0.00"), "raw score points"),
    ];

    public static IReadOnlyList<Chart> Charts(FormFigures f)
    {
        var charts = new List<Chart>();
        if (f.Candidates > 0)
        {
            var scores = f.Scores.SelectMany(s => Enumerable.Repeat((double)s.Raw, s.Count));
            var most = f.MaximumScore ?? f.ScoredItems;
            var width = most > 40 ? 5 : 1;
            charts.Add(ScoreHistogram.Draw("Raw scores", ScoreHistogram.Bins(scores, 0, width * ((most / width) + 1), width), null, "Raw score"));
        }
        var points = f.Items.Where(i => Shown(i.P) is not null && Shown(i.CorrectedR) is not null)
            .Select(i => new ItemPoint(i.Code, i.P.Value!.Value, i.CorrectedR.Value!.Value, i.Scored)).ToList();
        if (points.Count > 0) charts.Add(ItemScatter.Draw("Items: share right and corrected point-biserial", points));
        return charts;
    }

    public static IReadOnlyList<string> Notes(FormFigures f) =>
    [
        $"Figures resting on fewer candidates than their threshold are not printed ({f.Mean.Threshold} for score figures and item figures).",
        "An answer that was left out counts as wrong. Pretest items do not count in the score; their correlation is with the score on all scored items.",
        "The corrected point-biserial leaves the item itself out of the score.",
        "Median time is the time an item was in view until its last answer, where the browser reported one.",
    ];

    public static string Text(Figure f, string format) => !f.IsEnough ? NotEnough : f.Value is { } v ? v.ToString(format, CultureInfo.InvariantCulture) : "not defined";

    public static double? Shown(Figure f) => f.IsEnough ? f.Value : null;

    public static string OptionsText(ItemFigures item) =>
        string.Join(" · ", item.Options.Select(o => $"{o.OptionId}{(o.IsKey ? "*" : "")} {o.Count}")) + (item.Omitted > 0 ? $" · none {item.Omitted}" : "");

    /// <summary>What a psychometrician should look at; the limits are those of the scatter plot.</summary>
    public static IReadOnlyList<string> Flags(ItemFigures item)
    {
        var limits = new ItemLimits();
        var flags = new List<string>();
        if (Shown(item.P) is { } p)
        {
            if (p < limits.LowestP) flags.Add("hard");
            if (p > limits.HighestP) flags.Add("easy");
            if (item.Options.Where(o => o.IsKey).ToList() is [var key] && item.Options.Any(o => !o.IsKey && o.Count > key.Count)) flags.Add("a distractor is chosen more than the key");
        }
        if (Shown(item.CorrectedR) is { } r && r < limits.LowestR) flags.Add("low correlation");
        return flags;
    }
}
