using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>
/// OPT-DUP. Options that say the same: equal but for case, punctuation, hyphens, words without weight (articles, forms of "be"), or the order of what "and" joins.
/// Likeness of letters or words alone would be wrong here: "increase the dose by half" and "decrease the dose by half" are nine tenths alike, and so are hypoglycemia and
/// hyperglycemia.
/// </summary>
internal sealed class DuplicateOptions() : ItemRule("OPT-DUP", "Two options that say the same", Severity.Error, "HDR#22")
{
    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        from a in text.Options
        from b in text.Options
        where a.Index < b.Index && Same(a.Tokens, b.Tokens)
        select Found($"Options {a.Id} and {b.Id} say the same, so neither can be the one best answer. Change or drop one.", $"“{a.Text}” and “{b.Text}”", Spans.Whole(b), Spans.Whole(a));

    internal static bool Same(Tokens a, Tokens b)
    {
        // Where there are no words (symbols, formulas) the texts themselves are compared; "5 > 3" and "5 < 3" have the same words.
        var (left, right) = (Letters(a.Text), Letters(b.Text));
        if (left.Length == 0 || left == right) return a.Text.Length > 0 && Symbols(a.Text) == Symbols(b.Text) && left == right;
        var (coreA, coreB) = (a.Core, b.Core);
        if (coreA.Count == 0 || Symbols(a.Text) != Symbols(b.Text)) return false;
        // Joined parts in another order are the same words in another order.
        return coreA.SequenceEqual(coreB) || (coreA.Count == coreB.Count && (coreA.Contains("and") || a.Text.Contains(',', StringComparison.Ordinal)) && coreA.All(coreB.Contains) && Parts(a) is { Count: > 1 } parts && parts.SetEquals(Parts(b)));
    }

    private static HashSet<string> Parts(Tokens tokens) =>
        [.. string.Join(' ', Tokens.Of(tokens.Text.Replace(",", " and ", StringComparison.Ordinal)).Core).Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Letters(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetterOrDigit)]);

    // A full stop, comma, quotation mark or hyphen makes no difference; a sign of arithmetic does.
    private static string Symbols(string text) => new([.. text.Where(c => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && !".,;:!'’‘\"“”-–—()".Contains(c, StringComparison.Ordinal))]);
}
