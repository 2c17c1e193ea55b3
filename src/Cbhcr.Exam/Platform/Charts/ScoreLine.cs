namespace Cbhcr.Exam.Platform.Charts;

/// <summary>One candidate's score and the pass mark on the reporting scale.</summary>
public static class ScoreLine
{
    private const double Width = 640, Height = 92;

    public static Chart Draw(int score, int passMark, int low, int high)
    {
        if (score < low || score > high || passMark < low || passMark > high)
            throw new ArgumentOutOfRangeException(nameof(score), score, $"Score and pass mark {passMark} must lie on the scale from {low} to {high}.");
        var alt = $"Scale from {low} to {high}. The score is {score}, the pass mark {passMark}.";
        var svg = new Svg(Width, Height, "Score and pass mark", alt);
        var axis = new Axis(low, high, 30, Width - 30);
        const double y = 46;
        svg.Add("rect", ("x", axis.From), ("y", y - 5), ("width", axis.To - axis.From), ("height", 10), ("rx", 5), ("fill", Palette.Grid));
        svg.Add("rect", ("x", axis.From), ("y", y - 5), ("width", Math.Max(10, axis.At(score) - axis.From)), ("height", 10), ("rx", 5), ("fill", Palette.Bar));
        svg.Line(axis.At(passMark), y - 13, axis.At(passMark), y + 18, Palette.Alert, 2, "5 3");
        svg.Add("circle", ("cx", axis.At(score)), ("cy", y), ("r", 8), ("fill", Palette.Accent), ("stroke", Palette.Paper), ("stroke-width", 2));
        svg.Text(Inside(axis.At(score), 50), 22, $"Your score {score}", 13, Anchor.Middle, Palette.Accent, bold: true);
        svg.Text(Inside(axis.At(passMark), 50), 79, $"Pass mark {passMark}", 13, Anchor.Middle, Palette.Alert, bold: true);
        if (axis.At(passMark) > axis.From + 90) svg.Text(axis.From, 79, Svg.Number(low), 12, Anchor.Middle, Palette.Muted);
        if (axis.At(passMark) < axis.To - 90) svg.Text(axis.To, 79, Svg.Number(high), 12, Anchor.Middle, Palette.Muted);
        return new("Score and pass mark", alt, svg.ToString(), ChartTable.None);
    }

    private static double Inside(double x, double half) => Math.Clamp(x, half, Width - half);
}
