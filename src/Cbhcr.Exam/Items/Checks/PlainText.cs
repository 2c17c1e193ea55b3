using System.Text;
using Cbhcr.Lint;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>Rich text as the rules read it: one line of plain text, and beside it where emphasis, other languages, pictures and tables stand.</summary>
internal sealed class PlainText
{
    private static readonly HashSet<string> Blocks =
        ["p", "h3", "h4", "blockquote", "pre", "div", "hr", "ul", "ol", "li", "dl", "dt", "dd", "br", "table", "caption", "tr", "th", "td", "figure", "figcaption"];

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int End, string Mark)> _marks = [];
    private readonly List<LintMedia> _media = [];
    private readonly List<LintTable> _tables = [];
    private readonly string _field;

    private PlainText(string field) => _field = field;

    public string Text { get; private set; } = "";

    public IReadOnlyList<LintMark> Marks { get; private set; } = [];

    public IReadOnlyList<LintMedia> Media => _media;

    public IReadOnlyList<LintTable> Tables => _tables;

    /// <param name="field">As findings name it.</param>
    public static PlainText Of(string field, IReadOnlyList<Node> nodes)
    {
        var plain = new PlainText(field);
        plain.Write(nodes);
        plain.Collapse();
        return plain;
    }

    private void Write(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (Blocks.Contains(node.Kind)) _text.Append(' ');
            var start = _text.Length;
            _text.Append(node.Text);
            if (node.Kind is "img" or "audio" or "video") _media.Add(MediaOf(node));
            if (node.Kind == "img" && node.Attributes?.GetValueOrDefault("alt") is { Length: > 0 } alt) _text.Append(' ').Append(alt).Append(' ');
            if (node.Kind == "table") _tables.Add(TableOf(node));
            Write(node.Children ?? []);
            if (node.Kind is "strong" or "em") _marks.Add((start, _text.Length, node.Kind));
            if (node.Attributes?.GetValueOrDefault("lang") is { Length: > 0 } language) _marks.Add((start, _text.Length, $"lang:{language}"));
            if (Blocks.Contains(node.Kind)) _text.Append(' ');
        }
    }

    // Marks move with the spaces that go.
    private void Collapse()
    {
        var (to, line) = (new int[_text.Length + 1], new StringBuilder());
        for (var i = 0; i < _text.Length; i++)
        {
            to[i] = line.Length;
            if (!char.IsWhiteSpace(_text[i])) line.Append(_text[i]);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        Text = line.ToString().TrimEnd();
        to[_text.Length] = Text.Length;
        Marks = [.. _marks.Select(m => new LintMark(_field, to[m.Start], Math.Min(Text.Length, to[m.End]) - to[m.Start], m.Mark)).Where(m => m.Length > 0)];
    }

    private LintMedia MediaOf(Node node)
    {
        var has = node.Attributes;
        var text = node.Kind == "img" ? has?.GetValueOrDefault("alt") : has?.GetValueOrDefault("transcript") ?? has?.GetValueOrDefault("captions");
        return new(_field.Replace(".text", "", StringComparison.Ordinal), node.Kind, text);
    }

    private LintTable TableOf(Node table)
    {
        var cells = All(table).ToList();
        var headers = cells.Where(c => c.Kind == "th").ToList();
        return new(_field.Replace(".text", "", StringComparison.Ordinal), headers.Count, headers.Count(h => h.Attributes?.ContainsKey("scope") == true),
            cells.Count(c => c.Kind == "td"), cells.Exists(c => c.Kind == "caption"));
    }

    private static IEnumerable<Node> All(Node node) => (node.Children ?? []).SelectMany(c => All(c).Prepend(c));
}
