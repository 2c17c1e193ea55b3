namespace Cbhcr.Lint.Rules.Metadata;

/// <summary>In the order of the documentation.</summary>
internal static class MetadataRules
{
    public static IReadOnlyList<IItemRule> All { get; } = [new Codes(), new RationaleGiven(), new ReferencesGiven(), new CognitiveLevelFits(), new Verbatim(), new NearDuplicate()];
}
