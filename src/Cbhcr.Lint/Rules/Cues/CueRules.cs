namespace Cbhcr.Lint.Rules.Cues;

/// <summary>In the order of the documentation.</summary>
internal static class CueRules
{
    public static IReadOnlyList<IItemRule> All { get; } = [];
}
