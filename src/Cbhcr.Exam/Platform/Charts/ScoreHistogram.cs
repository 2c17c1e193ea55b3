using System.Globalization;

namespace Cbhcr.Exam.Platform.Charts;

/// <summary>From is included and To excluded, except that the last bin takes the scores that equal its end.</summary>
public sealed record ScoreBin(double From, double To, int Count);

/// <summary>How many candidates got which score, and where the cut stands.</summary>
public static class ScoreHistogram
{
    private const double Width = 640, Height = 320;

    /// <summary>Bins of equal width over the whole scale; scores outside it are a caller's mistake.</summary>
    public static IReadOnlyList<ScoreBin> Bins(IEnumerable<double> scores, double low, double high, double width)
    {
        if (!(width > 0) || !(high > low)) throw new ArgumentOutOfRangeException(nameof(width), "A scale needs a positive length and bin width.");
        var counts = new int[(int)Math.Ceiling((high - low) / width - 1e-9)];
        foreach (var score in scores)
        {
            if (!(score >= low && score <= high)) throw new ArgumentOutOfRangeException(nameof(scores), score, "The score lies outside the scale.");
            counts[Math.Min(counts.Length - 1, (int)Math.Floor((score - low) / width + 1e-9))]++;
        }
        return [.. counts.Select((count, i) => new ScoreBin(low + i * width, Math.Min(high, low + (i + 1) * width), count))];
    }

    public static Chart Draw(string title, IReadOnlyList<ScoreBin> bins, double? cut, string scoreLabel = "Scaled score")
    {
        if (bins.Count == 0) throw new ArgumentException("A histogram needs at least one bin.", nameof(bins));
        var alt = Describe(bins, cut, scoreLabel);
        var svg = new Svg(Width, Height, title, alt);
        var top = cut is null ? 16 : 34;
        var frame = new Frame(
            new Axis(bins[0].From, bins[^1].To, 62, Width - 18),
            Axis.Around(0, Math.Max(4, bins.Max(b => b.Count)), Height - 52, top, 5));
        frame.Draw(svg, scoreLabel, "Candidates", 8, 5);
        foreach (var bin in bins.Where(b => b.Count > 0))
        {
            double x = frame.X.At(bin.From), y = frame.Y.At(bin.Count);
            svg.Add("rect", ("x", x + 0.5), ("y", y), ("width", Math.Max(1, frame.X.At(bin.To) - x - 1)), ("height", frame.Y.From - y),
                ("fill", Palette.Bar), ("stroke", Palette.Accent), ("stroke-width", 0.75));
        }
        if (cut is { } at) DrawCut(svg, frame, at, top);
        return new(title, alt, svg.ToString(), Table(bins));
    }

    private static void DrawCut(Svg svg, Frame frame, double cut, double top)
    {
        var x = frame.X.At(cut);
        svg.Line(x, frame.Y.From, x, top - 12, Palette.Paper, 4);
        svg.Line(x, frame.Y.From, x, top - 12, Palette.Alert, 2, "7 4");
        var nearTheEdge = x > Width - 130;
        svg.Text(nearTheEdge ? x - 7 : x + 7, top - 13, "Cut score " + Figure(cut), anchor: nearTheEdge ? Anchor.End : Anchor.Start,
            colour: Palette.Alert, bold: true);
    }

    private static ChartTable Table(IReadOnlyList<ScoreBin> bins) => new(
        ["Scores", "Candidates"],
        [.. bins.Select((b, i) => (IReadOnlyList<string>)[Range(b, i == bins.Count - 1), b.Count.ToString(CultureInfo.InvariantCulture)])]);

    private static string Range(ScoreBin bin, bool last) => $"{Figure(bin.From)} to {(last ? "" : "below ")}{Figure(bin.To)}";

    private static string Describe(IReadOnlyList<ScoreBin> bins, double? cut, string scoreLabel)
    {
        var fullest = bins.MaxBy(b => b.Count)!;
        var text = $"Histogram of {bins.Sum(b => b.Count)} candidates by {scoreLabel.ToLowerInvariant()}, "
            + $"from {Figure(bins[0].From)} to {Figure(bins[^1].To)}.";
        if (fullest.Count > 0) text += $" The fullest bin, {Range(fullest, fullest == bins[^1])}, holds {fullest.Count}.";
        if (cut is { } at) text += $" The cut score is {Figure(at)}.";
        return text;
    }

    private static string Figure(double value) => Svg.Number(value);
}
