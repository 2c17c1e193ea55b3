using System.Collections.Frozen;
using System.Text;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Reading;

/// <summary>What a file is, by its root element and namespace; never by its name or its package.</summary>
public enum QtiKind
{
    /// <summary><c>qti-assessment-item</c>.</summary>
    Item,

    /// <summary><c>qti-assessment-test</c>.</summary>
    Test,

    /// <summary><c>qti-assessment-section</c> in a file of its own.</summary>
    Section,

    /// <summary><c>qti-assessment-stimulus</c>.</summary>
    Stimulus,

    /// <summary><c>imsmanifest.xml</c>.</summary>
    Manifest,

    /// <summary>Usage data and item statistics.</summary>
    UsageData,

    /// <summary>Results of a candidate.</summary>
    Results,

    /// <summary>A template of response processing.</summary>
    ResponseProcessing,

    /// <summary>Another part of an item or a test, to be included somewhere.</summary>
    Fragment,

    /// <summary>XML that is not QTI.</summary>
    Other,
}

/// <summary>A well-formed file in the terms of QTI 3.0.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Version">Of QTI, by the namespace: <c>3.0</c>, <c>2.2</c>, <c>2.1</c>, <c>2.0</c>; null when it is not QTI.</param>
/// <param name="Root">With the names of 3.0; QTI's own elements are in the namespace "".</param>
public sealed record QtiDocument(QtiKind Kind, string? Version, Element Root)
{
    /// <summary>Elements of QTI 2 that are HTML's; all others have the prefix <c>qti-</c> in 3.0.</summary>
    private static readonly FrozenSet<string> Html =
        ("a abbr acronym address article aside audio b bdi bdo big blockquote br caption cite code col colgroup dd details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i iframe img kbd " +
         "label li main mark nav object ol p param picture pre q rb rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>In 3.0 their text stands in a <c>qti-content-body</c>.</summary>
    private static readonly FrozenSet<string> HaveContentBody = new[] { "qti-feedback-block", "qti-modal-feedback", "qti-template-block", "qti-rubric-block", "qti-test-feedback" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The namespace that its root is written in.</summary>
    public string Namespace => Kind switch
    {
        QtiKind.Manifest => Namespaces.Manifest3,
        QtiKind.UsageData => Namespaces.UsageData3,
        QtiKind.Results => Namespaces.Results3,
        _ => Namespaces.Qti3,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="xml">Its characters.</param>
    /// <param name="limits">How large it may be.</param>
    public static (QtiDocument? Document, QtiFault? Fault) Read(string xml, QtiLimits? limits = null)
    {
        var (root, fault) = XmlTree.Read(xml, limits);
        return root is null ? (null, fault) : (Of(root), null);
    }

    /// <summary>Sees what a tree is.</summary>
    /// <param name="root">With namespaces as written.</param>
    public static QtiDocument Of(Element root)
    {
        var space = root.Namespace;
        switch (root.Name)
        {
            case "manifest" when space.Contains("imscp_", StringComparison.Ordinal):
                return new(QtiKind.Manifest, Manifest(space), Own(root, space, false));
            case "usageData" when space.Contains("imsqti_usagedata", StringComparison.Ordinal):
                return new(QtiKind.UsageData, ByNamespace(space), Own(root, space, false));
            case "assessmentResult" when space.Contains("imsqti_result", StringComparison.Ordinal):
                return new(QtiKind.Results, ByNamespace(space), Own(root, space, false));
        }
        // Hand-made files leave the namespace out or mistake it; the names of the two generations cannot be taken for each other.
        var old = ByNamespace(space) is { } version && version[0] == '2' ? version : null;
        if (root.Name.StartsWith("qti-", StringComparison.Ordinal)) return new(KindOf(root.Name), "3.0", Own(root, space, false));
        if (old is null && space.Length > 0 && space != Namespaces.Qti3) return new(QtiKind.Other, null, root);
        if (space == Namespaces.Qti3) return new(QtiKind.Fragment, "3.0", Own(root, space, false));
        if (old is null && KindOf("qti-" + Kebab(root.Name)) is QtiKind.Fragment) return new(QtiKind.Other, null, root);
        var own = Own(root, space, true);
        return new(KindOf(own.Name), old ?? "2.1", own);
    }

    private static QtiKind KindOf(string name) => name switch
    {
        "qti-assessment-item" => QtiKind.Item,
        "qti-assessment-test" => QtiKind.Test,
        "qti-assessment-section" => QtiKind.Section,
        "qti-assessment-stimulus" => QtiKind.Stimulus,
        "qti-response-processing" => QtiKind.ResponseProcessing,
        _ => QtiKind.Fragment,
    };

    private static string? ByNamespace(string space) =>
        space.Contains("v3p0", StringComparison.Ordinal) ? "3.0" : space.Contains("v2p2", StringComparison.Ordinal) ? "2.2" : space.Contains("v2p1", StringComparison.Ordinal) ? "2.1" :
        space.Contains("imsqti_v2p0", StringComparison.Ordinal) ? "2.0" : null;

    private static string? Manifest(string space) => space.Contains("qtiv3p0", StringComparison.Ordinal) ? "3.0" : space.Contains("qtiv2p1", StringComparison.Ordinal) ? "2.1" : null;

    private static Element Own(Element e, string space, bool rename)
    {
        if (e.Text is not null) return e;
        if (e.Namespace != space && !(rename && ByNamespace(e.Namespace) is "2.0" or "2.1" or "2.2"))
            return e with { Namespace = e.Namespace.Length == 0 ? Namespaces.None : e.Namespace, Children = [.. e.Children.Select(c => Own(c, space, rename))] };
        var children = e.Children.Select(c => Own(c, space, rename)).ToList();
        if (!rename || Html.Contains(e.Name)) return e with { Namespace = "", Children = children };
        var name = "qti-" + Kebab(e.Name);
        if (HaveContentBody.Contains(name) && children.All(c => c.Name != "qti-content-body")) children = Wrapped(Whitespace.Significant(e with { Namespace = "", Name = name, Children = children }));
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (attribute, value) in e.Attributes) attributes[attribute.StartsWith('{') || attribute.Contains('-') ? attribute : Kebab(attribute)] = value == "completion_status" ? "completionStatus" : value;
        if (name == "qti-response-processing" && attributes.TryGetValue("template", out var template)) attributes["template"] = Template(template);
        return e with { Name = name, Namespace = "", Attributes = attributes, Children = children };
    }

    private static List<Element> Wrapped(List<Element> children)
    {
        var apart = children.Where(c => c.Name is "qti-stylesheet").ToList();
        return [.. apart, Element.Of("qti-content-body", [], [.. children.Except(apart)])];
    }

    /// <summary>The standard templates moved with 3.0.</summary>
    private static string Template(string address)
    {
        var at = address.LastIndexOf("/rptemplates/", StringComparison.Ordinal);
        if (at < 0) return address;
        var name = address[(at + "/rptemplates/".Length)..];
        return "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/" + (name.EndsWith(".xml", StringComparison.Ordinal) ? name[..^4] : name);
    }

    internal static string Kebab(string name)
    {
        if (!name.Any(char.IsAsciiLetterUpper)) return name;
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
