using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>
/// CUE-CLANG. A word of the question that the key repeats and no distractor has. From a case that precedes the question keys take words as a matter of course (an egg yolk, a
/// letter that was mailed), so there only long words count. Words of daily life and of the framework are no clue. What is rare is told by a list, and by the neighbours in the
/// bank: a word that many of their stems have is rare no more.
/// </summary>
internal sealed class Clang() : ItemRule("CUE-CLANG", "The key repeats a rare word of the stem", Severity.Warning, "HDR#28b, NBME")
{
    private static readonly WordList List = WordList.Named("common-words");
    private static readonly HashSet<string> Common = [.. List.Entries.Select(e => Stemmer.Of(e.Term))];

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["letters"] = 8, ["share"] = 0.02, ["neighbours"] = 50 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsSingleChoice() || text.Keys.Count != 1 || text.Distractors.Count == 0) yield break;
        var elsewhere = text.Distractors.SelectMany(d => d.Tokens.Words.Select(w => w.Stem)).ToHashSet();
        var asked = text.LeadIn?.Words.Select(w => w.Stem).ToHashSet() ?? [];
        var letters = Number(item, setting, "letters");
        var shared = text.Keys[0].Tokens.Words
            .Where(w => w.IsContent && w.Lower.Length > 3 && (asked.Contains(w.Stem) || (w.Lower.Length >= letters && text.Stem.ContentStems.Contains(w.Stem))) && !elsewhere.Contains(w.Stem) && !Common.Contains(w.Stem) && !OfFramework(w, setting))
            .ToList();
        if (shared.Count == 0 || shared.TrueForAll(w => Widespread(w.Stem, item, setting))) yield break;
        yield return Found($"The key repeats “{shared[0].Text}” from the stem and no distractor does. Use another word, or let distractors have it, too.", $"{string.Join(", ", shared.Select(w => w.Stem))}; {List.Label}",
            [.. shared.Select(w => Spans.Of(text.Keys[0].Field, w)), .. text.Stem.Words.Where(w => w.Stem == shared[0].Stem).Select(w => Spans.Of("stem", w))]);
    }

    private static bool OfFramework(Word word, LintSetting setting) => setting.GlossaryTerms.Any(t => t.Split(' ', '-').Any(p => Stemmer.Of(p.ToLowerInvariant()) == word.Stem));

    private bool Widespread(string stem, LintItem item, LintSetting setting)
    {
        if (setting.Neighbours.Count < Number(item, setting, "neighbours")) return false;
        var having = setting.Neighbours.Count(n => n.Stem.Contains(stem, StringComparison.OrdinalIgnoreCase));
        return having >= Number(item, setting, "share") * setting.Neighbours.Count;
    }
}
