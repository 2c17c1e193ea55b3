using System.Globalization;
using System.Text;

namespace Cbhcr.Exam.Platform.Charts;

/// <summary>
/// Writes SVG under a strict content security policy: presentation attributes only, no style, no script, text as text.
/// Equal calls give equal bytes.
/// </summary>
public sealed class Svg
{
    /// <summary>Public Sans in the PDF and where the page serves it; the others are what browsers have.</summary>
    public const string FontFamily = "Public Sans, Public Sans Web, Helvetica, Arial, sans-serif";

    private readonly StringBuilder _text = new();

    public Svg(double width, double height, string title, string description)
    {
        _text.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" font-family=\"{FontFamily}\">");
        _text.Append(CultureInfo.InvariantCulture, $"<title>{Escape(title)}</title><desc>{Escape(description)}</desc>");
        Add("rect", ("width", width), ("height", height), ("fill", Palette.Paper));
    }

    /// <summary>An empty element; attribute values are numbers or text.</summary>
    public Svg Add(string element, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Open(element, attributes);
        _text.Append("/>");
        return this;
    }

    public Svg Line(double x1, double y1, double x2, double y2, string colour, double width = 1, string? dashes = null)
    {
        Open("line", [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", colour), ("stroke-width", width)]);
        if (dashes is not null) Attribute("stroke-dasharray", dashes);
        _text.Append("/>");
        return this;
    }

    /// <summary>One line through all points, so that dashes go on over the bends.</summary>
    public Svg Lines(IEnumerable<(double X, double Y)> points, string colour, double width = 1, string? dashes = null)
    {
        Open("polyline", [("points", string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))), ("fill", "none"), ("stroke", colour), ("stroke-width", width)]);
        if (dashes is not null) Attribute("stroke-dasharray", dashes);
        _text.Append("/>");
        return this;
    }

    public Svg Text(double x, double y, string text, double size = 12, Anchor anchor = Anchor.Start, string colour = Palette.Ink,
        bool bold = false, bool upwards = false)
    {
        Open("text", [("x", x), ("y", y), ("font-size", size), ("fill", colour)]);
        if (anchor != Anchor.Start) Attribute("text-anchor", anchor == Anchor.Middle ? "middle" : "end");
        if (bold) Attribute("font-weight", "600");
        if (upwards) Attribute("transform", $"rotate(-90 {Number(x)} {Number(y)})");
        _text.Append('>').Append(Escape(text)).Append("</text>");
        return this;
    }

    public override string ToString() => _text + "</svg>";

    /// <summary>At most two decimals, a point as separator, and never "-0".</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A drawing needs finite numbers.");
        return (Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
    }

    private void Open(string element, ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
            Attribute(name, value is string text ? text : Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)));
    }

    private void Attribute(string name, string value)
    {
        if (name is "style" || name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The content security policy forbids the attribute {name}.", nameof(name));
        _text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
    }

    /// <summary>Characters that XML cannot hold are left out.</summary>
    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                < 0x20 and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF => safe,
                _ => safe.Append(rune),
            };
        }
        return safe.ToString();
    }
}

public enum Anchor { Start, Middle, End }

/// <summary>At least 4.5:1 against the paper for text; bars and points have an outline in the accent. Never the only sign of a difference.</summary>
public static class Palette
{
    public const string Paper = "#ffffff";
    public const string Ink = "#1b2a38";
    public const string Muted = "#51606e";
    public const string Grid = "#dfe5e9";
    public const string Accent = "#0f4c5c";
    public const string Bar = "#9fc4cd";
    public const string Alert = "#9c2f1b";
}
