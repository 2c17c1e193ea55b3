namespace Cbhcr.Lint.Rules.Accessibility;

/// <summary>In the order of the documentation.</summary>
internal static class AccessibilityRules
{
    public static IReadOnlyList<IItemRule> All { get; } = [new AlternativeText(), new ColorOrPlace(), new TableMarkup(), new ForeignWords()];
}
