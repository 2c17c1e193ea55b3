using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Writing;

/// <summary>Text as elements.</summary>
internal sealed class BodyWriter
{
    private readonly Dictionary<string, Queue<Interaction>> _interactions;

    public BodyWriter(IEnumerable<Interaction> interactions) =>
        _interactions = interactions.GroupBy(i => i.Response, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<Interaction>(g), StringComparer.Ordinal);

    public List<Element> Nodes(IEnumerable<Node> nodes, string vocabulary = "") => [.. nodes.SelectMany(n => Node(n, vocabulary))];

    /// <summary>Interactions that no node of the text has a place for.</summary>
    public IEnumerable<Element> Left() => _interactions.Values.SelectMany(q => q).ToList().Select(i => InteractionWriter.Write(i, this));

    private IEnumerable<Element> Node(Node node, string vocabulary)
    {
        if (node.Kind == "text") return [Element.OfText(node.Text ?? "")];
        if (node.Kind == "interaction")
        {
            var response = node.Attributes?.GetValueOrDefault("response") ?? "";
            return _interactions.TryGetValue(response, out var queue) && queue.TryDequeue(out var interaction) ? [InteractionWriter.Write(interaction, this)] : [];
        }
        return [One(node, vocabulary)];
    }

    public Element One(Node node, string vocabulary = "")
    {
        var attributes = (node.Attributes ?? new Dictionary<string, string>()).Select(a => (Name: a.Key == "lang" ? "xml:lang" : a.Key, Value: (string?)a.Value));
        if (node.Kind is "gap" or "hottext")
        {
            var renamed = attributes.Select(a => (a.Name switch { "id" => "identifier", "html-id" => "id", var other => other }, a.Value));
            return Element.Of("qti-" + node.Kind, renamed, Nodes(node.Children ?? []));
        }
        var (space, name) = Namespaces.Split(node.Kind);
        if (!node.Kind.StartsWith('{')) space = name == "math" ? Namespaces.MathMl : name == "svg" ? Namespaces.Svg : vocabulary;
        var inside = space == Namespaces.MathMl || space == Namespaces.Svg ? space : "";
        return Element.Of(name, attributes, Nodes(node.Children ?? [], inside), space);
    }
}
