namespace Cbhcr.Lint.Rules.Cues;

/// <summary>In the order of the documentation.</summary>
internal static class CueRules
{
    public static IReadOnlyList<IItemRule> All { get; } =
    [
        new KeyLength(), new AbsoluteTerms(), new Clang(), new GrammaticalCue(), new Convergence(), new OppositePair(), new SpecificKey(), new Exhaustive(), new Absurd(), new FeelGood(),
    ];
}
