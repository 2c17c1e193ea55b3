namespace Cbhcr.Lint.Rules.Bias;

/// <summary>In the order of the documentation.</summary>
internal static class BiasRules
{
    public static IReadOnlyList<IItemRule> All { get; } = [];
}
