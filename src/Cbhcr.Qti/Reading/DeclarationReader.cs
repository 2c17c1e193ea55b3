using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Reading;

/// <summary>What is right and what scoring sets.</summary>
internal static class DeclarationReader
{
    public static ResponseDeclaration Response(Element e)
    {
        var taken = new Taken(e);
        var (identifier, cardinality, type) = (taken.Needed("identifier"), CardinalityOf(e, taken), taken.Text("base-type"));
        var whole = e.Elements().Where(c => c.Name switch
        {
            "qti-correct-response" or "qti-default-value" => SaysMore(c),
            "qti-mapping" or "qti-area-mapping" => false,
            _ => true,
        }).ToList();
        return new(identifier, cardinality, type, Values(e.First("qti-correct-response")), Mapping(e.First("qti-mapping")), Areas(e.First("qti-area-mapping")), Values(e.First("qti-default-value")))
        {
            Kept = taken.Rest(whole),
        };
    }

    public static OutcomeDeclaration Outcome(Element e)
    {
        var taken = new Taken(e);
        var (identifier, cardinality, type) = (taken.Needed("identifier"), CardinalityOf(e, taken), taken.Text("base-type"));
        var table = e.Elements().FirstOrDefault(c => c.Name is "qti-match-table" or "qti-interpolation-table");
        var whole = e.Elements().Where(c => !ReferenceEquals(c, table) && (c.Name != "qti-default-value" || SaysMore(c))).ToList();
        return new(identifier, cardinality, type, Values(e.First("qti-default-value")), taken.Number("normal-maximum"), taken.Number("normal-minimum"), table) { Kept = taken.Rest(whole) };
    }

    private static Cardinality CardinalityOf(Element e, Taken taken) => taken.Needed("cardinality") switch
    {
        "single" => Cardinality.Single,
        "multiple" => Cardinality.Multiple,
        "ordered" => Cardinality.Ordered,
        "record" => Cardinality.Record,
        var other => throw new QtiFaultException(e.Line, $"cardinality=\"{other}\" of <{e.Name}> is not known."),
    };

    private static IReadOnlyList<string>? Values(Element? e) => e is null ? null : [.. e.Elements("qti-value").Select(v => v.PlainText().Trim())];

    /// <summary>Values of a record have names, and a correct response may have an interpretation; the list of values holds neither.</summary>
    private static bool SaysMore(Element e) => e.Attributes.Count > 0 || e.Elements().Any(c => c.Name != "qti-value" || c.Attributes.Count > 0 || c.Elements().Any());

    private static Mapping? Mapping(Element? e)
    {
        if (e is null) return null;
        var taken = new Taken(e);
        return new([.. e.Elements("qti-map-entry").Select(Entry)], taken.Number("default-value") ?? 0, taken.Number("lower-bound"), taken.Number("upper-bound")) { Kept = taken.Rest([.. e.Elements().Where(c => c.Name != "qti-map-entry")]) };
    }

    private static MapEntry Entry(Element e)
    {
        var taken = new Taken(e);
        // The schema's own default is “true”.
        return new(taken.Needed("map-key"), taken.Number("mapped-value") ?? throw new QtiFaultException(e.Line, $"<{e.Name}> has no mapped-value."), taken.Flag("case-sensitive", true)) { Kept = taken.Rest([.. e.Elements()]) };
    }

    private static AreaMapping? Areas(Element? e)
    {
        if (e is null) return null;
        var taken = new Taken(e);
        return new([.. e.Elements("qti-area-map-entry").Select(Area)], taken.Number("default-value") ?? 0, taken.Number("lower-bound"), taken.Number("upper-bound")) { Kept = taken.Rest([.. e.Elements().Where(c => c.Name != "qti-area-map-entry")]) };
    }

    private static AreaMapEntry Area(Element e)
    {
        var taken = new Taken(e);
        var shape = taken.Text("shape") ?? "default";
        return new(shape, taken.Coords(shape), taken.Number("mapped-value") ?? throw new QtiFaultException(e.Line, $"<{e.Name}> has no mapped-value.")) { Kept = taken.Rest() };
    }
}
