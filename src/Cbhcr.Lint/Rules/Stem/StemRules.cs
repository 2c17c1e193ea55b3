namespace Cbhcr.Lint.Rules.Stem;

/// <summary>In the order of the documentation.</summary>
internal static class StemRules
{
    public static IReadOnlyList<IItemRule> All { get; } =
    [
        new NegativeStem(), new Focus(), new Blank(), new QuestionForm(), new WindowDressing(), new StemLength(), new TwoQuestions(), new Opinion(), new VagueFrequency(),
        new ReferenceElsewhere(), new Trick(),
    ];
}
