using System.Globalization;

namespace Cbhcr.Exam.Platform.Charts;

/// <summary>P: share of correct answers. R: corrected item-total (point-biserial) correlation.</summary>
public sealed record ItemPoint(string Code, double P, double R, bool Scored);

/// <summary>Items outside these are labelled in the chart; the defaults are the usual reviewing rules of thumb.</summary>
public sealed record ItemLimits(double LowestP = 0.25, double HighestP = 0.95, double LowestR = 0.1)
{
    /// <summary>How far outside an item lies; zero or less inside.</summary>
    public double Excess(ItemPoint item) => Math.Max(Math.Max(LowestP - item.P, item.P - HighestP), LowestR - item.R);
}

/// <summary>Difficulty against discrimination of every item; scored and pretest items differ in shape and in fill.</summary>
public static class ItemScatter
{
    private const double Width = 640, Height = 400;
    private const int MostLabels = 15;

    public static Chart Draw(string title, IReadOnlyList<ItemPoint> items, ItemLimits? limits = null)
    {
        limits ??= new();
        if (items.FirstOrDefault(i => !(i.P is >= 0 and <= 1) || !(i.R is >= -1 and <= 1)) is { } wrong)
            throw new ArgumentException($"Item {wrong.Code} has no p between 0 and 1 or no correlation between -1 and 1.", nameof(items));
        var outside = items.Where(i => limits.Excess(i) > 0)
            .OrderByDescending(limits.Excess).ThenBy(i => i.Code, StringComparer.Ordinal).ToList();
        var alt = Describe(items, outside, limits);
        var svg = new Svg(Width, Height, title, alt);
        var frame = new Frame(
            new Axis(0, 1, 62, Width - 18),
            Axis.Around(Math.Min(0, items.MinBy(i => i.R)?.R ?? 0) - 0.03, Math.Max(0.45, items.MaxBy(i => i.R)?.R ?? 0) + 0.03, Height - 52, 42));
        frame.Draw(svg, "Share of correct answers (p)", "Correlation with the other items (r)", 10, 6);
        DrawLimits(svg, frame, limits);
        foreach (var item in items.OrderBy(i => i.Code, StringComparer.Ordinal)) Mark(svg, frame.X.At(item.P), frame.Y.At(item.R), item.Scored);
        new Labels(svg, frame, items).Place(outside.Take(MostLabels));
        DrawLegend(svg);
        return new(title, alt, svg.ToString(), Table(items, limits));
    }

    private static void DrawLimits(Svg svg, Frame frame, ItemLimits limits)
    {
        if (frame.Y.Low < 0) svg.Line(frame.X.From, frame.Y.At(0), frame.X.To, frame.Y.At(0), Palette.Muted);
        svg.Line(frame.X.From, frame.Y.At(limits.LowestR), frame.X.To, frame.Y.At(limits.LowestR), Palette.Alert, 1, "6 4");
        foreach (var p in new[] { limits.LowestP, limits.HighestP })
            svg.Line(frame.X.At(p), frame.Y.From, frame.X.At(p), frame.Y.To, Palette.Alert, 1, "6 4");
    }

    private static void Mark(Svg svg, double x, double y, bool scored)
    {
        if (scored) svg.Add("circle", ("cx", x), ("cy", y), ("r", 4), ("fill", Palette.Bar), ("stroke", Palette.Accent), ("stroke-width", 1));
        else svg.Add("rect", ("x", x - 4), ("y", y - 4), ("width", 8), ("height", 8), ("fill", Palette.Paper), ("stroke", Palette.Ink),
            ("stroke-width", 1.5), ("transform", $"rotate(45 {Svg.Number(x)} {Svg.Number(y)})"));
    }

    private static void DrawLegend(Svg svg)
    {
        Mark(svg, 70, 18, true);
        svg.Text(81, 22, "Scored item");
        Mark(svg, 178, 18, false);
        svg.Text(190, 22, "Pretest item");
        svg.Line(286, 18, 314, 18, Palette.Alert, 1, "6 4");
        svg.Text(321, 22, "Review limit");
    }

    private static ChartTable Table(IReadOnlyList<ItemPoint> items, ItemLimits limits) => new(
        ["Item", "Use", "p", "r", "Outside the limits"],
        [.. items.OrderBy(i => i.Code, StringComparer.Ordinal).Select(i => (IReadOnlyList<string>)
            [i.Code, i.Scored ? "scored" : "pretest", TwoDecimals(i.P), TwoDecimals(i.R), limits.Excess(i) > 0 ? "yes" : "no"])]);

    private static string TwoDecimals(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static string Describe(IReadOnlyList<ItemPoint> items, List<ItemPoint> outside, ItemLimits limits)
    {
        var scored = items.Count(i => i.Scored);
        var text = $"Scatter plot of {scored} scored and {items.Count - scored} pretest items: "
            + "share of correct answers against correlation with the other items."
            + $" Limits: p from {Svg.Number(limits.LowestP)} to {Svg.Number(limits.HighestP)}, r at least {Svg.Number(limits.LowestR)}.";
        if (outside.Count == 0) return text + " No item lies outside.";
        var named = string.Join(", ", outside.Take(MostLabels).Select(i => i.Code));
        return text + $" Outside {(outside.Count == 1 ? "lies" : "lie")} {outside.Count}: {named}{(outside.Count > MostLabels ? " and others" : "")}.";
    }
}
