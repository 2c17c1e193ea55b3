using System.Xml;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Xml;

/// <summary>
/// XML as a tree of elements, with lines. A document type is refused, and with it every entity but the five of XML itself: nothing is fetched and nothing grows.
/// Comments and processing instructions are left out.
/// </summary>
public static class XmlTree
{
    /// <summary>Reads a file.</summary>
    /// <param name="xml">Its characters.</param>
    /// <param name="limits">How large it may be.</param>
    /// <returns>The root with namespaces as written, or why there is none.</returns>
    public static (Element? Root, QtiFault? Fault) Read(string xml, QtiLimits? limits = null)
    {
        limits ??= QtiLimits.Usual;
        if (xml.Length > limits.Characters) return (null, new(0, 0, $"The file has more than {limits.Characters} characters."));
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = limits.Characters + 1L,
            });
            return (Document(reader, limits), null);
        }
        catch (XmlException e)
        {
            // The runtime does not say where it met a document type, and speaks of its own settings.
            if (e.LineNumber == 0 && xml.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) is var at and >= 0) return (null, At(xml, at, "A document type (DTD) is not read."));
            return (null, new(e.LineNumber, e.LinePosition, WithoutPlace(e)));
        }
        catch (QtiFaultException e)
        {
            return (null, e.Fault);
        }
    }

    private static QtiFault At(string xml, int place, string message) => new(xml.AsSpan(0, place).Count('\n') + 1, place - xml.LastIndexOf('\n', place), message);

    private static Element Document(XmlReader reader, QtiLimits limits)
    {
        var place = (IXmlLineInfo)reader;
        var open = new Stack<(Element Shell, List<Element> Children)>();
        Element? root = null;
        var elements = 0;
        void Close(Element shell, List<Element> children)
        {
            var whole = shell with { Children = children };
            if (open.Count == 0) root = whole;
            else open.Peek().Children.Add(whole);
        }
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++elements > limits.Elements) throw new QtiFaultException(place.LineNumber, $"There are more than {limits.Elements} elements.", place.LinePosition);
                    if (reader.Depth >= limits.Depth) throw new QtiFaultException(place.LineNumber, $"Elements are nested deeper than {limits.Depth}.", place.LinePosition);
                    var (line, empty) = (place.LineNumber, reader.IsEmptyElement);
                    var shell = new Element(reader.LocalName, reader.NamespaceURI, Attributes(reader), [], null, line);
                    if (empty) Close(shell, []);
                    else open.Push((shell, []));
                    break;
                case XmlNodeType.EndElement:
                    var (begun, children) = open.Pop();
                    Close(begun, children);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                    Add(open.Peek().Children, reader.Value, place.LineNumber);
                    break;
            }
        }
        return root ?? throw new QtiFaultException(1, "There is no element.");
    }

    private static void Add(List<Element> children, string text, int line)
    {
        if (children.Count > 0 && children[^1].Text is { } before) children[^1] = children[^1] with { Text = before + text };
        else children.Add(Element.OfText(text, line));
    }

    private static Dictionary<string, string> Attributes(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI is Namespaces.Declarations or Namespaces.Schemas) continue;
            attributes[reader.NamespaceURI == Namespaces.Xml ? "xml:" + reader.LocalName : Namespaces.Qualified(reader.NamespaceURI, reader.LocalName)] = reader.Value;
        }
        reader.MoveToElement();
        return attributes;
    }

    /// <summary>The runtime ends its messages with the place in words of its own.</summary>
    private static string WithoutPlace(XmlException e)
    {
        var end = e.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return end > 0 ? e.Message[..end] : e.Message;
    }
}
