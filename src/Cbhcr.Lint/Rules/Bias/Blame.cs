using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>BIA-MANIP. As a distractor, or said by somebody, such a word may be what the item is about: then the reviewer says so.</summary>
internal sealed class Blame() : ItemRule("BIA-MANIP", "Words that blame the person", Severity.Warning, "SEED V-DIGNITY")
{
    private static readonly WordList List = WordList.Named("blame");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var (field, hit) in Phrases.In(text.Fields))
        {
            var wrong = text.Distractors.Any(o => o.Field == field.Field);
            yield return Found($"“{hit.Entry.Term}” blames the person.{hit.Entry.Instead()}{(wrong || Said.Quoted(field.Tokens, hit.Start) ? " If the item is about such words, say so as a reason." : "")}",
                $"On {List.Label}.", Spans.Of(field.Field, hit));
        }
    }
}
