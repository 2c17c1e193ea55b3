namespace Cbhcr.Lint.Rules.Language;

/// <summary>In the order of the documentation.</summary>
internal static class LanguageRules
{
    public static IReadOnlyList<IItemRule> All { get; } =
        [new ReadingGradeRule(), new Vocabulary(), new Idioms(), new Acronyms(), new Spelling(), new Jargon(), new Pronouns()];
}
