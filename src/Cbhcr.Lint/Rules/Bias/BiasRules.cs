namespace Cbhcr.Lint.Rules.Bias;

/// <summary>In the order of the documentation.</summary>
internal static class BiasRules
{
    private static readonly Groups Groups = new();
    private static readonly NamesUsed NamesUsed = new();

    public static IReadOnlyList<IItemRule> All { get; } =
        [new PersonFirst(), new SuicideLanguage(), new SubstanceLanguage(), new Suffering(), new Blame(), Groups, NamesUsed, new ForceWords(), new Distressing()];

    /// <summary>The two that count over a bank as well.</summary>
    public static IReadOnlyList<ISetRule> OverABank { get; } = [Groups, NamesUsed];
}
