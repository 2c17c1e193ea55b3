namespace Cbhcr.Assembly;

/// <summary>Pairs of pool items that must not meet; a declaration on one side counts for both.</summary>
internal static class EnemyPairs
{
    public static IReadOnlyList<(int First, int Second)> Of(IReadOnlyList<PoolItem> pool)
    {
        var index = pool.Select((item, i) => (item.Code, i)).ToDictionary(x => x.Code, x => x.i);
        return [.. pool.SelectMany((item, i) => item.Enemies.Where(index.ContainsKey).Select(e => (First: Math.Min(i, index[e]), Second: Math.Max(i, index[e]))))
            .Where(p => p.First != p.Second).Distinct().Order()];
    }
}
