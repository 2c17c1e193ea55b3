using System.Globalization;
using System.Net;
using System.Text;
using Cbhcr.Exam.Platform.Charts;

namespace Cbhcr.Exam.Commands.Analyze.Page;

/// <summary>Writes a page that stands alone: no script, no address of anything else, style inside, text escaped.</summary>
internal sealed class Html
{
    private const string Style = """
        :root{color-scheme:light}body{font:16px/1.5 system-ui,"Public Sans",Helvetica,Arial,sans-serif;color:#1b2a38;background:#fff;margin:0 auto;max-width:76rem;padding:1rem}
        h1{line-height:1.2}h2{margin-top:2.5rem;border-top:2px solid #0f4c5c;padding-top:.75rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
        caption{text-align:left;font-weight:600;padding:.25rem 0}th,td{padding:.25rem .6rem;border-bottom:1px solid #dfe5e9;text-align:right;vertical-align:top;white-space:nowrap}
        th:first-child,td:first-child{text-align:left}th[scope=row]{white-space:normal;overflow-wrap:anywhere;min-width:5rem}.wide{margin-bottom:1rem}td.words,th.words{text-align:left;white-space:normal;min-width:12rem}thead th{border-bottom:2px solid #51606e}
        .wide{overflow-x:auto}.wide:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid #0f4c5c;outline-offset:2px}figure{margin:1rem 0;max-width:44rem}
        svg{max-width:100%;height:auto}figcaption{font-weight:600}.pair{display:flex;flex-wrap:wrap;gap:1rem}.pair>figure{flex:1 1 20rem}summary{cursor:pointer;padding:.4rem 0;font-weight:600}
        .flag{color:#9c2f1b;font-weight:600}nav ul{padding-left:1.2rem}@media print{details{break-inside:avoid}.wide{overflow:visible}}
        """;

    // Inside HTML the element says it already, and a page that stands alone has no address in it.
    private const string Namespace = " xmlns=\"http://www.w3.org/2000/svg\"";

    private readonly StringBuilder _text = new();

    public Html(string title)
    {
        _text.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        _text.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        _text.Append(CultureInfo.InvariantCulture, $"<title>{Escape(title)}</title><style>{Style}</style></head><body><main><h1>{Escape(title)}</h1>");
    }

    public Html Section(string id, string title)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{id}\">{Escape(title)}</h2>");
        return this;
    }

    public Html Contents(IEnumerable<(string Id, string Title)> sections)
    {
        _text.Append("<nav aria-label=\"Contents\"><ul>");
        foreach (var (id, title) in sections) _text.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{id}\">{Escape(title)}</a></li>");
        _text.Append("</ul></nav>");
        return this;
    }

    public Html Paragraph(string text)
    {
        _text.Append("<p>").Append(Escape(text)).Append("</p>");
        return this;
    }

    public Html List(IEnumerable<string> lines)
    {
        _text.Append("<ul>");
        foreach (var line in lines) _text.Append("<li>").Append(Escape(line)).Append("</li>");
        _text.Append("</ul>");
        return this;
    }

    /// <param name="words">Columns from this one on hold words, not figures.</param>
    public Html Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, int words = int.MaxValue)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{Escape(caption)}\"><table><caption>{Escape(caption)}</caption><thead><tr>");
        for (var c = 0; c < columns.Count; c++) _text.Append(c >= words ? "<th scope=\"col\" class=\"words\">" : "<th scope=\"col\">").Append(Escape(columns[c])).Append("</th>");
        _text.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            _text.Append("<tr><th scope=\"row\">").Append(Escape(row[0])).Append("</th>");
            for (var c = 1; c < row.Count; c++) _text.Append(c >= words ? "<td class=\"words flag\">" : "<td>").Append(Escape(row[c])).Append("</td>");
            _text.Append("</tr>");
        }
        _text.Append("</tbody></table></div>");
        return this;
    }

    public Html Pair(params IEnumerable<Chart> charts)
    {
        _text.Append("<div class=\"pair\">");
        foreach (var chart in charts.Where(c => c.Svg.Length > 0)) _text.Append("<figure>").Append(chart.Svg.Replace(Namespace, "", StringComparison.Ordinal)).Append("<figcaption>").Append(Escape(chart.Title)).Append("</figcaption></figure>");
        _text.Append("</div>");
        return this;
    }

    public Html Fold(string summary, Action<Html> inside)
    {
        _text.Append("<details><summary>").Append(Escape(summary)).Append("</summary>");
        inside(this);
        _text.Append("</details>");
        return this;
    }

    public override string ToString() => _text + "</main></body></html>";

    public static string Figure(double? value, int decimals = 3) =>
        value is not { } number ? "–" : Math.Abs(number) >= 1e6 ? number.ToString("G6", CultureInfo.InvariantCulture) : number.ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>A p value; a small one is not nought.</summary>
    public static string P(double? value) => value < 0.001 ? "<0.001" : Figure(value);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
