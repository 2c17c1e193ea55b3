using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>SC-FORCE. "Without restraint" in a key is no use of it.</summary>
internal sealed class Force() : ItemRule("SC-FORCE", "Key uses force", Severity.Error, "SC-FORCE")
{
    private static readonly WordList List = WordList.Named("force");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        Phrases.In(text.Keys.Fields()).Where(h => !Said.Negated(h.Field.Tokens, h.Hit.Start))
            .Select(h => Found("No key may use physical force, restraint or a weapon.", $"“{h.Hit.Entry.Term}” on {List.Label}.", Spans.Of(h.Field.Field, h.Hit)));
}
