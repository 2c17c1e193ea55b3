using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Explaining;

/// <summary>What an item that meets one condition means for another, whatever items there are: it is read from the conditions, not from the pool.</summary>
internal static class Implication
{
    /// <summary>Every item of the one is an item of the other. False also where it cannot be told.</summary>
    public static bool Within(Condition one, Condition other) => (one, other) switch
    {
        (_, Every) => true,
        (Either e, _) => e.Conditions.All(c => Within(c, other)),
        (_, Both b) => b.Conditions.All(c => Within(one, c)),
        (_, Either e) when e.Conditions.Any(c => Within(one, c)) => true,
        (Both b, _) => b.Conditions.Any(c => Within(c, other)),
        (In a, In b) => a.Column == b.Column && a.Values.All(b.Values.Contains),
        (Within a, Within b) => a.Column == b.Column && Covers(b.Range, a.Range),
        (These a, These b) => a.Ids.All(b.Ids.Contains),
        (Not a, Not b) => Within(b.Condition, a.Condition),
        (_, Not n) => Apart(one, n.Condition),
        _ => false,
    };

    /// <summary>No item meets both. False also where it cannot be told.</summary>
    public static bool Apart(Condition one, Condition other) => (one, other) switch
    {
        // A new item is none of those that are named.
        (These, _) or (_, These) => true,
        (Either e, _) => e.Conditions.All(c => Apart(c, other)),
        (_, Either e) => e.Conditions.All(c => Apart(one, c)),
        (Both b, _) when b.Conditions.Any(c => Apart(c, other)) => true,
        (_, Both b) => b.Conditions.Any(c => Apart(one, c)),
        (In a, In b) => a.Column == b.Column && !a.Values.Any(b.Values.Contains),
        (Within a, Within b) => a.Column == b.Column && (a.Range.Most < b.Range.Least || b.Range.Most < a.Range.Least),
        (Not n, _) => Within(other, n.Condition),
        (_, Not n) => Within(one, n.Condition),
        _ => false,
    };

    private static bool Covers(Span wide, Span narrow) =>
        (wide.Least is null || narrow.Least >= wide.Least) && (wide.Most is null || narrow.Most <= wide.Most);
}
