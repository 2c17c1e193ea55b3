using System.Text;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>Rich text as plain text on one line, with a space where a block or a cell ends.</summary>
public static class Words
{
    private static readonly HashSet<string> Blocks =
        ["p", "h3", "h4", "blockquote", "pre", "div", "hr", "ul", "ol", "li", "dl", "dt", "dd", "br", "table", "caption", "tr", "th", "td", "figure", "figcaption"];

    public static string Of(IEnumerable<Node> nodes)
    {
        var text = new StringBuilder();
        Write(nodes, text);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Write(IEnumerable<Node> nodes, StringBuilder text)
    {
        foreach (var node in nodes)
        {
            if (Blocks.Contains(node.Kind)) text.Append(' ');
            text.Append(node.Text);
            if (node.Kind == "img" && node.Attributes?.GetValueOrDefault("alt") is { Length: > 0 } alt) text.Append(' ').Append(alt).Append(' ');
            Write(node.Children ?? [], text);
            if (Blocks.Contains(node.Kind)) text.Append(' ');
        }
    }
}
