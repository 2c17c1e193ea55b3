using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>
/// BIA-PERSON. In what somebody in the text says a label may show that person's view: there, and in a rationale, which may speak about a label, a reviewer's reason is enough.
/// "The homeless shelter" is a shelter and "the disabled parking space" a space: a label that stands for people is not followed by its noun.
/// </summary>
internal sealed class PersonFirst() : ItemRule("BIA-PERSON", "Label instead of a person", Severity.Error, "CAMH, UT, HP")
{
    private static readonly WordList List = WordList.Named("person-first");
    private static readonly Phrases Phrases = new(List);
    private static readonly HashSet<string> StandBeforeNouns = ["the homeless", "a homeless", "the disabled", "the blind", "the elderly", "a bipolar", "a borderline", "a psychotic", "the schizophrenic", "a schizophrenic", "an epileptic", "a diabetic", "the alcoholic", "an alcoholic", "the handicapped", "transient"];
    private static readonly HashSet<string> Things = [
        "shelter", "shelters", "outreach", "services", "service", "system", "program", "programs", "parking", "seat", "spot", "disorder", "episode", "symptoms", "seizure", "drink", "drinks", "beverage",
        "emergency", "kit", "diet", "score", "case", "care", "center", "count", "court", "liaison", "thoughts", "result", "entrance", "restroom", "ischemic", "attack", "attacks"];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var (field, hit) in Phrases.In(text.Fields.Concat(item.Rationales())))
        {
            if (StandBeforeNouns.Contains(hit.Entry.Term) && field.Tokens.Words.FirstOrDefault(w => w.Start >= hit.Start + hit.Length) is { } next && Things.Contains(next.Lower)) continue;
            var aside = field.Field.EndsWith("rationale", StringComparison.Ordinal) || Said.Quoted(field.Tokens, hit.Start);
            yield return Found(aside ? Severity.Warning : Severity.Error, $"“{hit.Entry.Term}” is a label.{hit.Entry.Instead()}", $"On {List.Label}{(aside ? "; in a quotation or a rationale" : "")}.", Spans.Of(field.Field, hit));
        }
    }
}
