namespace Cbhcr.Lint.Rules.Stem;

/// <summary>In the order of the documentation.</summary>
internal static class StemRules
{
    public static IReadOnlyList<IItemRule> All { get; } = [];
}
