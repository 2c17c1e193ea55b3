using System.Text;
using System.Xml;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Xml;

/// <summary>A tree of elements as XML. The same tree gives the same characters; white space is added only where it means nothing.</summary>
public static class XmlText
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["http://www.w3.org/1999/xlink"] = "xlink", ["http://www.w3.org/2010/10/synthesis"] = "ssml", ["http://www.w3.org/2001/10/synthesis"] = "ssml",
    };

    /// <summary>Writes a file.</summary>
    /// <param name="root">The root.</param>
    /// <param name="own">The namespace that "" stands for.</param>
    public static string Write(Element root, string own)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        new Writer(text, own).Element(root, null, 0, true);
        return text.Append('\n').ToString();
    }

    private sealed class Writer(StringBuilder text, string own)
    {
        public void Element(Element e, string? around, int depth, bool indent)
        {
            var space = e.Namespace switch { "" => own, Namespaces.None => "", var named => named };
            text.Append('<').Append(e.Name);
            if (space != (around ?? "")) Attribute("xmlns", space);
            Attributes(e);
            var children = indent ? Whitespace.Significant(e) : e.Children;
            if (children.Count == 0) { text.Append("/>"); return; }
            text.Append('>');
            for (var i = 0; i < children.Count; i++)
            {
                Break(e, i == 0 ? null : children[i - 1], children[i], depth + 1, indent);
                if (children[i].Text is { } words) Escaped(words, false);
                else Element(children[i], space, depth + 1, indent && e["xml:space"] != "preserve" && e is not { Name: "pre", Namespace: "" });
            }
            Break(e, children[^1], null, depth, indent);
            text.Append("</").Append(e.Name).Append('>');
        }

        private void Break(Element parent, Element? before, Element? after, int depth, bool indent)
        {
            if (!indent || before?.Text is not null || after?.Text is not null || Whitespace.Matters(parent, before, after)) return;
            text.Append('\n').Append(' ', 2 * depth);
        }

        private void Attributes(Element e)
        {
            var made = 0;
            foreach (var (qualified, value) in e.Attributes)
            {
                var (space, name) = Namespaces.Split(qualified);
                if (space.Length == 0) { Attribute(name, value); continue; }
                // A prefix is made for each attribute: two with one prefix would declare it twice.
                var prefix = Prefixes.TryGetValue(space, out var usual) && e.Attributes.Keys.Count(k => Namespaces.Split(k).Space == space) == 1 ? usual : $"ns{++made}";
                Attribute("xmlns:" + prefix, space);
                Attribute($"{prefix}:{name}", value);
            }
        }

        private void Attribute(string name, string value)
        {
            text.Append(' ').Append(name).Append("=\"");
            Escaped(value, true);
            text.Append('"');
        }

        private void Escaped(string value, bool attribute)
        {
            for (var i = 0; i < value.Length; i++)
            {
                var c = value[i];
                switch (c)
                {
                    case '&': text.Append("&amp;"); break;
                    case '<': text.Append("&lt;"); break;
                    case '>': text.Append("&gt;"); break;
                    case '"' when attribute: text.Append("&quot;"); break;
                    case '\n' or '\t' when attribute: text.Append("&#").Append((int)c).Append(';'); break;
                    case '\r': text.Append("&#13;"); break;
                    case var high when char.IsHighSurrogate(high) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]): text.Append(high).Append(value[++i]); break;
                    // XML has no way to say these.
                    default: text.Append(XmlConvert.IsXmlChar(c) ? c : '\uFFFD'); break;
                }
            }
        }
    }
}
