using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Cues;

/// <summary>CUE-PAIR. Two options are opposites, or nearly the same, the others are about something else, and the key is one of the two.</summary>
internal sealed class OppositePair() : ItemRule("CUE-PAIR", "The key is one of two options that belong together", Severity.Warning, "HDR#28e")
{
    private static readonly WordList List = WordList.Named("opposites");
    private static readonly HashSet<(string, string)> Opposites = [.. List.Entries.SelectMany(e => new[] { (e.Term, e.Note!), (e.Note!, e.Term) })];

    private static readonly Phrases Unchanged = new([new("same", null), new("unchanged", null), new("no change", null), new("not change", null), new("constant", null)]);

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["alike"] = 0.75, ["others"] = 0.2 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsSingleChoice() || text.Keys.Count != 1 || text.Options.Count < 4) yield break;
        // Higher, lower, the same: the third belongs to the two (CUE-EXHAUST).
        if (text.Options.Any(o => Unchanged.In(o.Tokens).Any())) yield break;
        var cores = text.Options.Select(o => (IReadOnlySet<string>)o.Tokens.Words.Where(w => w.IsContent || w.IsNumber).Select(w => w.Stem).ToHashSet()).ToList();
        var pairs = (from a in text.Options from b in text.Options.Skip(a.Index + 1) let why = Related(a, b, cores, Number(item, setting, "alike")) where why is not null select (a, b, why)).ToList();
        if (pairs is not [var (first, second, reason)] || !(first.IsKey || second.IsKey)) yield break;
        // The other options stand apart, from the pair and in the words they use.
        var apart = text.Options.Where(o => o != first && o != second)
            .All(o => Likeness.Jaccard(cores[o.Index], cores[first.Index]) <= Number(item, setting, "others") && Likeness.Jaccard(cores[o.Index], cores[second.Index]) <= Number(item, setting, "others"));
        if (apart)
            yield return Found($"{first.Id} and {second.Id} belong together and the others do not: people who guess choose between these two. Make the others a pair, too, or change one.", $"{reason}", Spans.Whole(first), Spans.Whole(second));
    }

    private static string? Related(OptionText a, OptionText b, List<IReadOnlySet<string>> cores, double alike)
    {
        var (left, right) = (a.Tokens.Core, b.Tokens.Core);
        var (onlyLeft, onlyRight) = (left.Except(right).ToList(), right.Except(left).ToList());
        var opposite = onlyLeft.SelectMany(l => onlyRight.Where(r => Opposites.Contains((l, r))).Select(r => (l, r))).FirstOrDefault();
        // Apart from the opposites, most of the words have to be the same: "sit down with him" and "stand by the door" are no pair.
        if (opposite != default && onlyLeft.Count <= 2 && onlyRight.Count <= 2 && (left.Count <= 2 || left.Intersect(right).Count() >= left.Count / 2))
            return $"opposites “{opposite.l}” and “{opposite.r}”; {List.Label}";
        var negated = onlyLeft.Concat(onlyRight).ToList();
        if (negated is ["not"] or ["do", "not"] or ["don't"] or ["never"]) return "the same, and its negation";
        return cores[a.Index].Count >= 3 && cores[b.Index].Count >= 3 && Likeness.Jaccard(cores[a.Index], cores[b.Index]) is var jaccard && jaccard >= alike ? $"alike by {jaccard:0.00}" : null;
    }
}
