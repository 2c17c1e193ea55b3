using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Writing;

/// <summary>Items as QTI 3.0. The same item gives the same characters.</summary>
public static class ItemWriter
{
    /// <summary>The order of the schema; what it does not name comes last.</summary>
    private static readonly string[] Order =
    [
        "qti-context-declaration", "qti-response-declaration", "qti-outcome-declaration", "qti-template-declaration", "qti-template-processing", "qti-assessment-stimulus-ref", "qti-companion-materials-info",
        "qti-stylesheet", "qti-item-body", "qti-catalog-info", "qti-response-processing", "qti-modal-feedback", "qti-interaction-modules",
    ];

    /// <summary>An item as a file.</summary>
    public static string Write(AssessmentItem item) => XmlText.Write(Element(item), Namespaces.Qti3);

    /// <summary>An item as an element.</summary>
    public static Element Element(AssessmentItem item)
    {
        var body = new BodyWriter(item.Interactions);
        var text = body.Nodes(item.Body);
        text.AddRange(body.Left());
        var children = new List<Element>();
        children.AddRange(item.Responses.Select(Response));
        children.AddRange(item.Outcomes.Select(Outcome));
        if (item.BodyKept is not null || text.Count > 0) children.Add(Model.Element.Of("qti-item-body", InteractionWriter.Rest(item.BodyKept), text));
        if (item.Processing is { } processing) children.Add(Model.Element.Of("qti-response-processing", [("template", processing.Template), .. InteractionWriter.Rest(processing.Kept)], processing.Rules));
        children.AddRange(item.Others);
        return Model.Element.Of("qti-assessment-item",
        [
            ("identifier", item.Identifier), ("title", item.Title), ("adaptive", item.Adaptive ? "true" : "false"), ("time-dependent", item.TimeDependent ? "true" : "false"), ("xml:lang", item.Language),
            .. InteractionWriter.Rest(item.Kept),
        ], [.. InOrder(children)]);
    }

    /// <summary>The children of an item in the order of the schema.</summary>
    internal static IEnumerable<Element> InOrder(IEnumerable<Element> children) =>
        children.OrderBy(c => Array.IndexOf(Order, c.Name) is var place and >= 0 ? place : Order.Length);

    private static Element Response(ResponseDeclaration r) => Model.Element.Of("qti-response-declaration",
        [("identifier", r.Identifier), ("cardinality", CardinalityOf(r.Cardinality)), ("base-type", r.BaseType), .. InteractionWriter.Rest(r.Kept)],
        [
            .. Values("qti-default-value", r.Default, r.Kept), .. Values("qti-correct-response", r.Correct, r.Kept),
            .. r.Mapping is { } m ? [Mapping(m)] : Array.Empty<Element>(), .. r.AreaMapping is { } a ? [Areas(a)] : Array.Empty<Element>(),
            .. Unplaced(r.Kept),
        ]);

    private static Element Outcome(OutcomeDeclaration o) => Model.Element.Of("qti-outcome-declaration",
        [
            ("identifier", o.Identifier), ("cardinality", CardinalityOf(o.Cardinality)), ("base-type", o.BaseType),
            ("normal-maximum", InteractionWriter.Number(o.NormalMaximum)), ("normal-minimum", InteractionWriter.Number(o.NormalMinimum)), .. InteractionWriter.Rest(o.Kept),
        ],
        [.. Values("qti-default-value", o.Default, o.Kept), .. o.LookupTable is { } table ? [table] : Array.Empty<Element>(), .. Unplaced(o.Kept)]);

    private static string CardinalityOf(Cardinality cardinality) => cardinality switch
    {
        Cardinality.Single => "single", Cardinality.Multiple => "multiple", Cardinality.Ordered => "ordered", _ => "record",
    };

    private static IEnumerable<Element> Values(string name, IReadOnlyList<string>? values, Kept? kept)
    {
        if (kept?.Children.FirstOrDefault(c => c.Name == name) is { } whole) return [whole];
        return values is null ? [] : [Model.Element.Of(name, [], [.. values.Select(v => Model.Element.Of("qti-value", [], v.Length == 0 ? [] : [Model.Element.OfText(v)]))])];
    }

    private static IEnumerable<Element> Unplaced(Kept? kept) => (kept?.Children ?? []).Where(c => c.Name is not ("qti-default-value" or "qti-correct-response"));

    private static Element Mapping(Mapping m) => Model.Element.Of("qti-mapping", [.. Bounds(m.Default, m.Lower, m.Upper), .. InteractionWriter.Rest(m.Kept)],
        [
            .. m.Entries.Select(e => Model.Element.Of("qti-map-entry",
                [("map-key", e.Key), ("mapped-value", InteractionWriter.Number(e.Value)), ("case-sensitive", e.CaseSensitive ? "true" : "false"), .. InteractionWriter.Rest(e.Kept)], e.Kept?.Children)),
            .. m.Kept?.Children ?? [],
        ]);

    private static Element Areas(AreaMapping m) => Model.Element.Of("qti-area-mapping", [.. Bounds(m.Default, m.Lower, m.Upper), .. InteractionWriter.Rest(m.Kept)],
        [
            .. m.Entries.Select(e => Model.Element.Of("qti-area-map-entry",
                [("shape", e.Shape), ("coords", InteractionWriter.Coords(e.Coords)), ("mapped-value", InteractionWriter.Number(e.Value)), .. InteractionWriter.Rest(e.Kept)])),
            .. m.Kept?.Children ?? [],
        ]);

    private static (string, string?)[] Bounds(double otherwise, double? lower, double? upper) =>
        [("default-value", InteractionWriter.Number(otherwise)), ("lower-bound", InteractionWriter.Number(lower)), ("upper-bound", InteractionWriter.Number(upper))];
}
