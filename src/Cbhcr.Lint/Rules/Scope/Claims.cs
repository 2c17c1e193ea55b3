using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>SC-CLAIM.</summary>
internal sealed class Claims() : ItemRule("SC-CLAIM", "Says that the credential is official", Severity.Error, "SC-STATUS")
{
    private static readonly WordList List = WordList.Named("claims");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        Phrases.In(text.Fields.Concat(item.Rationales())).Where(h => !Said.Negated(h.Field.Tokens, h.Hit.Start))
            .Select(h => Found("The credential is proposed. Nothing may say that an official one exists.", $"“{h.Hit.Entry.Term}” on {List.Label}.", Spans.Of(h.Field.Field, h.Hit)));
}
