using System.Globalization;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>A value that is not NULL (QTI 3.0 information model, section "Runtime"): never empty, for an empty container is NULL.</summary>
/// <param name="Cardinality">How many it may hold.</param>
/// <param name="BaseType">Of each.</param>
/// <param name="Items">In QTI's lexical form, one or more; a record's are <c>field=value</c>.</param>
public sealed record Value(Cardinality Cardinality, string BaseType, IReadOnlyList<string> Items)
{
    internal string Only => Items[0];

    internal bool IsNumber => BaseType is "integer" or "float";

    internal bool? Truth => Cardinality == Cardinality.Single && BaseType == "boolean" ? Only is "true" or "1" : null;

    /// <summary>The number it is, or null.</summary>
    public double? Number => Cardinality == Cardinality.Single ? Parse(Only) : null;

    internal static Value? Of(Cardinality cardinality, string? baseType, IReadOnlyList<string>? items) =>
        items is null or [] || (cardinality == Cardinality.Single && items[0].Length == 0) ? null
        : new(cardinality, baseType ?? "string", cardinality == Cardinality.Single ? [items[0]] : items);

    internal static Value? Single(string baseType, string item) => Of(Cardinality.Single, baseType, [item]);

    internal static Value Boolean(bool truth) => new(Cardinality.Single, "boolean", [truth ? "true" : "false"]);

    /// <summary>NULL for what is no number: a division by nought, a root of less.</summary>
    internal static Value? Float(double number) => double.IsFinite(number) ? new(Cardinality.Single, "float", [number.ToString("R", CultureInfo.InvariantCulture)]) : null;

    internal static Value? Integer(double number) =>
        double.IsFinite(number) && Math.Abs(number) <= 9007199254740992 ? new(Cardinality.Single, "integer", [Math.Floor(number).ToString("F0", CultureInfo.InvariantCulture)]) : null;

    internal static double? Parse(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Two single values, as their base type compares them: pairs in either order, numbers by value, everything else letter by letter.</summary>
    internal static bool Same(string baseType, string one, string other) => baseType switch
    {
        "integer" or "float" => Parse(one) is { } a && Parse(other) is { } b && a.Equals(b),
        "boolean" => one is "true" or "1" == other is "true" or "1",
        "pair" => Words(one) is [var a, var b] && Words(other) is [var c, var d] && ((a == c && b == d) || (a == d && b == c)),
        "directedPair" or "identifier" => Words(one).SequenceEqual(Words(other)),
        "point" => Words(one).Select(Parse).SequenceEqual(Words(other).Select(Parse)),
        _ => string.Equals(one, other, StringComparison.Ordinal),
    };

    internal static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>QTI <c>match</c>: ordered values in order, multiple values as bags, records by field.</summary>
    internal bool Matches(Value other)
    {
        var type = IsNumber && other.IsNumber ? "float" : BaseType;
        if (Items.Count != other.Items.Count) return false;
        if (Cardinality is Cardinality.Single or Cardinality.Ordered) return Items.Zip(other.Items).All(p => Same(type, p.First, p.Second));
        var left = other.Items.ToList();
        foreach (var item in Items)
        {
            var found = left.FindIndex(o => Same(type, item, o));
            if (found < 0) return false;
            left.RemoveAt(found);
        }
        return true;
    }

    internal Value? Field(string name) => Items.FirstOrDefault(i => i.StartsWith(name + "=", StringComparison.Ordinal)) is { } field && field[(name.Length + 1)..] is var text
        ? Single(Parse(text) is null ? "string" : "float", text)
        : null;
}
