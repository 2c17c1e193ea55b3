namespace Cbhcr.Exam.Platform.Charts;

/// <summary>A line or a row of points, with its name at its end: colour is never the only sign.</summary>
/// <param name="Dashes">As in SVG; null is an unbroken line. Points without a line have <paramref name="AsPoints"/>.</param>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points, string Colour, double Width = 2, string? Dashes = null, bool AsPoints = false);

/// <summary>Curves over one axis, for example how likely an answer is at each ability.</summary>
public static class LineChart
{
    private const double Width = 640, Height = 320;

    public static Chart Draw(string title, string alt, string xLabel, string yLabel, IReadOnlyList<Series> series, (double Low, double High)? y = null, int xTicks = 8)
    {
        var points = series.SelectMany(s => s.Points).ToList();
        if (points.Count == 0) return new(title, alt, "", ChartTable.None);
        var svg = new Svg(Width, Height, title, alt);
        var (low, high) = y ?? (Math.Min(0, points.Min(p => p.Y)), points.Max(p => p.Y));
        var frame = new Frame(Axis.Around(points.Min(p => p.X), points.Max(p => p.X), 62, Width - 74), Axis.Around(low, high, Height - 52, 16, 5));
        frame.Draw(svg, xLabel, yLabel, xTicks, 5);
        foreach (var one in series.Where(s => s.Points.Count > 0))
        {
            if (one.AsPoints)
            {
                foreach (var (px, py) in one.Points)
                    svg.Add("circle", ("cx", frame.X.At(px)), ("cy", frame.Y.At(py)), ("r", 4), ("fill", Palette.Paper), ("stroke", one.Colour), ("stroke-width", 1.75));
            }
            else
            {
                svg.Lines(one.Points.Select(p => (frame.X.At(p.X), frame.Y.At(p.Y))), one.Colour, one.Width, one.Dashes);
            }
        }
        Names(svg, frame, [.. series.Where(s => s is { Name.Length: > 0, Points.Count: > 0 })]);
        return new(title, alt, svg.ToString(), ChartTable.None);
    }

    /// <summary>From the lowest end up, each name beside its line or above the one below it, so that none lies on another.</summary>
    private static void Names(Svg svg, Frame frame, IReadOnlyList<Series> named)
    {
        var free = frame.Y.From + 4;
        foreach (var one in named.OrderBy(s => s.Points[^1].Y))
        {
            var at = Math.Min(frame.Y.At(one.Points[^1].Y) + 4, free);
            free = at - 12;
            svg.Text(frame.X.At(one.Points[^1].X) + 8, at, one.Name, 11, colour: one.Colour, bold: one.Width > 2);
        }
    }
}
