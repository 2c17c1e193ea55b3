using System.Text.Json.Serialization;

namespace Cbhcr.Qti.Model;

/// <summary>How many values a variable has (QTI <c>cardinality</c>).</summary>
public enum Cardinality
{
    /// <summary>One.</summary>
    Single,

    /// <summary>Any number, their order means nothing.</summary>
    Multiple,

    /// <summary>Any number in order.</summary>
    Ordered,

    /// <summary>Named fields.</summary>
    Record,
}

/// <summary>Points for one value (QTI <c>qti-map-entry</c>).</summary>
public sealed record MapEntry(string Key, double Value, bool CaseSensitive = false)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }
}

/// <summary>Points by value (QTI <c>qti-mapping</c>).</summary>
public sealed record Mapping(IReadOnlyList<MapEntry> Entries, double Default = 0, double? Lower = null, double? Upper = null)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }
}

/// <summary>Points by place on a picture (QTI <c>qti-area-mapping</c>); shapes and coordinates as of <see cref="HotspotChoice"/>.</summary>
public sealed record AreaMapping(IReadOnlyList<AreaMapEntry> Entries, double Default = 0, double? Lower = null, double? Upper = null)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }
}

/// <summary>Points for one area.</summary>
public sealed record AreaMapEntry(string Shape, IReadOnlyList<double> Coords, double Value)
{
    /// <summary>What came with it and means nothing here; written back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }
}

/// <summary>What is right (QTI 3.0, <c>qti-response-declaration</c>). Never sent to a candidate; see <see cref="Player.PlayerItem"/>.</summary>
/// <param name="Identifier">Of the response.</param>
/// <param name="Cardinality">How many values it has.</param>
/// <param name="BaseType"><c>identifier</c>, <c>directedPair</c>, <c>pair</c>, <c>point</c>, <c>string</c>, <c>integer</c>, <c>float</c>, <c>boolean</c>, …; null for a record.</param>
/// <param name="Correct">The correct response in QTI's lexical form (a pair is two identifiers with a space between); null when none is declared.</param>
/// <param name="Mapping">Points by value, or null.</param>
/// <param name="AreaMapping">Points by place, or null.</param>
/// <param name="Default">The values before anything was answered, or null.</param>
public sealed record ResponseDeclaration(
    string Identifier, Cardinality Cardinality, string? BaseType, IReadOnlyList<string>? Correct, Mapping? Mapping = null, AreaMapping? AreaMapping = null, IReadOnlyList<string>? Default = null)
{
    /// <summary>What came with it and means nothing here; written back. A correct response or default that says more than its values is here whole, and wins over them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Kept? Kept { get; init; }

    /// <summary>The identifier where an item has one response (QTI's own examples and templates use it).</summary>
    public const string Usual = "RESPONSE";

    /// <summary>One right choice.</summary>
    public ResponseDeclaration(string correctResponse) : this(Usual, Cardinality.Single, "identifier", [correctResponse])
    {
    }
}
