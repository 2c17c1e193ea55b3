namespace Cbhcr.Lint.Rules.Options;

/// <summary>In the order of the documentation.</summary>
internal static class OptionRules
{
    public static IReadOnlyList<IItemRule> All { get; } = [];
}
