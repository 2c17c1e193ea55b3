using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>BIA-SUBSTANCE. A warning where the words belong to a title (an agency, a law, an instrument: each word with a capital) or to what somebody says; else an error.</summary>
internal sealed class SubstanceLanguage() : ItemRule("BIA-SUBSTANCE", "Stigmatizing words about substance use", Severity.Error, "UT, HP")
{
    private static readonly WordList List = WordList.Named("substance-language");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var (field, hit) in Phrases.In(text.Fields.Concat(item.Rationales())))
        {
            // "The bathroom has been clean for days" is about no drug.
            if (hit.Entry.Term is "been clean" or "clean for" && !SpeaksOfDrugs(item)) continue;
            var title = field.Tokens.Text.Substring(hit.Start, hit.Length).Split(' ').All(w => char.IsUpper(w[0]));
            var soft = title || Said.Quoted(field.Tokens, hit.Start) || field.Field.EndsWith("rationale", StringComparison.Ordinal);
            yield return Found(soft ? Severity.Warning : Severity.Error, $"“{hit.Entry.Term}” judges people who use substances.{hit.Entry.Instead()}",
                $"On {List.Label}{(title ? "; looks like a title" : soft ? "; in a quotation or a rationale" : "")}.", Spans.Of(field.Field, hit));
        }
    }

    private static bool SpeaksOfDrugs(LintItem item) =>
        Tokens.Of($"{item.Stimulus} {item.Stem}").Words.Any(w => w.Lower is "drug" or "drugs" or "heroin" or "meth" or "cocaine" or "opioid" or "opioids" or "fentanyl" or "using" or "drinking" or "sober" or "recovery" or "alcohol");
}
