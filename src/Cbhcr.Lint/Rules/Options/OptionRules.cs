namespace Cbhcr.Lint.Rules.Options;

/// <summary>In the order of the documentation.</summary>
internal static class OptionRules
{
    public static IReadOnlyList<IItemRule> All { get; } =
    [
        new NoneOfTheAbove(), new AllOfTheAbove(), new OptionCount(), new OneKey(), new DuplicateOptions(), new OverlappingOptions(), new OptionOrder(), new ParallelOptions(),
        new OptionPunctuation(), new MixedContent(), new LongOption(), new NegativeOption(),
    ];
}
