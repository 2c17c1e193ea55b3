using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-HETERO. One option is of another kind than all the rest, by a list of words for kinds of things.</summary>
internal sealed class MixedContent() : ItemRule("OPT-HETERO", "An option of another kind", Severity.Information, "HDR#23")
{
    private static readonly WordList Classes = WordList.Named("content-classes");
    private static readonly Phrases ClassWords = new(Classes);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice() || item.Options.Count < 3) yield break;
        var kinds = text.Options.Select(o => (Option: o, Kind: KindOf(o))).ToList();
        if (kinds.Exists(k => k.Kind is null)) yield break;
        var groups = kinds.GroupBy(k => k.Kind!).OrderByDescending(g => g.Count()).ToList();
        if (groups.Count != 2 || groups[1].Count() != 1) yield break;
        var odd = groups[1].Single();
        yield return Found($"{odd.Option.Id} is of another kind ({odd.Kind}) than the other options ({groups[0].Key}). Candidates may see it as out of place.",
            $"{string.Join("; ", kinds.Select(k => $"{k.Option.Id} {k.Kind}"))}; {Classes.Label}", Spans.Whole(odd.Option));
    }

    // An instruction is of the kind of its verb, unless it is about a medicine; a short phrase of the kind of its last word that has one.
    private static string? KindOf(OptionText option)
    {
        if (Quotes.Whole(option.Text)) return "communication";
        var first = option.Tokens.Words.Count > 0 ? Classes.Find(option.Tokens.Words[0].Lower)?.Note : null;
        var hits = ClassWords.In(option.Tokens).Select(h => h.Entry.Note!).ToList();
        return first == "communication" ? first
            : hits.Contains("medication") ? "medication"
            : option.Tokens.Words.Count <= 4 && hits.Count > 0 ? hits[^1] : null;
    }
}
