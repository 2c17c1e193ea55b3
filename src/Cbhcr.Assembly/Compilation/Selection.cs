using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Compilation;

/// <summary>Which places of the pool a condition means.</summary>
internal sealed class Selection(ItemPool pool)
{
    private readonly Dictionary<string, int> _place = pool.Ids.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i, StringComparer.Ordinal);

    public bool[] Of(Condition condition) => condition switch
    {
        Every => Where(_ => true),
        In c => In(c),
        Within c => Within(c),
        These c => These(c.Ids),
        Both c => c.Conditions.Select(Of).Aggregate(Where(_ => true), (a, b) => Where(i => a[i] && b[i])),
        Either c => c.Conditions.Select(Of).Aggregate(Where(_ => false), (a, b) => Where(i => a[i] || b[i])),
        Not c => Of(c.Condition) is var inner ? Where(i => !inner[i]) : [],
        _ => throw new ArgumentException($"The condition {condition.GetType().Name} is not known."),
    };

    /// <summary>Ids that are not in the pool are left out.</summary>
    public bool[] These(IEnumerable<string> ids)
    {
        var meant = new bool[pool.Ids.Count];
        foreach (var id in ids)
            if (_place.TryGetValue(id, out var i)) meant[i] = true;
        return meant;
    }

    private bool[] In(In c)
    {
        var (values, wanted) = (pool.Categories[c.Column], c.Values.ToHashSet(StringComparer.Ordinal));
        return Where(i => values[i] is { } v && wanted.Contains(v));
    }

    private bool[] Within(Within c)
    {
        var values = pool.Numbers[c.Column];
        return Where(i => values[i] is { } v && v >= (c.Range.Least ?? double.NegativeInfinity) && v <= (c.Range.Most ?? double.PositiveInfinity));
    }

    private bool[] Where(Func<int, bool> meant) => [.. Enumerable.Range(0, pool.Ids.Count).Select(meant)];
}
