using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>CUE-EXHAUST. Higher, lower, the same: one of three must be right, and the fourth option is dead. Where all options belong to the set nothing is dead.</summary>
internal sealed class Exhaustive() : ItemRule("CUE-EXHAUST", "Some options leave nothing for the others", Severity.Warning, "NBME")
{
    private const int MostWords = 7;
    private static readonly WordList List = WordList.Named("exhaustive");
    private static readonly IReadOnlyList<Phrases[]> Sets =
    [
        .. List.Entries.Select(e => $"{e.Term}\t{e.Note}".Split('\t').Select(member => new Phrases(member.Split('|').Select(m => new ListEntry(m, null)))).ToArray()),
    ];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsSingleChoice() || text.Options.Any(o => o.Tokens.Words.Count > MostWords)) yield break;
        foreach (var set in Sets)
        {
            var members = set.Select(m => text.Options.Where(o => m.In(o.Tokens).Any()).ToList()).ToList();
            // Each option is one member, and each member is one option.
            if (members.Exists(m => m.Count != 1) || members.Select(m => m[0]).Distinct().Count() < set.Length) continue;
            var taken = members.ConvertAll(m => m[0]);
            if (taken.Count == text.Options.Count || !About(taken)) continue;
            var dead = text.Options.Except(taken).ToList();
            yield return Found($"{string.Join(", ", taken.Select(o => o.Id))} leave no other case, so {string.Join(" and ", dead.Select(o => o.Id))} cannot be right. Ask about something where all options live.",
                $"{string.Join("; ", taken.Select(o => o.Text))}; {List.Label}", [.. dead.Select(Spans.Whole)]);
            yield break;
        }
    }

    // They are about the same thing: what they have besides is alike or nothing.
    private static bool About(List<OptionText> taken)
    {
        var rest = taken.ConvertAll(o => o.Tokens.ContentStems);
        return rest.TrueForAll(r => r.Count <= 1) || rest.Skip(1).All(r => r.Intersect(rest[0]).Any());
    }
}
