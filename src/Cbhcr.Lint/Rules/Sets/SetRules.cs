namespace Cbhcr.Lint.Rules.Sets;

/// <summary>In the order of the documentation.</summary>
internal static class SetRules
{
    public static IReadOnlyList<ISetRule> All { get; } = [];
}
