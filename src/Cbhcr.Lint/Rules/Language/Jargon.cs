using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Language;

/// <summary>LNG-JARGON. Each term says at which levels it is one; from the third level on clinical words are part of the work.</summary>
internal sealed class Jargon() : ItemRule("LNG-JARGON", "Clinical jargon above the level", Severity.Warning, "SEED, SC-INTRODUCTORY-LEVEL")
{
    private static readonly WordList List = WordList.Named("jargon");
    private static readonly Phrases First = new(List);
    private static readonly Phrases Second = new(List.Entries.Where(e => e.Note!.StartsWith("I+II", StringComparison.Ordinal)));

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var rank = Thresholds.Rank(item.Levels.Count > 0 ? item.Levels[0] : null) ?? 1;
        if (rank > 2) return [];
        return (rank == 1 ? First : Second).In(text.Fields).Once()
            .Select(h => Found($"“{h.Entry.Term.TrimEnd('*')}” is professional language. Better: {h.Entry.Note![(h.Entry.Note!.IndexOf(';') + 2)..]}.", $"On {List.Label}.", h.Spans));
    }
}
