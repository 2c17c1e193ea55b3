using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Reading;

/// <summary>An item as read.</summary>
/// <param name="Item">Everything the file says.</param>
/// <param name="Unsupported">What is kept and has no effect, in reading order.</param>
public sealed record ItemRead(AssessmentItem Item, IReadOnlyList<Unsupported> Unsupported);

/// <summary>Reads items of QTI 3.0 and, renamed, of QTI 2.</summary>
public static class ItemReader
{
    /// <summary>Reads a file that is an item.</summary>
    /// <param name="xml">Its characters.</param>
    /// <param name="limits">How large it may be.</param>
    public static (ItemRead? Read, QtiFault? Fault) Read(string xml, QtiLimits? limits = null)
    {
        var (document, fault) = QtiDocument.Read(xml, limits);
        if (document is null) return (null, fault);
        return document.Kind == QtiKind.Item ? Of(document.Root) : (null, new(document.Root.Line, 0, $"<{document.Root.Name}> is not an item."));
    }

    /// <summary>Reads the root of an item.</summary>
    /// <param name="root">With the names of 3.0; see <see cref="QtiDocument"/>.</param>
    public static (ItemRead? Read, QtiFault? Fault) Of(Element root)
    {
        try
        {
            return (Item(root), null);
        }
        catch (QtiFaultException e)
        {
            return (null, e.Fault);
        }
    }

    private static ItemRead Item(Element root)
    {
        var taken = new Taken(root);
        var identifier = taken.Needed("identifier");
        var (title, language, timed, adaptive) = (taken.Text("title") ?? "", taken.Text("xml:lang"), taken.Flag("time-dependent"), taken.Flag("adaptive"));
        var responses = root.Elements("qti-response-declaration").Select(DeclarationReader.Response).ToList();
        var outcomes = root.Elements("qti-outcome-declaration").Select(DeclarationReader.Outcome).ToList();
        Once(root, responses.Select(r => r.Identifier), "qti-response-declaration");
        Once(root, outcomes.Select(o => o.Identifier), "qti-outcome-declaration");
        var body = new BodyReader();
        var element = root.First("qti-item-body");
        var nodes = element is null ? [] : body.Nodes(element);
        var processing = root.First("qti-response-processing");
        var others = root.Elements().Where(c => !(c.Namespace.Length == 0 && c.Name is "qti-response-declaration" or "qti-outcome-declaration") && !ReferenceEquals(c, element) && !ReferenceEquals(c, processing)).ToList();
        var item = new AssessmentItem(identifier, title, language, timed, adaptive, nodes, body.Interactions, responses, outcomes, processing is null ? null : Processing(processing), others)
        {
            Kept = taken.Rest(), BodyKept = element is null ? null : new Taken(element).RestAlways(),
        };
        // References to stimuli are followed by whoever has the files, and the processing of templates and styles is not.
        var apart = others.Where(o => o.Name is not ("qti-assessment-stimulus-ref" or "qti-template-declaration")).Select(o => new Unsupported(o.Name, o.Line));
        return new(item, [.. body.NotShown.Concat(apart).OrderBy(u => u.Line)]);
    }

    private static ResponseProcessing Processing(Element e)
    {
        var taken = new Taken(e);
        return new(taken.Text("template"), [.. e.Elements()]) { Kept = taken.Rest() };
    }

    private static void Once(Element root, IEnumerable<string> identifiers, string what)
    {
        if (identifiers.GroupBy(i => i, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new QtiFaultException(root.Elements(what).Last(e => e["identifier"] == twice.Key).Line, $"<{what}> declares {twice.Key} again.");
    }
}
