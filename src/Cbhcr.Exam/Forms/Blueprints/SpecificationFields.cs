using Cbhcr.Exam.Competencies;

namespace Cbhcr.Exam.Forms;

/// <summary>A specification as it is typed: rows may be empty, and an empty one is none.</summary>
public sealed record SpecificationFields(
    int? ScoredItems, int? PretestItems, int? Minutes, int? ReadingGradeLimit, MixFields CognitiveMix, IReadOnlyList<CompetencyFields> Competencies, RuleFields? Rules);

public sealed record MixFields(int? Recall, int? Application, int? Judgment);

public sealed record CompetencyFields(string Code, decimal? WeightPercent, int? ScoredItems);

public sealed record RuleFields(
    IReadOnlyList<CellFields>? Cells, RangeFields? Cases, RangeFields? Words, RangeFields? Keys, TargetFields? Target, int? MostUses, IReadOnlyList<OverlapFields>? Overlaps,
    AnchorFields? Anchor, int? SharedBetweenForms);

/// <param name="Cell">Attribute and value, as in <c>skill:RB.SA.ESR</c>.</param>
/// <param name="Use">scored or pretest; both when empty.</param>
public sealed record CellFields(string? Cell, string? Use, int? Least, int? Most);

public sealed record RangeFields(int? Least, int? Most);

public sealed record TargetFields(string? Basis, bool? Minimax, IReadOnlyList<PointFields>? Points);

public sealed record PointFields(double? At, double? Aim, double? Weight);

public sealed record OverlapFields(string? FormCode, int? Most);

public sealed record AnchorFields(string? FormCode, int? Items);

/// <summary>Turns what was typed into a specification, and the places of faults back into those of the fields.</summary>
internal sealed class TypedSpecification
{
    private const int Most = 100_000_000;

    private readonly List<int> _cells = [], _overlaps = [], _points = [];

    public ExamSpecification Exam { get; }

    /// <summary>By the field's name, as the page has it.</summary>
    public Dictionary<string, string> Faults { get; } = [];

    public TypedSpecification(SpecificationFields typed, ExamSpecification before, FrameworkCodes codes)
    {
        Exam = before with
        {
            ScoredItems = Number(typed.ScoredItems, 1, 400, "scoredItems", "Scored items"), PretestItems = Number(typed.PretestItems, 0, 200, "pretestItems", "Pretest items"),
            Minutes = Number(typed.Minutes, 1, 1440, "minutes", "Minutes"),
            ReadingGradeLimit = Number(typed.ReadingGradeLimit ?? 0, 0, 20, "readingGradeLimit", "The reading grade"),
            CognitiveMix = new(Number(typed.CognitiveMix.Recall, 0, 100, "cognitiveMix.recall", "Recall"),
                Number(typed.CognitiveMix.Application, 0, 100, "cognitiveMix.application", "Application"),
                Number(typed.CognitiveMix.Judgment, 0, 100, "cognitiveMix.judgment", "Judgment")),
            Domains = Domains(typed.Competencies, codes), Rules = typed.Rules is { } rules ? Rules(rules) : null,
        };
        if (Faults.Count > 0) return;
        foreach (var (at, words) in SpecificationFaults.Of(Exam, codes)) Faults.TryAdd(Typed(at), words);
    }

    private IReadOnlyList<DomainTarget> Domains(IReadOnlyList<CompetencyFields> typed, FrameworkCodes codes)
    {
        var rows = typed.Select((c, i) => (c.Code, Weight: c.WeightPercent ?? 0, Items: Number(c.ScoredItems ?? 0, 0, 400, $"competencies[{i}].scoredItems", c.Code), i)).ToList();
        foreach (var row in rows)
        {
            if (!codes.DomainOfCompetency.ContainsKey(row.Code))
                Fault($"competencies[{row.i}].code", $"The competency {row.Code} is not in framework {codes.Code} {codes.Version}.");
            else if (rows.Take(row.i).Any(r => r.Code == row.Code)) Fault($"competencies[{row.i}].code", $"{row.Code} stands twice.");
            if (row.Weight is < 0 or > 100) Fault($"competencies[{row.i}].weightPercent", $"{row.Code}: a weight lies between 0 and 100 percent.");
        }
        var sum = rows.Sum(r => r.Weight);
        if (sum != 0 && sum != 100) Fault("weights", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The weights add up to {sum} percent and not to 100."));
        return [.. rows.Where(r => (r.Items > 0 || r.Weight > 0) && codes.DomainOfCompetency.ContainsKey(r.Code)).GroupBy(r => codes.DomainOfCompetency[r.Code])
            .Select(g => new DomainTarget(g.Key, g.Sum(r => r.Weight), [.. g.Select(r => new CompetencyTarget(r.Code, r.Weight, r.Items))]))];
    }

    private FormRules? Rules(RuleFields typed)
    {
        var rules = new FormRules(
            Listed(typed.Cells, _cells, c => string.IsNullOrEmpty(c.Cell) && c.Least is null && c.Most is null, Cell),
            Range(typed.Cases, "cases") is { } cases ? new(cases.Least, cases.Most) : null, Range(typed.Words, "words"), Target(typed.Target),
            typed.MostUses, Listed(typed.Overlaps, _overlaps, o => string.IsNullOrWhiteSpace(o.FormCode) && o.Most is null,
                (o, i) => new OverlapLimit(o.FormCode?.Trim() ?? "", Number(o.Most, 0, 600, $"rules.overlaps[{i}].most", "Items in common"))),
            string.IsNullOrWhiteSpace(typed.Anchor?.FormCode) && typed.Anchor?.Items is null ? null
                : new(typed.Anchor.FormCode?.Trim() ?? "", Number(typed.Anchor.Items, 1, 400, "rules.anchor.items", "Items of the anchor")),
            Range(typed.Keys, "keys"), typed.SharedBetweenForms);
        return rules == new FormRules() ? null : rules;
    }

    private CellTarget Cell(CellFields cell, int i)
    {
        if (cell.Cell?.Split(':', 2) is not [var attribute, { Length: > 0 } value])
        {
            Fault($"rules.cells[{i}].cell", $"Row {i + 1}: choose what is limited.");
            (attribute, value) = ("", "");
        }
        if (cell.Use is not (null or "" or "scored" or "pretest")) Fault($"rules.cells[{i}].use", $"Row {i + 1}: scored, pretest or both.");
        SlotUse? use = cell.Use switch { "scored" => SlotUse.Scored, "pretest" => SlotUse.Pretest, _ => null };
        return new(attribute, value, Number(cell.Least, 0, 600, $"rules.cells[{i}].least", $"{value}, the least"),
            Number(cell.Most, 0, 600, $"rules.cells[{i}].most", $"{value}, the most"), use);
    }

    private StatisticalTarget? Target(TargetFields? typed)
    {
        var points = Listed(typed?.Points, _points, p => p.At is null && p.Aim is null && p.Weight is null, (p, i) =>
        {
            if (p.Aim is null) Fault($"rules.target.points[{i}].aim", $"Point {i + 1}: give what is aimed at.");
            return new TargetPoint(p.At ?? 0, p.Aim ?? 0, p.Weight ?? 1);
        }) ?? [];
        return typed is null || (typed.Basis is null or "" or "none" && points.Count == 0) ? null : new(typed.Basis ?? "", points, typed.Minimax ?? true);
    }

    private IntegerRange? Range(RangeFields? typed, string name)
    {
        if (typed is null or { Least: null, Most: null }) return null;
        if (typed.Least is null || typed.Most is null) Fault($"rules.{name}", $"Give both the least and the most, or neither ({name}).");
        return new(Number(typed.Least ?? 0, 0, Most, $"rules.{name}", name), Number(typed.Most ?? Most, 0, Most, $"rules.{name}", name));
    }

    private static IReadOnlyList<T>? Listed<TRow, T>(IReadOnlyList<TRow>? rows, List<int> places, Func<TRow, bool> isEmpty, Func<TRow, int, T> read)
    {
        places.AddRange((rows ?? []).Select((row, i) => (row, i)).Where(x => !isEmpty(x.row)).Select(x => x.i));
        return places.Count == 0 ? null : [.. places.Select(i => read(rows![i], i))];
    }

    private int Number(int? typed, int least, int most, string at, string name)
    {
        if (typed is not { } number) Fault(at, $"{name}: give a number.");
        else if (number < least || number > most) Fault(at, $"{name}: between {least} and {most}.");
        return typed ?? 0;
    }

    private void Fault(string at, string words) => Faults.TryAdd($"exam.{at}", words);

    /// <summary>Empty rows were left out, so the third of the file may be the fifth of the page.</summary>
    private string Typed(string at)
    {
        foreach (var (list, places) in new[] { ("exam.rules.cells[", _cells), ("exam.rules.overlaps[", _overlaps), ("exam.rules.target.points[", _points) })
        {
            if (!at.StartsWith(list, StringComparison.Ordinal)) continue;
            var end = at.IndexOf(']');
            var place = places[int.Parse(at.AsSpan(list.Length, end - list.Length), System.Globalization.CultureInfo.InvariantCulture)];
            return $"{list}{place}{at[end..].Replace("].value", "].cell", StringComparison.Ordinal)}";
        }
        return at;
    }
}
