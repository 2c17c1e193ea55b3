namespace Cbhcr.Lint.Rules.Sets;

/// <summary>In the order of the documentation. The last looks at many items for what CUE-LENGTH looks for in one, and goes by its id.</summary>
internal static class SetRules
{
    public static IReadOnlyList<ISetRule> All { get; } = [new KeyPositions(), new CluesBetweenItems(), new ReadingLoad(), new ValuesCovered(), new KeyLengthOverall()];
}
