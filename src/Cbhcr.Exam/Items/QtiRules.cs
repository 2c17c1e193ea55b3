using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>The few rules of response processing that the bank's own types need besides the standard templates.</summary>
internal static class QtiRules
{
    /// <summary>Adds a point where the condition holds.</summary>
    public static Element PointWhen(Element condition) => E("qti-response-condition", [], E("qti-response-if", [], condition,
        E("qti-set-outcome-value", [("identifier", "SCORE")], E("qti-sum", [], E("qti-variable", [("identifier", "SCORE")]), Value("float", "1")))));

    /// <summary>One stands directly before the other.</summary>
    public static Element InARow(string response, string before, string after) =>
        E("qti-contains", [], Response(response), E("qti-ordered", [], Value("identifier", before), Value("identifier", after)));

    public static Element Near(string response, string number, string tolerance) => E("qti-equal",
        [("tolerance-mode", "absolute"), ("tolerance", tolerance), ("include-lower-bound", "true"), ("include-upper-bound", "true")], Value("float", number), Response(response));

    public static Element Any(params Element[] conditions) => conditions is [var only] ? only : E("qti-or", [], conditions);

    private static Element Response(string identifier) => E("qti-variable", [("identifier", identifier)]);

    private static Element Value(string type, string text) =>
        E("qti-base-value", [("base-type", type)], new Element("#text", "", new Dictionary<string, string>(), [], text));

    private static Element E(string name, (string Name, string Value)[] attributes, params Element[] children) =>
        new(name, "", attributes.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal), children);
}
