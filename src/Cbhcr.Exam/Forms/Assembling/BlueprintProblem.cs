using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>What an assembly is asked beyond its blueprint.</summary>
/// <param name="Forms">How many, from 1.</param>
/// <param name="Include">Codes that stand on every form.</param>
/// <param name="Exclude">Codes that stand on none.</param>
/// <param name="Earlier">Forms that the blueprint names, by code.</param>
internal sealed record AssemblyOrder(int Forms, ulong Seed, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, IReadOnlyDictionary<string, Form> Earlier)
{
    /// <summary>Scored slots of the form that the anchor comes from; none without an anchor.</summary>
    public IReadOnlyList<FormSlot> AnchorOf(FormRules? rules) =>
        rules?.Anchor is { } anchor && Earlier.TryGetValue(anchor.FormCode, out var form) ? [.. form.Slots.Where(s => s.Use == SlotUse.Scored)] : [];

    public static AssemblyOrder Plain(int forms, ulong seed) => new(forms, seed, [], [], new Dictionary<string, Form>());
}

/// <summary>A blueprint and the bank as the assembly library wants them, and the way back.</summary>
/// <param name="Cells">What a rule counts, by the rule's id, where writing items would help.</param>
internal sealed record BlueprintProblem(AssemblyProblem Problem, FormEntries Entries, IReadOnlyDictionary<string, IReadOnlyList<CellPart>> Cells)
{
    private const string OncePrefix = "once:";

    public static BlueprintProblem Of(ExamSpecification exam, IReadOnlyList<FormCandidateItem> pool, AssemblyOrder order)
    {
        var wanted = exam.Competencies().Select(c => c.Code).ToHashSet();
        var anchors = order.AnchorOf(exam.Rules).Select(s => s.ItemCode).ToHashSet();
        // What may be an anchor is not on trial.
        var usable = pool.Where(i => wanted.Contains(i.Competency)).OrderBy(i => i.Code, StringComparer.Ordinal)
            .Select(i => i.MayBeScored && anchors.Contains(i.Code) ? i with { MayBePretest = false } : i).ToList();
        var shared = exam.Rules?.SharedBetweenForms ?? 0;
        // Whether two forms have an item in common is counted by entry; where some may be shared, an item is therefore one entry.
        var entries = new FormEntries(usable, exam.PretestItems > 0,
            order.Forms > 1 && shared + (exam.Rules?.Anchor?.Items ?? 0) > 0 ? Math.Min(0.5, 1.5 * exam.PretestItems / (exam.ScoredItems + exam.PretestItems)) : null, exam.DomainOfCompetency());
        var (goal, columns) = BlueprintGoal.Of(exam, entries);
        var rules = new List<Rule>();
        var cells = new Dictionary<string, IReadOnlyList<CellPart>>();
        foreach (var (rule, cell) in new BlueprintRules(exam, entries, order).All())
        {
            rules.Add(rule);
            if (cell is not null) cells[rule.Id] = cell;
        }
        if (order.Forms > 1) rules.AddRange(Apart(exam, entries, shared, anchors));
        return new(new(entries.Pool(columns), order.Forms, rules, goal), entries, cells);
    }

    /// <summary>What may stand on two forms: the anchor, which is the same on each, and so many more as the blueprint lets them share.</summary>
    private static IEnumerable<Rule> Apart(ExamSpecification exam, FormEntries entries, int shared, HashSet<string> anchors)
    {
        var anchor = anchors.Count == 0 ? 0 : exam.Rules!.Anchor!.Items;
        yield return new OverlapRule("shared", new(anchor > 0 ? anchor : null, shared + anchor), Words: (anchor, shared) switch
        {
            (0, 0) => "No two forms have an item in common.",
            (0, _) => $"Two forms have at most {shared} items in common.",
            (_, 0) => $"The same {anchor} anchor items stand on every form.",
            _ => $"Two forms have {anchor} anchor items and at most {shared} more in common.",
        });
        if (shared == 0 && anchor > 0)
            yield return new UseRule("apart", new Not(new These(entries.Of(anchors))), new(null, 1), "No item but those of the anchor stands on two forms.");
        if (shared + anchor > 0) yield break;
        foreach (var ids in entries.Doubles)
            yield return new CountRule($"{OncePrefix}{ids[0]}", new These(ids), new(null, 1), Together: true, Words: "No two forms have an item in common.");
    }

    /// <summary>Rules of a conflict as a person would list them.</summary>
    public IReadOnlyList<string> WordsOf(IEnumerable<string> rules)
    {
        var byId = Problem.Rules.ToDictionary(r => r.Id);
        return [.. rules.Where(byId.ContainsKey).Select(r => byId[r].Words ?? r).Distinct()];
    }

    public CellShortage Shortage(RuleShortage s) =>
        new(s.Rule, WordsOf([s.Rule]) is [var words] ? words : s.Cell, Cells.GetValueOrDefault(s.Rule) ?? [], s.Needed, s.Available, s.Short);

    /// <summary>The items of a found form with their uses, in the order of the pool.</summary>
    public IReadOnlyList<FormEntry> Read(IReadOnlyList<string> form) => [.. form.Select(id => Entries[id])];
}

/// <summary>One property that the items of a cell have in common.</summary>
/// <param name="Attribute">use, competency, domain, skill, value, cognitive, type or level.</param>
public sealed record CellPart(string Attribute, string Value);
