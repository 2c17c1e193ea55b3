using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>SC-POLICEPOWER. To ask for police is no police power; to threaten with them is.</summary>
internal sealed class PolicePowers() : ItemRule("SC-POLICEPOWER", "Key uses or threatens police powers", Severity.Error, "SC-NO-LE-AUTHORITY")
{
    private static readonly WordList List = WordList.Named("police-powers");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        Phrases.In(text.Keys.Fields()).Where(h => !Said.Negated(h.Field.Tokens, h.Hit.Start))
            .Select(h => Found("Responders have no police powers; no key may use or threaten them.", $"“{h.Hit.Entry.Term}” on {List.Label}.", Spans.Of(h.Field.Field, h.Hit)));
}
