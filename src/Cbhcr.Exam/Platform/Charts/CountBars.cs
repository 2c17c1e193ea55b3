namespace Cbhcr.Exam.Platform.Charts;

/// <summary>Counts of several groups side by side: a bar for each group at each name, with its number on it. Groups differ by their hatching as well as by colour.</summary>
public static class CountBars
{
    private const double Width = 640, Height = 320, Bottom = 86, Left = 62, Hatch = 5;

    /// <param name="counts">For each name one count per group.</param>
    public static Chart Draw(
        string title, string xLabel, string yLabel, IReadOnlyList<(string Name, IReadOnlyList<int> Counts)> counts, IReadOnlyList<string> groups, IReadOnlyList<string> colours)
    {
        var alt = $"{title}. {string.Join("; ", counts.Select(c => $"{c.Name}: {string.Join(", ", groups.Zip(c.Counts, (g, n) => $"{g} {n}"))}"))}.";
        var svg = new Svg(Width, Height, title, alt);
        var y = Axis.Around(0, Math.Max(1, counts.SelectMany(c => c.Counts).DefaultIfEmpty(1).Max()), Height - Bottom, 18, 5);
        foreach (var tick in y.Ticks(5))
        {
            svg.Line(Left, y.At(tick.Value), Width - 12, y.At(tick.Value), Palette.Grid);
            svg.Text(Left - 8, y.At(tick.Value) + 4, tick.Label, anchor: Anchor.End, colour: Palette.Muted);
        }
        var stretch = (Width - Left - 12) / Math.Max(1, counts.Count);
        var bar = stretch * 0.8 / Math.Max(1, groups.Count);
        foreach (var (name, i) in counts.Select((c, i) => (c.Name, i)))
        {
            var left = Left + (i * stretch) + (stretch * 0.1);
            for (var g = 0; g < groups.Count; g++)
            {
                var top = y.At(counts[i].Counts[g]);
                Bar(svg, left + (g * bar) + 1, top, Math.Max(1, bar - 2), y.From - top, g, colours);
                if (bar >= 13) svg.Text(left + ((g + 0.5) * bar), top - 4, Svg.Number(counts[i].Counts[g]), 10.5, Anchor.Middle);
            }
            svg.Text(left + (stretch * 0.4), y.From + 17, name, 11, Anchor.Middle);
        }
        svg.Line(Left, y.From, Width - 12, y.From, Palette.Muted);
        svg.Text((Left + Width - 12) / 2, y.From + 38, xLabel, anchor: Anchor.Middle);
        svg.Text(16, (y.From + y.To) / 2, yLabel, anchor: Anchor.Middle, upwards: true);
        var at = Left + 0.0;
        foreach (var (group, g) in groups.Select((g, i) => (g, i)))
        {
            Bar(svg, at, Height - 26, 18, 14, g, colours);
            svg.Text(at + 24, Height - 15, group, 11);
            at += 40 + (group.Length * 6.6);
        }
        return new(title, alt, svg.ToString(), ChartTable.None);
    }

    /// <summary>Full, lying lines, standing lines, empty, and again: told apart without colour.</summary>
    private static void Bar(Svg svg, double x, double y, double width, double height, int group, IReadOnlyList<string> colours)
    {
        var colour = colours[group % colours.Count];
        var kind = group % 4;
        svg.Add("rect", ("x", x), ("y", y), ("width", width), ("height", height), ("fill", kind == 0 ? colour : Palette.Paper), ("stroke", colour), ("stroke-width", 1));
        if (kind == 1)
            for (var at = y + height - Hatch; at > y; at -= Hatch) svg.Line(x, at, x + width, at, colour, 1.5);
        if (kind == 2)
            for (var at = x + Hatch; at < x + width; at += Hatch) svg.Line(at, y, at, y + height, colour, 1.5);
    }
}
