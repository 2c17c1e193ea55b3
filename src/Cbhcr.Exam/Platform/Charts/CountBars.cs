namespace Cbhcr.Exam.Platform.Charts;

/// <summary>Counts of several groups side by side: a bar for each group at each name, with its number on it.</summary>
public static class CountBars
{
    private const double Width = 640, Height = 300, Bottom = 66;

    /// <param name="counts">For each name one count per group.</param>
    public static Chart Draw(string title, IReadOnlyList<(string Name, IReadOnlyList<int> Counts)> counts, IReadOnlyList<string> groups, IReadOnlyList<string> colours)
    {
        var alt = $"{title}. {string.Join("; ", counts.Select(c => $"{c.Name}: {string.Join(", ", groups.Zip(c.Counts, (g, n) => $"{g} {n}"))}"))}.";
        var svg = new Svg(Width, Height, title, alt);
        var y = Axis.Around(0, Math.Max(1, counts.SelectMany(c => c.Counts).DefaultIfEmpty(1).Max()), Height - Bottom, 18, 5);
        foreach (var tick in y.Ticks(5))
        {
            svg.Line(46, y.At(tick.Value), Width - 12, y.At(tick.Value), Palette.Grid);
            svg.Text(38, y.At(tick.Value) + 4, tick.Label, anchor: Anchor.End, colour: Palette.Muted);
        }
        var stretch = (Width - 58) / Math.Max(1, counts.Count);
        var bar = stretch * 0.8 / Math.Max(1, groups.Count);
        foreach (var (name, i) in counts.Select((c, i) => (c.Name, i)))
        {
            var left = 46 + (i * stretch) + (stretch * 0.1);
            for (var g = 0; g < groups.Count; g++)
            {
                var top = y.At(counts[i].Counts[g]);
                svg.Add("rect", ("x", left + (g * bar) + 1), ("y", top), ("width", Math.Max(1, bar - 2)), ("height", y.From - top), ("fill", colours[g % colours.Count]));
                if (bar >= 13) svg.Text(left + ((g + 0.5) * bar), top - 4, Svg.Number(counts[i].Counts[g]), 10.5, Anchor.Middle);
            }
            svg.Text(left + (stretch * 0.4), y.From + 17, name, 11, Anchor.Middle);
        }
        svg.Line(46, y.From, Width - 12, y.From, Palette.Muted);
        var at = 46.0;
        foreach (var (group, g) in groups.Select((g, i) => (g, i)))
        {
            svg.Add("rect", ("x", at), ("y", Height - 26), ("width", 12), ("height", 12), ("fill", colours[g % colours.Count]));
            svg.Text(at + 18, Height - 16, group, 11);
            at += 34 + (group.Length * 6.6);
        }
        return new(title, alt, svg.ToString(), ChartTable.None);
    }
}
