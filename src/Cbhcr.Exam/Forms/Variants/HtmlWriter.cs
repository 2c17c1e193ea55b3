using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Forms;

/// <summary>A document outside of pages. Text and attributes are encoded here and nowhere else; of a text only what the rules know is written.</summary>
internal sealed class HtmlWriter
{
    private static readonly HashSet<string> Alone = ["br", "hr", "col"];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new();

    public HtmlWriter Raw(string markup) { _html.Append(markup); return this; }

    public HtmlWriter Text(string? text) { _html.Append(Encoder.Encode(text ?? "")); return this; }

    public HtmlWriter Attribute(string name, string? value) => value is null ? this : Raw($" {name}=\"").Text(value).Raw("\"");

    public void Element(string name, string text) => Raw($"<{name}>").Text(text).Raw($"</{name}>\n");

    public void List(string name, string? type, IEnumerable<Action> items)
    {
        Raw($"<{name}").Attribute("type", type).Raw(">\n");
        foreach (var item in items)
        {
            Raw("<li>");
            item();
            Raw("</li>\n");
        }
        Raw($"</{name}>\n");
    }

    /// <param name="id">Names of a table's own cells hold within one question.</param>
    /// <param name="alone">One paragraph is written without its mark.</param>
    public void Nodes(IReadOnlyList<Node> nodes, string id, bool alone = false)
    {
        if (alone && nodes is [{ Kind: "p", Children: { } inner, Attributes: null }]) nodes = inner;
        foreach (var node in nodes) Write(node, id);
    }

    public override string ToString() => _html.ToString();

    private void Write(Node node, string id)
    {
        string? Own(string name) => node.Attributes?.GetValueOrDefault(name);
        switch (node.Kind)
        {
            case "text":
                Text(node.Text);
                break;
            // As in the player: where a picture has no words it is not shown; where its words are empty it is decoration.
            case "img":
                if (Own("alt") is { } alt && Own("src")?.StartsWith("data:image/", StringComparison.Ordinal) == true)
                    Raw("<img").Attribute("src", Own("src")).Attribute("alt", alt).Attribute("width", Whole(Own("width"))).Attribute("height", Whole(Own("height"))).Raw(">");
                break;
            case "audio" or "video":
                Raw("<p>").Text(node.Kind == "audio" ? "A sound recording in words: " : "A film in words: ").Text(Own("transcript")).Raw("</p>\n");
                break;
            case "table":
                var caption = node.Children?.FirstOrDefault(c => c.Kind == "caption");
                Raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\"").Attribute("aria-label", caption is null ? "Table" : $"Table: {Node.PlainText([caption])}").Raw(">");
                Plain("table", node, id);
                Raw("</div>\n");
                break;
            // The question itself is headed by an h3.
            case "h3" or "h4":
                Plain("h4", node, id);
                break;
            // Today's browsers leave the fence out.
            case "mfenced":
                Raw("<mrow><mo>").Text(Own("open") ?? "(").Raw("</mo>");
                foreach (var (part, i) in (node.Children ?? []).Select((c, i) => (c, i)))
                {
                    if (i > 0) Raw("<mo>").Text((Own("separators") ?? ",") is { Length: > 0 } marks ? marks[Math.Min(i, marks.Length) - 1].ToString() : "").Raw("</mo>");
                    Write(part, id);
                }
                Raw("<mo>").Text(Own("close") ?? ")").Raw("</mo></mrow>");
                break;
            case "interaction" or "gap" or "hottext":
                Nodes(node.Children ?? [], id);
                break;
            case var kind when NodeRules.Known.ContainsKey(kind):
                Plain(kind, node, id);
                break;
        }
    }

    private void Plain(string name, Node node, string id)
    {
        Raw($"<{name}");
        foreach (var (attribute, value) in node.Attributes ?? new Dictionary<string, string>())
        {
            if (attribute is "lang" or "dir" || NodeRules.Known[node.Kind].Contains(attribute))
                Attribute(attribute, attribute is "id" or "headers" ? string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => $"{id}-{v}")) : value);
        }
        Raw(">");
        if (Alone.Contains(name)) return;
        Nodes(node.Children ?? [], id);
        Raw($"</{name}>");
        if (name is "p" or "tr" or "li" or "table") Raw("\n");
    }

    private static string? Whole(string? size) => size?.All(char.IsAsciiDigit) == true ? size : null;
}
