using System.Globalization;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>What the pages call things.</summary>
public static class BlueprintWords
{
    public static string Percent(decimal percent) => percent == 0 ? "" : percent.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Weight(decimal percent) => percent.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Share(int items, ExamSpecification exam) => exam.ScoredItems == 0 ? "" : (100m * items / exam.ScoredItems).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Rules that are no cells, in words.</summary>
    public static IEnumerable<(string Name, string Words)> Rules(FormRules? rules)
    {
        if (rules is null) yield break;
        if (rules.Cases is { } cases) yield return ("Case sets", $"{cases.Least} to {cases.Most}");
        if (rules.Words is { } words) yield return ("Words of a form", $"{words.Least} to {words.Most}");
        if (rules.Keys is { } keys) yield return ("Each key position", $"{keys.Least} to {keys.Most} % of the scored items");
        if (rules.Target is { } target) yield return ("Statistical target", Target(target));
        if (rules.MostUses is { } uses) yield return ("Most uses of an item", $"on {uses} published forms");
        if (rules.Overlaps is { Count: > 0 } overlaps) yield return ("Items in common", string.Join(", ", overlaps.Select(o => $"at most {o.Most} with {o.FormCode}")));
        if (rules.Anchor is { } anchor) yield return ("Anchor", $"{anchor.Items} items of {anchor.FormCode}");
        if (rules.SharedBetweenForms is { } shared) yield return ("Forms made together", $"at most {shared} items in common");
    }

    /// <summary>All that can be limited, by attribute: value of the field, and what it is called.</summary>
    public static IReadOnlyList<(string Attribute, IReadOnlyList<(string Value, string Text)> Values)> Cells(FrameworkCodes codes)
    {
        string Named(string code) => codes.Names.GetValueOrDefault(code) is { } name ? $"{code} {name}" : code;
        (string, IReadOnlyList<(string, string)>) Group(string title, string attribute, IEnumerable<string> values, Func<string, string> text) =>
            (title, [.. values.Select(v => ($"{attribute}:{v}", text(v)))]);
        return
        [
            Group("Domains", "domain", codes.DomainOfCompetency.Values.Distinct(), Named), Group("Competencies", "competency", codes.DomainOfCompetency.Keys, Named),
            Group("Skill areas", "skill", codes.CompetencyOfSkillArea.Keys, Named), Group("Values", "value", codes.Values.Order(StringComparer.Ordinal), Named),
            Group("Cognitive levels", "cognitive", RuleFaults.CognitiveLevels, v => v), Group("Item types", "type", ItemTypes.All, v => v.Replace('-', ' ')),
        ];
    }

    private static string Target(StatisticalTarget target) => target.Basis switch
    {
        "information" => $"information {string.Join(", ", target.Points.Select(p => $"{Number(p.Aim)} at {Number(p.At)}"))}; "
            + (target.Minimax ? "the greatest distance counts" : "distances add up"),
        "difficulty" => $"mean p {Number(target.Points is [var first, ..] ? first.Aim : null)}",
        _ => "none",
    };
}
