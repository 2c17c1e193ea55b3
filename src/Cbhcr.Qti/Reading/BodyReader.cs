using System.Collections.Frozen;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Reading;

/// <summary>An element that is kept and has no effect: not shown, not processed.</summary>
/// <param name="Element">Its name in QTI 3.0.</param>
/// <param name="Line">In the file.</param>
public sealed record Unsupported(string Element, int Line);

/// <summary>Text with interactions in it. Everything is kept; what <see cref="Presentable"/> does not show is reported.</summary>
internal sealed class BodyReader
{
    /// <summary>They have no response and hold interactions of their own.</summary>
    private static readonly FrozenSet<string> WholeInteractions = new[] { "qti-position-object-stage" }.ToFrozenSet(StringComparer.Ordinal);

    public List<Interaction> Interactions { get; } = [];

    public List<Unsupported> NotShown { get; } = [];

    public IReadOnlyList<Node> Nodes(Element parent) => Nodes(parent, Whitespace.Significant(parent), null);

    public IReadOnlyList<Node> Nodes(Element parent, IEnumerable<Element> children, string? vocabulary) => [.. children.Select(c => Node(parent, c, vocabulary))];

    public Node Node(Element parent, Element e, string? vocabulary = null)
    {
        if (e.Text is { } text) return new("text", text, null);
        if (e.Namespace.Length == 0 && (e.Name.StartsWith("qti-", StringComparison.Ordinal) && e.Name.EndsWith("-interaction", StringComparison.Ordinal) || WholeInteractions.Contains(e.Name)))
        {
            // The place is taken first: reading order is the order of beginnings.
            var place = Interactions.Count;
            Interactions.Add(null!);
            Interactions[place] = InteractionReader.Read(e, this);
            return new("interaction", null, [], new Dictionary<string, string> { ["response"] = Interactions[place].Response });
        }
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in e.Attributes) attributes[name == "xml:lang" && e["lang"] is null ? "lang" : name] = value;
        if (e.Namespace.Length == 0 && e.Name is "qti-gap" or "qti-hottext")
        {
            if (attributes.Remove("id", out var id)) attributes["html-id"] = id;
            if (!attributes.Remove("identifier", out var identifier)) throw new QtiFaultException(e.Line, $"<{e.Name}> has no identifier.");
            attributes["id"] = identifier;
            return new(e.Name[4..], null, Nodes(e), attributes);
        }
        // Inside math and svg their own names are used as they are; elsewhere the namespace stands before.
        var kind = e.Namespace.Length == 0 && vocabulary is null || e.Namespace == vocabulary || e.Namespace == Namespaces.MathMl && e.Name == "math" || e.Namespace == Namespaces.Svg && e.Name == "svg"
            ? e.Name : Namespaces.Qualified(e.Namespace, e.Name);
        if (e.Namespace.Length == 0 && vocabulary is not null) kind = "{}" + e.Name;
        if (!Presentable.Shows(kind, e.Namespace == Namespaces.MathMl ? e.Namespace : null, attributes) && vocabulary != Namespaces.Svg) NotShown.Add(new(e.Name, e.Line));
        var inside = e.Namespace == Namespaces.MathMl || e.Namespace == Namespaces.Svg ? e.Namespace : null;
        return new(kind, null, Nodes(e, Whitespace.Significant(e), inside), attributes.Count == 0 ? null : attributes);
    }
}
