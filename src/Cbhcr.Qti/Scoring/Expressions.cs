using System.Text.RegularExpressions;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>Expressions of QTI 3.0 (information model, section "Expressions") over the variables of an item. Null is QTI's NULL.</summary>
/// <param name="variables">What they are about.</param>
/// <param name="chance">Where <c>qti-random</c> and its kin take chance from; null where there is to be none.</param>
internal sealed class Expressions(Variables variables, Chance? chance)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    public Value? Of(Element e) => e.Name switch
    {
        "qti-base-value" => Value.Single(e["base-type"] ?? "string", TextOf(e)),
        "qti-variable" => variables[Needed(e, "identifier")],
        "qti-correct" => variables.Correct(Needed(e, "identifier")),
        "qti-default" => variables.Default(Needed(e, "identifier")),
        "qti-map-response" => variables.Response(Needed(e, "identifier"), e.Name) is { Mapping: { } mapping } r ? Value.Float(Map.Response(mapping, r.BaseType ?? "string", variables[r.Identifier])) : null,
        "qti-map-response-point" => variables.Response(Needed(e, "identifier"), e.Name) is { AreaMapping: { } areas } r ? Value.Float(Map.Point(areas, variables[r.Identifier])) : null,
        "qti-null" => null,
        "qti-is-null" => Value.Boolean(Of(Child(e, 0)) is null),
        "qti-multiple" => Container(Cardinality.Multiple, e),
        "qti-ordered" => Container(Cardinality.Ordered, e),
        "qti-container-size" => Value.Integer(Of(Child(e, 0))?.Items.Count ?? 0),
        "qti-index" => Of(Child(e, 0)) is { } list && Whole(e, "n") is var n && n >= 1 && n <= list.Items.Count ? Value.Single(list.BaseType, list.Items[n - 1]) : null,
        "qti-field-value" => Of(Child(e, 0))?.Field(Needed(e, "field-identifier")),
        "qti-repeat" => Repeat(e),
        "qti-delete" => Two(e, (item, from) => Value.Of(from.Cardinality, from.BaseType, [.. from.Items.Where(i => !Value.Same(from.BaseType, i, item.Only))])),
        "qti-member" => Two(e, (item, of) => Value.Boolean(of.Items.Any(i => Value.Same(TypeOf(item, of), i, item.Only)))),
        "qti-contains" => Two(e, (whole, part) => Value.Boolean(Includes(whole, part))),
        "qti-match" => Two(e, (one, other) => Value.Boolean(one.Matches(other))),
        "qti-equal" => Two(e, (one, other) => Equality(e, one, other)),
        "qti-equal-rounded" => Two(e, (one, other) => one.Number is { } a && other.Number is { } b ? Value.Boolean(Rounded(e, a).Equals(Rounded(e, b))) : null),
        "qti-inside" => Inside(e),
        "qti-string-match" => Two(e, (one, other) => Value.Boolean(
            Flag(e, "substring", false) ? one.Only.Contains(other.Only, Letters(e, false)) : string.Equals(one.Only, other.Only, Letters(e, false)))),
        "qti-substring" => Two(e, (part, whole) => Value.Boolean(whole.Only.Contains(part.Only, Letters(e, true)))),
        "qti-pattern-match" => Of(Child(e, 0)) is { } text ? Value.Boolean(Fits(text.Only, Text(e, "pattern"))) : null,
        "qti-gt" or "qti-duration-gte" or "qti-gte" or "qti-lt" or "qti-duration-lt" or "qti-lte" => Two(e, (one, other) => Compare(e.Name, one, other)),
        "qti-not" => Of(Child(e, 0))?.Truth is { } truth ? Value.Boolean(!truth) : null,
        "qti-and" => Several(e, false),
        "qti-or" => Several(e, true),
        "qti-any-n" => AnyN(e),
        "qti-random" when chance is not null => Of(Child(e, 0)) is { } bag ? Value.Single(bag.BaseType, bag.Items[(int)chance.Below(bag.Items.Count)]) : null,
        "qti-random-integer" when chance is not null => RandomInteger(e, chance),
        "qti-random-float" when chance is not null => Value.Float(Real(e, "min", 0) + (chance.Share() * (Real(e, "max", null) - Real(e, "min", 0)))),
        _ => Arithmetic.Knows(e.Name) ? Arithmetic.Of(e, [.. Elements(e).Select(Of)], this) : throw new UnsupportedElementException(e.Name),
    };

    /// <summary>A truth that is not there does not make a rule apply.</summary>
    public bool Holds(Element e) => Of(e)?.Truth is true;

    public static IEnumerable<Element> Elements(Element e) => e.Children.Where(c => c.Name != "#text");

    public static string TextOf(Element e) => string.Concat(e.Children.Select(c => c.Text)).Trim();

    /// <summary>A number in an attribute: as it stands, or by the name of a variable.</summary>
    public double Real(Element e, string attribute, double? otherwise) => e[attribute] is not { } text
        ? otherwise ?? throw new UnsupportedElementException($"{e.Name} without {attribute}")
        : Value.Parse(text) ?? (variables[text.Trim('{', '}')]?.Number is { } number ? number : throw new UnsupportedElementException($"{e.Name}: {attribute} is no number"));

    public int Whole(Element e, string attribute) => (int)Math.Clamp(Real(e, attribute, null), -1_000_000, 1_000_000);

    public double Rounded(Element e, double number) => Arithmetic.Rounded(number, e["rounding-mode"] == "decimalPlaces", e["figures"] is null ? 3 : Whole(e, "figures"));

    private Value? Two(Element e, Func<Value, Value, Value?> apply) => (Of(Child(e, 0)), Of(Child(e, 1))) is ({ } one, { } other) ? apply(one, other) : null;

    private static Element Child(Element e, int at) => Elements(e).ElementAtOrDefault(at) ?? throw new UnsupportedElementException($"{e.Name} with too few parts");

    private static string Needed(Element e, string attribute) => e[attribute] ?? throw new UnsupportedElementException($"{e.Name} without {attribute}");

    /// <summary>Text in an attribute; <c>{name}</c> is a variable's.</summary>
    private string Text(Element e, string attribute) => Needed(e, attribute) is var text && text.StartsWith('{') && text.EndsWith('}') && text.Length < 64 && Regex.IsMatch(text, @"^\{[\p{L}_][\w.-]*\}$")
        ? variables[text[1..^1]]?.Only ?? "" : text;

    private static bool Flag(Element e, string attribute, bool otherwise) => e[attribute] is { } text ? text is "true" or "1" : otherwise;

    private static StringComparison Letters(Element e, bool otherwise) => Flag(e, "case-sensitive", otherwise) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private static string TypeOf(Value one, Value other) => one.IsNumber && other.IsNumber ? "float" : other.BaseType;

    private Value? Container(Cardinality cardinality, Element e)
    {
        var parts = Elements(e).Select(Of).OfType<Value>().ToList();
        return parts.Count == 0 ? null : Value.Of(cardinality, parts[0].BaseType, [.. parts.SelectMany(p => p.Items)]);
    }

    private Value? Repeat(Element e)
    {
        var times = Math.Min(Whole(e, "number-repeats"), 1000);
        var items = Enumerable.Range(0, Math.Max(times, 0)).SelectMany(_ => Elements(e).Select(Of).OfType<Value>()).ToList();
        return items.Count == 0 ? null : Value.Of(Cardinality.Ordered, items[0].BaseType, [.. items.SelectMany(i => i.Items)]);
    }

    /// <summary>As bags, or for ordered containers as a run of neighbours.</summary>
    private static bool Includes(Value whole, Value part)
    {
        if (part.Cardinality == Cardinality.Ordered)
            return Enumerable.Range(0, Math.Max(0, whole.Items.Count - part.Items.Count + 1)).Any(at => part.Items.Select((p, i) => Value.Same(whole.BaseType, whole.Items[at + i], p)).All(same => same));
        var left = whole.Items.ToList();
        return part.Items.All(p => left.FindIndex(l => Value.Same(whole.BaseType, l, p)) is var at and >= 0 && Remove(left, at));
    }

    private static bool Remove(List<string> list, int at) { list.RemoveAt(at); return true; }

    private Value? Equality(Element e, Value one, Value other)
    {
        if (one.Number is not { } x || other.Number is not { } y) return null;
        if (e["tolerance-mode"] is null or "exact") return Value.Boolean(x.Equals(y));
        var widths = Value.Words(Needed(e, "tolerance")).Select(w => Value.Parse(w) ?? variables[w.Trim('{', '}')]?.Number ?? throw new UnsupportedElementException($"{e.Name}: the tolerance is no number")).ToList();
        if (widths.Count is < 1 or > 2) throw new UnsupportedElementException($"{e.Name}: one or two tolerances are known");
        var (below, above) = e["tolerance-mode"] == "relative" ? (Math.Abs(x) * widths[0] / 100, Math.Abs(x) * widths[^1] / 100) : (widths[0], widths[^1]);
        // Sums of decimal fractions miss their bound by a rounding error: 9.9 + 0.1 must reach 10.
        double low = x - below, high = x + above, slack = 1e-12 * Math.Max(Math.Abs(x), Math.Abs(y));
        return Value.Boolean((Flag(e, "include-lower-bound", true) ? y >= low - slack : y > low + slack) && (Flag(e, "include-upper-bound", true) ? y <= high + slack : y < high - slack));
    }

    private Value? Inside(Element e)
    {
        if (Of(Child(e, 0)) is not { } points) return null;
        var coords = (e["coords"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(c => Value.Parse(c) ?? throw new UnsupportedElementException("qti-inside: coords")).ToList();
        return Value.Boolean(points.Items.Any(p => Value.Words(p) is [var x, var y] && Value.Parse(x) is { } px && Value.Parse(y) is { } py && Area.Holds(Needed(e, "shape"), coords, px, py)));
    }

    /// <summary>The whole text, as in XML Schema; ^ and $, which are plain characters there, keep the sense that authors give them.</summary>
    private static bool Fits(string text, string pattern)
    {
        try { return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Patience); }
        catch (ArgumentException) { throw new UnsupportedElementException($"qti-pattern-match: {pattern}"); }
        catch (RegexMatchTimeoutException) { throw new UnsupportedElementException($"qti-pattern-match takes too long: {pattern}"); }
    }

    private static Value? Compare(string name, Value one, Value other) => one.Number is not { } x || other.Number is not { } y ? null : Value.Boolean(name switch
    {
        "qti-gt" => x > y,
        "qti-lt" or "qti-duration-lt" => x < y,
        "qti-lte" => x <= y,
        _ => x >= y,
    });

    /// <summary>Three-valued: one part that decides decides, otherwise NULL where any is NULL.</summary>
    private Value? Several(Element e, bool decides)
    {
        var truths = Elements(e).Select(c => Of(c)?.Truth).ToList();
        return truths.Contains(decides) ? Value.Boolean(decides) : truths.Contains(null) ? null : Value.Boolean(!decides);
    }

    private Value? AnyN(Element e)
    {
        var truths = Elements(e).Select(c => Of(c)?.Truth).ToList();
        int min = Whole(e, "min"), max = Whole(e, "max"), sure = truths.Count(t => t is true), possible = sure + truths.Count(t => t is null);
        return possible < min || sure > max ? Value.Boolean(false) : sure >= min && possible <= max ? Value.Boolean(true) : null;
    }

    private Value? RandomInteger(Element e, Chance chance)
    {
        var (min, max, step) = (Real(e, "min", 0), Real(e, "max", null), Math.Max(1, Real(e, "step", 1)));
        return max < min ? null : Value.Integer(min + (step * chance.Below((long)Math.Floor((max - min) / step) + 1)));
    }
}
