namespace Cbhcr.Assembly;

/// <summary>Pairs of items that must not meet, each once. A declaration on one side counts for both, one about oneself or a stranger for nothing.</summary>
internal static class EnemyPairs
{
    public static IReadOnlyList<(int First, int Second)> Of(IReadOnlyList<PoolItem> items)
    {
        var place = items.Select((item, i) => (item.Code, i)).ToDictionary(x => x.Code, x => x.i);
        var declared = items.SelectMany((item, i) => item.Enemies.Where(place.ContainsKey).Select(e => (One: i, Other: place[e])));
        return [.. declared.Where(p => p.One != p.Other).Select(p => (Math.Min(p.One, p.Other), Math.Max(p.One, p.Other))).Distinct().Order()];
    }
}
