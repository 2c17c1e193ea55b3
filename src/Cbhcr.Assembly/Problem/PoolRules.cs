namespace Cbhcr.Assembly.Problem;

/// <summary>Names of what the pool itself demands, for conflicts.</summary>
public static class PoolRules
{
    internal const string Prefix = "pool:";

    /// <summary>Forms are as many as asked for, of items of the pool, each once on a form.</summary>
    public const string Items = Prefix + "items";

    /// <summary>The enemy set at this place of <see cref="ItemPool.EnemySets"/>, counted from 0.</summary>
    public static string EnemySet(int place) => $"{Prefix}enemies {place + 1}";
}
