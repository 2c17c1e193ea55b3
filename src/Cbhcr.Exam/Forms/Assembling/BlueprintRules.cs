using System.Globalization;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Exam.Forms;

/// <summary>The rules of a blueprint one by one, in words of its own.</summary>
internal sealed class BlueprintRules(ExamSpecification exam, FormEntries entries, AssemblyOrder order)
{
    private static readonly Condition Scored = new In("use", ["scored"]);
    private static readonly Condition Pretest = new In("use", ["pretest"]);

    private FormRules Rules { get; } = exam.Rules ?? new();

    /// <returns>Each rule, with the cell it counts where more items would help.</returns>
    public IEnumerable<(Rule Rule, IReadOnlyList<CellPart>? Cell)> All() =>
        [.. Counts(), .. Cells(), .. Limits(), .. Cases(), .. Keys(), .. Mix(), .. Use(), .. Anchor(), .. Wishes()];

    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Counts()
    {
        foreach (var c in exam.Competencies())
            yield return (new CountRule($"competency:{c.Code}", new Both([Scored, new In("competency", [c.Code])]), Span.Exactly(c.ScoredItems),
                Words: $"{c.ScoredItems} scored items of {c.Code}"), [new("use", "scored"), new("competency", c.Code)]);
        yield return (new CountRule("pretest", Pretest, Span.Exactly(exam.PretestItems), Words: $"{exam.PretestItems} pretest items"), [new("use", "pretest")]);
    }

    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Cells()
    {
        foreach (var cell in Rules.Cells ?? [])
        {
            var use = cell.Use switch { SlotUse.Scored => Scored, SlotUse.Pretest => Pretest, _ => null };
            var meant = Has(cell.Attribute, cell.Value);
            CellPart[] parts = cell.Use is { } u ? [new("use", u == SlotUse.Scored ? "scored" : "pretest"), new(cell.Attribute, cell.Value)] : [new(cell.Attribute, cell.Value)];
            yield return (new CountRule($"cell:{cell.Attribute}:{cell.Value}{(cell.Use is { } s ? $":{s.ToString().ToLowerInvariant()}" : "")}", use is null ? meant : new Both([use, meant]),
                new(cell.Least, cell.Most), Words: $"{Range(cell.Least, cell.Most)} {(cell.Use is { } w ? w.ToString().ToLowerInvariant() + " " : "")}items of {cell.Attribute} {cell.Value}"), parts);
        }
    }

    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Limits()
    {
        if (Rules.Words is { } words)
            yield return (new SumRule("words", "words", new Every(), new(words.Least, words.Most), Words: $"{Range(words.Least, words.Most)} words"), null);
        if (exam.ReadingGradeLimit > 0)
            yield return (new MeanRule("grade", "grade", new Every(), new(null, exam.ReadingGradeLimit), Words: $"Reading grade {exam.ReadingGradeLimit} at most, in the mean of the items"), null);
    }

    /// <summary>A case goes on a form whole or not at all.</summary>
    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Cases()
    {
        if (Rules.Cases is null && entries.All.All(e => e.Item.Stimulus is null)) yield break;
        yield return (new StimulusRule("cases", new Every(), Rules.Cases is { } c ? new(c.Least, c.Most) : new(null, null), null,
            Words: Rules.Cases is { } n ? $"{Range(n.Least, n.Most)} case sets, each whole" : "Case sets are whole"), null);
    }

    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Keys()
    {
        if (Rules.Keys is not { } keys) yield break;
        var (least, most) = ((int)Math.Floor(keys.Least * exam.ScoredItems / 100.0), (int)Math.Ceiling(keys.Most * exam.ScoredItems / 100.0));
        foreach (var letter in Letters(entries))
            yield return (new CountRule($"key:{letter}", new Both([Scored, new In("key", [letter])]), new(least, most), Words: $"{Range(least, most)} scored items with key {letter}"), null);
    }

    /// <summary>Where statistics are sought the cognitive mix is a range; without them it is part of what is sought (<see cref="BlueprintGoal"/>).</summary>
    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Mix()
    {
        if (!BlueprintGoal.HasTarget(Rules)) yield break;
        foreach (var (level, percent) in BlueprintGoal.Mix(exam).Where(m => m.Percent > 0))
        {
            var (least, most) = ((int)Math.Floor((percent - 5) * exam.ScoredItems / 100.0), (int)Math.Ceiling((percent + 5) * exam.ScoredItems / 100.0));
            yield return (new CountRule($"mix:{level}", new Both([Scored, new In("cognitive", [level])]), new(Math.Max(0, least), most),
                Words: $"{Range(Math.Max(0, least), most)} scored items of {level} ({percent} % within 5)"), [new("use", "scored"), new("cognitive", level)]);
        }
    }

    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Use()
    {
        if (Rules.MostUses is { } most)
            yield return (new ExcludeRule("uses", new Within("uses", new(most, null)), Words: $"No item that stands on {most} published forms or more"), null);
        foreach (var limit in Rules.Overlaps ?? [])
            if (order.Earlier.TryGetValue(limit.FormCode, out var earlier))
                yield return (new EarlierFormRule($"overlap:{limit.FormCode}", entries.Of(earlier.Slots.Select(s => s.ItemCode)), new(null, limit.Most),
                    Words: $"At most {limit.Most} items in common with form {limit.FormCode}"), null);
        var needed = Rules.Target?.Basis;
        if (needed == "information")
            yield return (new ExcludeRule("calibrated", new Both([Scored, new In("calibrated", ["no"])]), Words: "Scored items are calibrated"), null);
        if (needed == "difficulty")
            yield return (new ExcludeRule("known", new Both([Scored, new Not(new Within("p", new(0, 1)))]), Words: "The difficulty of scored items is known from use"), null);
    }

    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Anchor()
    {
        if (Rules.Anchor is not { } anchor || order.AnchorOf(Rules) is not { Count: > 0 } scored) yield break;
        Condition Of(IEnumerable<FormSlot> slots) => new Both([Scored, new These([.. entries.Of(slots.Select(s => s.ItemCode))])]);
        yield return (new CountRule("anchor", Of(scored), Span.Exactly(anchor.Items), Words: $"{anchor.Items} anchor items from form {anchor.FormCode}"), null);
        foreach (var group in scored.GroupBy(s => s.Competency).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var share = anchor.Items * (double)group.Count() / scored.Count;
            yield return (new CountRule($"anchor:{group.Key}", Of(group), new(Math.Floor(share), Math.Ceiling(share)),
                Words: $"Anchor items of {group.Key} in the proportion of form {anchor.FormCode}"), null);
        }
    }

    private IEnumerable<(Rule, IReadOnlyList<CellPart>?)> Wishes()
    {
        foreach (var code in order.Include)
            yield return (new CountRule($"include:{code}", new These(entries.Of([code])), Span.Exactly(1), Words: $"{code} stands on every form"), null);
        if (order.Exclude.Count > 0 && entries.Of(order.Exclude) is { Count: > 0 } none)
            yield return (new ExcludeRule("exclude", new These(none), Words: $"{string.Join(", ", order.Exclude)} {(order.Exclude.Count == 1 ? "stands" : "stand")} on no form"), null);
    }

    /// <summary>Key letters of the pool, in order.</summary>
    public static IReadOnlyList<string> Letters(FormEntries entries) =>
        [.. entries.All.Select(e => e.Item.KeyPosition).Where(char.IsAsciiLetter).Distinct().Order().Select(c => c.ToString())];

    private Condition Has(string attribute, string value) =>
        attribute is not ("value" or "level") ? new In(attribute, [value])
        : entries.All.Any(e => (attribute == "value" ? e.Item.Values : e.Item.Levels).Contains(value)) ? new In($"{attribute}:{value}", ["yes"])
        : new These([]);

    private static string Range(int least, int most) =>
        least == most ? least.ToString(CultureInfo.InvariantCulture) : $"{least} to {most}";
}
