using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>CUE-GRAMMAR. Options that complete a stem and do not go on with its grammar. An error where the key alone fits, or alone does not.</summary>
internal sealed class GrammaticalCue() : ItemRule("CUE-GRAMMAR", "Options that do not fit the stem's grammar", Severity.Warning, "HDR#28c, NBME")
{
    private static readonly HashSet<string> Modals = ["should", "must", "can", "could", "will", "would", "to", "may", "might"];
    private static readonly HashSet<string> UncountableEnds = ["ss", "us", "is", "as", "os"];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice() || text.LeadIn is not { } leadIn || leadIn.IsQuestion || item.Stem.TrimEnd().EndsWith('.')) yield break;
        var last = leadIn.Words[^1];
        // "a(n)" and "a/an" fit both.
        if (last.Lower is "a" or "an" && leadIn.Words.Count > 1 && leadIn.Words[^2].Lower is not ("a" or "an") && !item.Stem.TrimEnd(' ', ':', '_', '…').EndsWith(')'))
        {
            if (Judge(item, text, o => o.Tokens.Words.Count == 0 ? null : Grammar.BeginsWithVowelSound(o.Tokens.Words[0].Lower) == (last.Lower == "an"), $"“{last.Lower}” before the option", last) is { } article)
                yield return article;
        }
        else if (last.Lower is "is" or "are" or "was" or "were")
        {
            var plural = last.Lower is "are" or "were";
            if (Judge(item, text, o => IsPlural(o) is { } many ? many == plural : null, $"“{last.Lower}” with {(plural ? "singular" : "plural")}", last) is { } number) yield return number;
        }
        else if (Modals.Contains(last.Lower))
        {
            if (Judge(item, text, AfterModal, $"verb form after “{last.Lower}”", last) is { } verb) yield return verb;
        }
        else if (last.Lower is "by" or "from" or "without" or "for" && Judge(item, text, AfterPreposition, $"verb form after “{last.Lower}”", last) is { } preposition) yield return preposition;
    }

    // Nothing is said unless it can be told of every option whether it fits.
    private Finding? Judge(LintItem item, ItemText text, Func<OptionText, bool?> fits, string what, Word last)
    {
        var told = text.Options.Select(o => (Option: o, Fits: fits(o))).ToList();
        if (told.Exists(t => t.Fits is null) || told.TrueForAll(t => t.Fits == true) || told.TrueForAll(t => t.Fits == false)) return null;
        var keys = told.Where(t => t.Option.IsKey).ToList();
        var others = told.Where(t => !t.Option.IsKey).ToList();
        var telling = keys.Count > 0 && others.Count > 0 && keys.TrueForAll(k => k.Fits == keys[0].Fits) && others.TrueForAll(o => o.Fits != keys[0].Fits);
        var misfits = told.Where(t => t.Fits == false).Select(t => t.Option).ToList();
        return Found(telling ? Severity.Error : Severity.Warning,
            telling ? "Grammar alone tells the key from the distractors. Ask a question, or make all options fit." : "Some options do not go on with the stem's grammar, which rules them out. Ask a question, or make all options fit.",
            $"{what}: {string.Join(", ", misfits.Select(o => o.Id))} {(misfits.Count == 1 ? "does" : "do")} not fit", [Spans.Of("stem", last), .. misfits.Select(Spans.Whole)]);
    }

    private static bool? IsPlural(OptionText option)
    {
        var words = option.Tokens.Words;
        if (words.Count is 0 or > 4) return null;
        if (words[0].Lower is "a" or "an" or "one" or "this" or "each" or "every") return false;
        if (words.Any(w => w.Lower == "and") || words[0].Lower is "two" or "three" or "four" or "many" or "several" or "both" or "these") return true;
        var head = words.Any(w => w.Lower is "of" or "in" or "for" or "with" or "to") ? null : words[^1].Lower;
        if (head is null || head.Length < 3) return null;
        if (head is "people" or "children" or "men" or "women" or "feet" or "teeth" or "police") return true;
        return head[^1] == 's' ? UncountableEnds.Contains(head[^2..]) ? null : true : head.All(char.IsLetter) && !head.EndsWith("ly", StringComparison.Ordinal) && !head.EndsWith("ed", StringComparison.Ordinal) ? false : null;
    }

    private static bool? AfterModal(OptionText option) => option.Form switch
    {
        GrammaticalForm.Imperative => true,
        GrammaticalForm.Gerund or GrammaticalForm.Infinitive or GrammaticalForm.Sentence or GrammaticalForm.NounPhrase => false,
        _ => option.Tokens.Words.Count > 0 && Lists.WordList.Named("verbs").Contains(option.Tokens.Words[0].Lower) ? true : null,
    };

    private static bool? AfterPreposition(OptionText option) => option.Form switch
    {
        GrammaticalForm.Gerund or GrammaticalForm.NounPhrase or GrammaticalForm.Quantity => true,
        GrammaticalForm.Imperative or GrammaticalForm.Infinitive or GrammaticalForm.Sentence => false,
        _ => null,
    };
}
