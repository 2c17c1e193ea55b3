using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>Rules of a form that cannot hold together, or with the counts.</summary>
internal static class RuleFaults
{
    /// <summary>Of these an item has exactly one value, so that what is asked of the values adds up.</summary>
    private static readonly string[] OneEach = ["domain", "competency", "skill", "cognitive", "type"];

    public static IReadOnlyList<string> CognitiveLevels { get; } = ["recall", "application", "judgment"];

    public static IReadOnlyList<string> Bases { get; } = ["none", "difficulty", "information"];

    public static IEnumerable<(string At, string Words)> Of(ExamSpecification exam, FormRules rules, FrameworkCodes codes)
    {
        var cells = rules.Cells ?? [];
        return Prefixed([.. Cells(exam, cells, codes), .. Sums(exam, cells, codes), .. Counts(exam, cells, codes), .. Ranges(exam, rules), .. Target(rules.Target),
            .. Others(exam, rules)]);
    }

    private static IEnumerable<(string At, string Words)> Prefixed(IEnumerable<(string At, string Words)> faults) => faults.Select(f => ($"exam.rules.{f.At}", f.Words));

    private static int Room(ExamSpecification exam, SlotUse? use) => use switch
    {
        SlotUse.Scored => exam.ScoredItems,
        SlotUse.Pretest => exam.PretestItems,
        _ => exam.ScoredItems + exam.PretestItems,
    };

    private static IEnumerable<(string At, string Words)> Cells(ExamSpecification exam, IReadOnlyList<CellTarget> cells, FrameworkCodes codes)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (!IsKnown(cell, codes)) yield return ($"cells[{i}].value", $"“{cell.Value}” is no {cell.Attribute} of framework {codes.Version} or of items.");
            if (cells.Take(i).Any(c => c.Attribute == cell.Attribute && c.Value == cell.Value && c.Use == cell.Use))
                yield return ($"cells[{i}]", $"{cell.Value} is limited twice.");
            if (cell.Least < 0 || cell.Most < cell.Least) yield return ($"cells[{i}].most", $"{cell.Value}: the most is below the least, or the least is below zero.");
            else if (cell.Least > Room(exam, cell.Use)) yield return ($"cells[{i}].least", $"{cell.Value}: at least {cell.Least}, but there are {Room(exam, cell.Use)} places.");
        }
    }

    private static bool IsKnown(CellTarget cell, FrameworkCodes codes) => cell.Attribute switch
    {
        "domain" => codes.DomainOfCompetency.Values.Contains(cell.Value),
        "competency" => codes.DomainOfCompetency.ContainsKey(cell.Value),
        "skill" => codes.CompetencyOfSkillArea.ContainsKey(cell.Value),
        "value" => codes.Values.Contains(cell.Value),
        "cognitive" => CognitiveLevels.Contains(cell.Value),
        "type" => ItemTypes.All.Contains(cell.Value),
        "level" => cell.Value.Length > 0,
        _ => false,
    };

    /// <summary>The cells' least sums must fit, and where all values are limited their most sums must fill the places.</summary>
    private static IEnumerable<(string At, string Words)> Sums(ExamSpecification exam, IReadOnlyList<CellTarget> cells, FrameworkCodes codes)
    {
        foreach (var group in cells.Select((cell, i) => (cell, i)).Where(x => OneEach.Contains(x.cell.Attribute)).GroupBy(x => (x.cell.Attribute, x.cell.Use)))
        {
            var (room, least, last) = (Room(exam, group.Key.Use), group.Sum(x => (long)x.cell.Least), group.Last().i);
            if (least > room) yield return ($"cells[{last}].least", $"The least of all {group.Key.Attribute} cells add up to {least}, but there are {room} places.");
            var values = group.Select(x => x.cell.Value).ToHashSet();
            var most = group.Sum(x => (long)x.cell.Most);
            if (most < room && All(group.Key.Attribute, exam, codes).All(values.Contains))
                yield return ($"cells[{last}].most", $"The most of all {group.Key.Attribute} cells add up to {most}; {room} places cannot be filled.");
        }
    }

    private static IEnumerable<string> All(string attribute, ExamSpecification exam, FrameworkCodes codes) => attribute switch
    {
        "domain" => exam.Domains.Select(d => d.Domain),
        "competency" => exam.Competencies().Select(c => c.Code),
        "skill" => codes.CompetencyOfSkillArea.Where(s => exam.Competencies().Any(c => c.Code == s.Value)).Select(s => s.Key),
        "cognitive" => CognitiveLevels,
        _ => ItemTypes.All,
    };

    /// <summary>Scored counts of competencies are exact: a cell of a competency, its domain or its skill areas must leave room for them.</summary>
    private static IEnumerable<(string At, string Words)> Counts(ExamSpecification exam, IReadOnlyList<CellTarget> cells, FrameworkCodes codes)
    {
        var count = exam.Competencies().GroupBy(c => c.Code).ToDictionary(g => g.Key, g => g.Sum(c => c.ScoredItems));
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (cell.Use == SlotUse.Pretest || cell.Attribute is not ("competency" or "domain" or "skill")) continue;
            var scored = cell.Attribute switch
            {
                "competency" => count.GetValueOrDefault(cell.Value),
                "domain" => exam.Domains.Where(d => d.Domain == cell.Value).Sum(d => d.ScoredItems),
                _ => count.GetValueOrDefault(codes.CompetencyOfSkillArea.GetValueOrDefault(cell.Value, "")),
            };
            // Pretest items of the cell may come to the scored ones.
            var highest = cell.Use is null ? scored + exam.PretestItems : scored;
            if (cell.Least > highest) yield return ($"cells[{i}].least", $"{cell.Value}: at least {cell.Least}, but the counts leave {highest}.");
            if (cell.Attribute != "skill" && cell.Most < scored) yield return ($"cells[{i}].most", $"{cell.Value}: at most {cell.Most}, but the counts ask for {scored}.");
        }
        foreach (var group in cells.Select((cell, i) => (cell, i)).Where(x => x.cell is { Attribute: "skill", Use: SlotUse.Scored })
            .GroupBy(x => codes.CompetencyOfSkillArea.GetValueOrDefault(x.cell.Value, "")))
            if (group.Sum(x => (long)x.cell.Least) is var least && group.Count() > 1 && least > count.GetValueOrDefault(group.Key))
                yield return ($"cells[{group.Last().i}].least", $"The skill areas of {group.Key} ask for {least} scored items; it has {count.GetValueOrDefault(group.Key)}.");
    }

    private static IEnumerable<(string At, string Words)> Ranges(ExamSpecification exam, FormRules rules)
    {
        var all = exam.ScoredItems + exam.PretestItems;
        if (rules.Cases is { } cases && (cases.Least < 0 || cases.Most < cases.Least)) yield return ("cases", "The most case sets are fewer than the least.");
        else if (rules.Cases is { } some && some.Least * 2L > all) yield return ("cases", $"{some.Least} case sets of two items or more do not go into {all} places.");
        if (rules.Words is { } words && (words.Least < 0 || words.Most < words.Least || words.Most < 1)) yield return ("words", "The most words are fewer than the least.");
        if (rules.Keys is { } keys && (keys.Least < 0 || keys.Most < keys.Least || keys.Most > 100))
            yield return ("keys", "A share lies between 0 and 100 percent, the least first.");
        else if (rules.Keys is { Least: > 50 }) yield return ("keys", "Two key positions or more cannot have over half of the items each.");
    }

    private static IEnumerable<(string At, string Words)> Target(StatisticalTarget? target)
    {
        if (target is null) yield break;
        if (!Bases.Contains(target.Basis)) yield return ("target.basis", $"The basis is one of {string.Join(", ", Bases)}.");
        if (target.Basis == "none" && target.Points.Count > 0) yield return ("target.points", "Without a basis there are no points.");
        if (target.Basis == "difficulty" && target.Points is not [{ Aim: > 0 and < 1 }]) yield return ("target.points", "A target of difficulty is one mean p between 0 and 1.");
        if (target.Basis != "information") yield break;
        if (target.Points.Count is < 1 or > 9) yield return ("target.points", "A target of information has between one and nine points.");
        for (var i = 0; i < target.Points.Count; i++)
            if (target.Points[i] is not { At: >= -8 and <= 8, Aim: > 0 and < 1000, Weight: > 0 and <= 1000 })
                yield return ($"target.points[{i}]", "A point lies between −8 and 8, and its aim and weight are above zero.");
        if (target.Points.GroupBy(p => p.At).Any(g => g.Count() > 1)) yield return ("target.points", "A point is given twice.");
    }

    private static IEnumerable<(string At, string Words)> Others(ExamSpecification exam, FormRules rules)
    {
        var all = exam.ScoredItems + exam.PretestItems;
        if (rules.MostUses < 1) yield return ("mostUses", "An item may be used once at least.");
        if (rules.SharedBetweenForms is { } shared && (shared < 0 || shared > all)) yield return ("sharedBetweenForms", $"Between none and all {all} items.");
        foreach (var (limit, i) in (rules.Overlaps ?? []).Select((l, i) => (l, i)))
        {
            if (limit.Most < 0 || limit.Most > all) yield return ($"overlaps[{i}].most", $"Between none and all {all} items.");
            if (rules.Overlaps!.Take(i).Any(o => o.FormCode == limit.FormCode)) yield return ($"overlaps[{i}].formCode", $"Form {limit.FormCode} is limited twice.");
        }
        if (rules.Anchor is not { } anchor) yield break;
        if (anchor.Items < 1 || anchor.Items > exam.ScoredItems) yield return ("anchor.items", $"An anchor has between one and all {exam.ScoredItems} scored items.");
        if (rules.MostUses == 1) yield return ("mostUses", "Anchor items stand on a published form already: with an anchor an item may be used twice at least.");
        if (rules.Overlaps?.FirstOrDefault(o => o.FormCode == anchor.FormCode) is { } both && both.Most < anchor.Items)
            yield return ("anchor.items", $"{anchor.Items} items come from form {anchor.FormCode}, but at most {both.Most} may be shared with it.");
    }
}
