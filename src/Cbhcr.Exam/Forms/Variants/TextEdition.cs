using System.Globalization;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Forms;

/// <summary>A form as one document that needs nothing else: for screen readers, readers, interpreters and braille. It sends nothing and runs no script.</summary>
internal sealed record TextEdition(
    string Title, string BodyName, string LevelName, string HashStart, string Copy, string MadeFor, string Confidential,
    IReadOnlyList<string> Instructions, IReadOnlyList<PrintedSection> Sections, bool Demonstration)
{
    // Colours are the reader's own, nothing is told by colour; lengths follow the letters, so that 400 % is one narrow column.
    private const string Style = """
        :root { color-scheme: light dark }
        body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
        h1, h2, h3, h4 { line-height: 1.25 }
        h3 { margin-top: 3rem; border-top: 2px solid; padding-top: 1rem }
        li { margin: .5rem 0 }
        img { max-width: 100%; height: auto; background: #fff; border: 1px solid }
        table { border-collapse: collapse } caption { text-align: start; font-weight: bold }
        th, td { border: 1px solid; padding: .4rem .6rem; text-align: start; vertical-align: top; overflow-wrap: normal }
        .scroll { overflow-x: auto } .scroll:focus-visible, a:focus-visible { outline: 3px solid; outline-offset: 2px }
        .plate { position: relative; width: fit-content; max-width: 100% } .plate img, .plate svg { display: block; border: 0 }
        .plate svg { position: absolute; inset: 0; width: 100%; height: 100% } .plate svg * { vector-effect: non-scaling-stroke }
        .plate .edge { fill: none; stroke: #000; stroke-width: 3 } .plate .letter { fill: #fff; stroke: #000 } .plate text { fill: #000; font-weight: bold }
        .how { font-weight: bold } pre { white-space: pre-wrap }
        """;

    public string ToHtml()
    {
        var html = new HtmlWriter();
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Element("title", $"{Title}, {Copy}");
        html.Raw($"<style>\n{Style}\n</style>\n</head>\n<body>\n");
        html.Raw("<header>\n");
        html.Element("p", BodyName);
        html.Element("h1", Title);
        html.Element("p", string.Join(" · ", new[] { LevelName, Copy, MadeFor, $"content {HashStart}" }.Where(t => t.Length > 0)));
        html.Element("p", Confidential);
        if (Demonstration) html.Element("p", PrintableDocument.DemonstrationBand);
        html.Raw("</header>\n<main>\n");
        html.Element("h2", "Before you begin");
        html.List("ul", null, Instructions.Select(i => (Action)(() => html.Text(i))));
        if (Sections.Count > 1)
        {
            html.Raw("<nav aria-label=\"Sections\">\n");
            html.List("ul", null, Sections.Select((s, i) => (Action)(() => html.Raw($"<a href=\"#s{Whole(i + 1)}\">").Text(s.Heading).Raw("</a>"))));
            html.Raw("</nav>\n");
        }
        foreach (var (section, number) in Sections.Select((s, i) => (s, i + 1)))
        {
            html.Raw($"<section aria-labelledby=\"s{Whole(number)}\">\n<h2 id=\"s{Whole(number)}\">").Text(section.Heading).Raw("</h2>\n");
            foreach (var words in section.Words) html.Element("p", words);
            foreach (var (block, place) in section.Blocks.Select((b, i) => (b, i))) Write(html, block, $"s{Whole(number)}b{Whole(place)}");
            html.Raw("</section>\n");
        }
        html.Raw("</main>\n<footer>\n");
        html.Element("p", $"End of {Title}. {Copy}. {Confidential}");
        html.Raw("</footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Write(HtmlWriter html, PrintedBlock block, string id)
    {
        html.Raw($"<article aria-labelledby=\"{id}\">\n<h3 id=\"{id}\">").Text(block.Heading).Raw("</h3>\n");
        foreach (var piece in block.Pieces)
        {
            if (piece.Text is { } text) html.Nodes(text, id);
            if (piece.Answer is { } answer) Write(html, answer, id);
        }
        html.Raw("</article>\n");
    }

    private static void Write(HtmlWriter html, PrintedAnswer answer, string id)
    {
        html.Nodes(answer.Prompt, id);
        html.Raw("<p class=\"how\">").Text(answer.Said).Raw("</p>\n");
        if (answer.Picture is { } picture) Write(html, picture, answer.Options);
        void Options(IReadOnlyList<PrintedOption> options, bool numbered) =>
            html.List("ol", numbered ? null : "A", options.Select(o => (Action)(() => html.Nodes(o.Body, id, alone: true))));
        if (answer.Kind == "match") Options(answer.Options, numbered: true);
        if (answer.Kind == "match") html.Element("p", "To choose from:");
        if ((answer.Kind == "match" ? answer.Targets : answer.Options) is { Count: > 0 } options) Options(options, numbered: false);
        html.Nodes(answer.Text, id);
    }

    /// <summary>Letters in the picture repeat the list below it, so they are drawn for the eye alone.</summary>
    private static void Write(HtmlWriter html, PlayerPicture picture, IReadOnlyList<PrintedOption> options)
    {
        var (width, height) = (Number(picture.Width), Number(picture.Height));
        html.Raw("<div class=\"plate\"><img").Attribute("src", picture.Data).Attribute("alt", picture.Alt).Attribute("width", width).Attribute("height", height).Raw(">");
        if (options.Any(o => o.Shape is not null)) html.Raw($"<svg viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">");
        foreach (var option in options.Where(o => o.Shape is not null)) Areas.Write(html, option, picture);
        if (options.Any(o => o.Shape is not null)) html.Raw("</svg>");
        html.Raw("</div>\n");
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
