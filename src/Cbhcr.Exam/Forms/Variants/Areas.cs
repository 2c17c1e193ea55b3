using System.Globalization;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Forms;

/// <summary>Areas of a picture as SVG, in the pixels of the picture.</summary>
internal static class Areas
{
    public static void Write(HtmlWriter html, PrintedOption option, PlayerPicture picture)
    {
        var c = option.Coords ?? [];
        double[] corner = option.Shape switch
        {
            "rect" when c.Count == 4 => Rectangle(html, Math.Min(c[0], c[2]), Math.Min(c[1], c[3]), Math.Abs(c[2] - c[0]), Math.Abs(c[3] - c[1])),
            "circle" when c.Count == 3 => Ellipse(html, c[0], c[1], c[2], c[2]),
            "ellipse" when c.Count == 4 => Ellipse(html, c[0], c[1], c[2], c[3]),
            "poly" when c.Count >= 6 => Polygon(html, c),
            _ => Rectangle(html, 0, 0, picture.Width, picture.Height),
        };
        // About a twentieth of the picture, as in the player.
        var size = Math.Max(10, picture.Width / 18);
        html.Raw($"<rect class=\"letter\" x=\"{N(corner[0])}\" y=\"{N(corner[1])}\" width=\"{N(size)}\" height=\"{N(size)}\"/>");
        html.Raw($"<text x=\"{N(corner[0] + size / 2)}\" y=\"{N(corner[1] + size * 0.8)}\" font-size=\"{N(size * 0.8)}\" text-anchor=\"middle\">");
        html.Text(option.Label).Raw("</text>");
    }

    private static double[] Rectangle(HtmlWriter html, double x, double y, double width, double height)
    {
        html.Raw($"<rect class=\"edge\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\"/>");
        return [x, y];
    }

    private static double[] Ellipse(HtmlWriter html, double x, double y, double rx, double ry)
    {
        html.Raw($"<ellipse class=\"edge\" cx=\"{N(x)}\" cy=\"{N(y)}\" rx=\"{N(rx)}\" ry=\"{N(ry)}\"/>");
        return [x - rx, y - ry];
    }

    private static double[] Polygon(HtmlWriter html, IReadOnlyList<double> corners)
    {
        html.Raw($"<polygon class=\"edge\" points=\"{string.Join(' ', corners.Select(N))}\"/>");
        return [corners.Chunk(2).Min(p => p[0]), corners.Chunk(2).Min(p => p[^1])];
    }

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
