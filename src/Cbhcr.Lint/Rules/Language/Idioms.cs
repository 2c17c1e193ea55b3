using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Language;

/// <summary>LNG-IDIOM. What people say in a vignette is looked at like the rest: who does not know the saying does not know what was said.</summary>
internal sealed class Idioms() : ItemRule("LNG-IDIOM", "Idiom or slang", Severity.Warning, "AERA ch. 3")
{
    private static readonly WordList List = WordList.Named("idioms");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        Phrases.In(text.Fields).Once().Select(h => Found($"“{h.Entry.Term}” is a saying that not every reader knows.{h.Entry.Instead()}", $"On {List.Label}.", h.Spans));
}
