using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Packages;

/// <summary>A link to a competency of a framework (CASE).</summary>
/// <param name="Identifier">Of the CFItem.</param>
/// <param name="Label">What it says, or null.</param>
/// <param name="Uri">Where it is served, or null.</param>
public sealed record CompetencyLink(string Identifier, string? Label = null, string? Uri = null);

/// <summary>A part of a package.</summary>
/// <param name="Identifier">In the manifest.</param>
/// <param name="Type">For example <c>imsqti_item_xmlv3p0</c>.</param>
/// <param name="Href">The file that counts, or null.</param>
/// <param name="Files">All its files.</param>
/// <param name="Dependencies">Identifiers of others that it needs.</param>
/// <param name="Competencies">What it measures.</param>
/// <param name="InteractionTypes">As of QTI's metadata.</param>
public sealed record Resource(
    string Identifier, string Type, string? Href, IReadOnlyList<string> Files, IReadOnlyList<string> Dependencies, IReadOnlyList<CompetencyLink> Competencies, IReadOnlyList<string> InteractionTypes)
{
    /// <summary>Items of QTI 3.0.</summary>
    public const string ItemType = "imsqti_item_xmlv3p0";

    /// <summary>Tests of QTI 3.0.</summary>
    public const string TestType = "imsqti_test_xmlv3p0";

    /// <summary>Stimuli of QTI 3.0.</summary>
    public const string StimulusType = "imsqti_stimulus_xmlv3p0";

    /// <summary>Usage data.</summary>
    public const string UsageDataType = "qtiusagedata/xml";

    /// <summary>Pictures and other files.</summary>
    public const string FileType = "webcontent";
}

/// <summary>What a package says of itself (<c>imsmanifest.xml</c>).</summary>
/// <param name="Identifier">Of the package.</param>
/// <param name="Title">From its metadata; "" for none.</param>
/// <param name="Resources">In order.</param>
/// <param name="Rights">Said of the whole package; "" for nothing.</param>
public sealed record Manifest(string Identifier, string Title, IReadOnlyList<Resource> Resources, string Rights = "")
{
    private const string Lom = "http://ltsc.ieee.org/xsd/LOM";
    private const string CurriculumV3 = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscsmd_v1p1";

    /// <summary>Reads a manifest of any version.</summary>
    /// <param name="document">See <see cref="QtiDocument"/>.</param>
    public static (Manifest? Manifest, QtiFault? Fault) Of(QtiDocument document)
    {
        if (document.Kind != QtiKind.Manifest) return (null, new(document.Root.Line, 0, $"<{document.Root.Name}> is not a manifest."));
        if (PartReader.Fault(document) is { } fault) return (null, fault);
        var root = document.Root;
        var lom = root.First("metadata")?.SelfAndBelow().FirstOrDefault(e => e.Name == "lom");
        return (new(root["identifier"] ?? "", Said(lom?.First("general")?.First("title")), [.. root.First("resources")!.Elements("resource").Select(Read)], Said(lom?.First("rights")?.First("description"))), null);
    }

    private static string Said(Element? e) => e?.PlainText().Trim() ?? "";

    private static Resource Read(Element e)
    {
        var metadata = e.First("metadata")?.SelfAndBelow().ToList() ?? [];
        return new(e["identifier"]!, e["type"]!, e["href"], [.. e.Elements("file").Select(f => f["href"]!)], [.. e.Elements("dependency").Select(d => d["identifierref"] ?? "")],
            [.. metadata.Where(m => m.Name == "labelledGUID" && m.First("GUID") is not null).Select(m => new CompetencyLink(Said(m.First("GUID")), m.First("label")?.PlainText().Trim(), m.First("caseItemURI")?.PlainText().Trim()))],
            [.. metadata.Where(m => m.Name == "interactionType").Select(m => m.PlainText().Trim())]);
    }

    /// <summary>The manifest as a file.</summary>
    public string Write()
    {
        var metadata = Element.Of("metadata", [],
        [
            Own("schema", "QTI Package"), Own("schemaversion", "3.0.1"),
            In(Lom, "lom", [In(Lom, "general", In(Lom, "title", Words(Title))), .. Rights.Length == 0 ? [] : new[] { In(Lom, "rights", In(Lom, "description", Words(Rights))) }]),
        ]);
        var root = Element.Of("manifest", [("identifier", Identifier)], [metadata, Element.Of("organizations", []), Element.Of("resources", [], [.. Resources.Select(Written)])]);
        return XmlText.Write(root, Namespaces.Manifest3);
    }

    private static Element Written(Resource r)
    {
        var about = new List<Element>();
        if (r.InteractionTypes.Count > 0) about.Add(In(Namespaces.Metadata3, "qtiMetadata", [.. r.InteractionTypes.Select(t => In(Namespaces.Metadata3, "interactionType", Element.OfText(t)))]));
        if (r.Competencies.Count > 0)
            about.Add(In(CurriculumV3, "curriculumStandardsMetadataSet", In(CurriculumV3, "curriculumStandardsMetadata", In(CurriculumV3, "setOfGUIDs", [.. r.Competencies.Select(Link)]))));
        return Element.Of("resource", [("identifier", r.Identifier), ("type", r.Type), ("href", r.Href)],
        [
            .. about.Count == 0 ? [] : new[] { Element.Of("metadata", [], about) },
            .. r.Files.Select(f => Element.Of("file", [("href", f)])), .. r.Dependencies.Select(d => Element.Of("dependency", [("identifierref", d)])),
        ]);
    }

    private static Element Link(CompetencyLink c)
    {
        var parts = new (string Name, string? Text)[] { ("label", c.Label), ("caseItemURI", c.Uri), ("GUID", c.Identifier) };
        return In(CurriculumV3, "labelledGUID", [.. parts.Where(p => p.Text is not null).Select(p => In(CurriculumV3, p.Name, Element.OfText(p.Text!)))]);
    }

    private static Element Own(string name, string text) => Element.Of(name, [], [Element.OfText(text)]);

    private static Element Words(string text) => Element.Of("string", [], [Element.OfText(text)], Lom);

    private static Element In(string space, string name, params Element[] children) => Element.Of(name, [], children, space);
}
