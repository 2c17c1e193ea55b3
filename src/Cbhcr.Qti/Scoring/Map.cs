using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>Points by a mapping (QTI <c>map-response</c>, <c>map-response-point</c>).</summary>
internal static class Map
{
    /// <summary>Each value counts once, however often it was given; what is not in the mapping counts as its default.</summary>
    public static double Response(Mapping mapping, string baseType, Value? response)
    {
        if (response is null) return Within(mapping.Lower, mapping.Upper, 0);
        var given = new List<string>();
        foreach (var item in response.Items)
            if (!given.Any(g => Value.Same(baseType, g, item))) given.Add(item);
        return Within(mapping.Lower, mapping.Upper, given.Sum(g => Points(mapping, baseType, g)));
    }

    /// <summary>Each area counts once, however many points lie in it; a point in none counts as the default.</summary>
    public static double Point(AreaMapping mapping, Value? response)
    {
        if (response is null) return Within(mapping.Lower, mapping.Upper, 0);
        var hit = new HashSet<int>();
        var sum = 0.0;
        foreach (var item in response.Items)
        {
            var area = Value.Words(item) is [var x, var y] && Value.Parse(x) is { } px && Value.Parse(y) is { } py ? First(mapping, px, py) : -1;
            if (area < 0) sum += mapping.Default;
            else if (hit.Add(area)) sum += mapping.Entries[area].Value;
        }
        return Within(mapping.Lower, mapping.Upper, sum);
    }

    public static double Within(double? lower, double? upper, double points) => Math.Min(upper ?? points, Math.Max(lower ?? points, points));

    public static double Points(Mapping mapping, string baseType, string item) =>
        mapping.Entries.FirstOrDefault(e => baseType == "string"
            ? string.Equals(e.Key, item, e.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)
            : Value.Same(baseType, e.Key, item))?.Value ?? mapping.Default;

    private static int First(AreaMapping mapping, double x, double y)
    {
        for (var i = 0; i < mapping.Entries.Count; i++)
            if (Area.Holds(mapping.Entries[i].Shape, mapping.Entries[i].Coords, x, y)) return i;
        return -1;
    }
}
