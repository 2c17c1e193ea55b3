using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Writing;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Packages;

/// <summary>What several items share.</summary>
/// <param name="Identifier">Items refer to it by this.</param>
/// <param name="Title">For people who work with it.</param>
/// <param name="Language">BCP 47, or null.</param>
/// <param name="Body">As read; <see cref="Presentable"/> tells what is shown.</param>
public sealed record Stimulus(string Identifier, string Title, string? Language, IReadOnlyList<Node> Body)
{
    /// <summary>Reads a stimulus.</summary>
    /// <param name="document">See <see cref="QtiDocument"/>.</param>
    public static (Stimulus? Stimulus, IReadOnlyList<Unsupported> Unsupported, QtiFault? Fault) Of(QtiDocument document)
    {
        if (document.Kind != QtiKind.Stimulus) return (null, [], new(document.Root.Line, 0, $"<{document.Root.Name}> is not a stimulus."));
        if (PartReader.Fault(document) is { } fault) return (null, [], fault);
        try
        {
            var root = document.Root;
            var body = new BodyReader();
            var read = new Stimulus(root["identifier"]!, root["title"] ?? "", root["xml:lang"], body.Nodes(root.First("qti-stimulus-body")!));
            return (read, [.. body.NotShown, .. root.Elements().Where(e => e.Name != "qti-stimulus-body").Select(e => new Unsupported(e.Name, e.Line))], null);
        }
        catch (QtiFaultException e)
        {
            return (null, [], e.Fault);
        }
    }

    /// <summary>The stimulus as a file.</summary>
    public string Write() => XmlText.Write(Element.Of("qti-assessment-stimulus", [("identifier", Identifier), ("title", Title), ("xml:lang", Language)],
        [Element.Of("qti-stimulus-body", [], new BodyWriter([]).Nodes(Body))]), Namespaces.Qti3);
}
