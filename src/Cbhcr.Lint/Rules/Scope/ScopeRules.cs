namespace Cbhcr.Lint.Rules.Scope;

/// <summary>In the order of the documentation.</summary>
internal static class ScopeRules
{
    public static IReadOnlyList<IItemRule> All { get; } = [];
}
