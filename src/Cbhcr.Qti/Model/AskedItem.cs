namespace Cbhcr.Qti.Model;

/// <summary>What an item asks, without what is right: neither this type nor any in it has room for a response declaration or for processing.</summary>
/// <param name="Body">As of <see cref="AssessmentItem"/>.</param>
/// <param name="Interactions">As of <see cref="AssessmentItem"/>.</param>
/// <param name="Numeric">The responses that are numbers.</param>
/// <param name="MostWords">Of a larger field: what the candidate is told, or null.</param>
public sealed record AskedItem(IReadOnlyList<Node> Body, IReadOnlyList<Interaction> Interactions, IReadOnlySet<string> Numeric, int? MostWords = null)
{
    /// <summary>The part of an item that candidates see.</summary>
    /// <param name="item">The whole item.</param>
    /// <param name="mostWords">As of <see cref="MostWords"/>.</param>
    public static AskedItem Of(AssessmentItem item, int? mostWords = null) =>
        new(item.Body, item.Interactions, item.Responses.Where(r => r.BaseType is "integer" or "float").Select(r => r.Identifier).ToHashSet(StringComparer.Ordinal), mostWords);
}
