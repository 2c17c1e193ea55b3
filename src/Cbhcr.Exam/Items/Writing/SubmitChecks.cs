using Cbhcr.Exam.Competencies;
using Cbhcr.Lint;

namespace Cbhcr.Exam.Items;

/// <summary>What an item must have before anybody is asked to review it. These are about shape; the rules of good writing are Cbhcr.Lint's.</summary>
public static class SubmitChecks
{
    private const int FewestWordsOfRationale = 8;

    public static IEnumerable<Finding> Of(ItemContent c, FrameworkCodes codes, IReadOnlyDictionary<string, Asset> assets)
    {
        if (string.IsNullOrWhiteSpace(c.Stem)) yield return Error("ITM-STEM", "stem", "The stem is empty.");
        foreach (var fault in Options(c)) yield return fault;
        foreach (var fault in Framework(c, codes)) yield return fault;
        if (c.Levels.Count == 0) yield return Error("MET-LEVEL", "levels", "Name at least one level that the item suits.");
        if (c.CognitiveLevel is not ("recall" or "application" or "judgment")) yield return Error("MET-COGNITIVE", "cognitiveLevel", "The level of thinking is recall, application or judgment.");
        if (c.References.Count == 0) yield return Error("MET-REF", "references", "Name at least one reference with its year.");
        for (var i = 0; i < c.References.Count; i++)
            if (c.References[i].Text.Length == 0 || c.References[i].Year is < 1900 or > 2100) yield return Error("MET-REF", $"references[{i}]", "A reference has a text and a year.");
        foreach (var (name, alt, field) in ItemPictures.Of(c))
        {
            if (!assets.ContainsKey(name)) yield return Error("ACC-PICTURE", field, "This picture is not among the assets of the bank.");
            if (alt is null) yield return Error("ACC-ALT", field, "A picture needs alternative text; empty text says that it is decoration.");
        }
    }

    private static IEnumerable<Finding> Options(ItemContent c)
    {
        var ids = c.Options.Select(o => o.Id).ToList();
        if (c.Type is ItemTypes.TextEntry or ItemTypes.ExtendedText or ItemTypes.Qti)
        {
            if (c.Type == ItemTypes.TextEntry && c.Task?.Accepted is not { Count: > 0 }) yield return Error("KEY-NONE", "task.accepted", "Give at least one form that counts as right.");
            if (c.Type == ItemTypes.ExtendedText && c.Task?.Rubric is not { Count: > 0 }) yield return Error("KEY-NONE", "task.rubric", "Give the rubric that people score by.");
            if (c.Type == ItemTypes.Qti && string.IsNullOrWhiteSpace(c.Qti)) yield return Error("ITM-QTI", "qti", "The item itself is missing.");
            yield break;
        }
        if (ids.Count < 2) yield return Error("OPT-COUNT", "options", "Give at least two options.");
        if (!ids.SequenceEqual(Enumerable.Range(0, ids.Count).Select(i => ((char)('A' + i)).ToString())))
            yield return Error("OPT-NAME", "options", "The options must be named A, B, C … in this order, each once.");
        for (var i = 0; i < c.Options.Count; i++)
        {
            var option = c.Options[i];
            if (string.IsNullOrWhiteSpace(option.Text)) yield return Error("OPT-EMPTY", $"options[{i}].text", $"Option {option.Id} is empty.");
            if (option.Rationale.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWordsOfRationale)
                yield return Error("MET-RATIONALE", $"options[{i}].rationale", $"The rationale of option {option.Id} has fewer than eight words.");
            if (c.Type == ItemTypes.Hotspot && option.Area is null) yield return Error("OPT-AREA", $"options[{i}].area", $"Option {option.Id} has no area on the picture.");
        }
        foreach (var same in c.Options.Where(o => o.Text.Length > 0).GroupBy(o => o.Text.ToUpperInvariant()).Where(g => g.Count() > 1))
            yield return Error("OPT-DUP", "options", $"Options {string.Join(" and ", same.Select(o => o.Id))} say the same.");
        if (c.Type == ItemTypes.Hotspot && c.Task?.Picture is null) yield return Error("ITM-PICTURE", "task.picture", "A hotspot needs a picture.");
        if (Key(c, ids) is { } fault) yield return Error("KEY-NONE", "key", fault);
    }

    private static string? Key(ItemContent c, List<string> ids)
    {
        var key = c.Key.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (key.Length == 0) return "Say what is right.";
        if (key.Distinct().Count() != key.Length) return "The key names something twice.";
        if (c.Type == ItemTypes.Matching)
        {
            var targets = c.Task?.Targets?.Select(t => t.Id).ToList() ?? [];
            return targets.Count == 0 ? "Matching needs targets." : key.All(k => k.Split(' ') is [var option, var target] && ids.Contains(option) && targets.Contains(target))
                ? null : "Every pair of the key is an option and a target, for example A 1.";
        }
        if (key.FirstOrDefault(k => !ids.Contains(k)) is { } unknown) return $"The key {unknown} is not one of the options ({string.Join(", ", ids)}).";
        return c.Type == ItemTypes.SingleBestAnswer && key.Length != 1 ? "One best answer has one key."
            : c.Type == ItemTypes.Ordering && key.Length != ids.Count ? "The key of an ordering names every option once."
            : null;
    }

    /// <summary>JA-05: an item that is not mapped to the framework does not leave draft.</summary>
    private static IEnumerable<Finding> Framework(ItemContent c, FrameworkCodes codes)
    {
        if (!codes.DomainOfCompetency.ContainsKey(c.Competency)) yield return Error("MET-CODE", "competency", $"The competency {c.Competency} is not in framework {codes.Code} {codes.Version}.");
        else if (!codes.CompetencyOfSkillArea.TryGetValue(c.SkillArea, out var owner))
            yield return Error("MET-CODE", "skillArea", $"The skill area {c.SkillArea} is not in framework {codes.Code} {codes.Version}.");
        else if (owner != c.Competency) yield return Error("MET-CODE", "skillArea", $"The skill area {c.SkillArea} belongs to {owner}, not to {c.Competency}.");
        for (var i = 0; i < c.Values.Count; i++)
            if (!codes.Values.Contains(c.Values[i])) yield return Error("MET-CODE", $"values[{i}]", $"The value {c.Values[i]} is not in framework {codes.Code} {codes.Version}.");
    }

    public static IEnumerable<Finding> OfStimulus(Stimulus? stimulus, int version, IReadOnlyList<string> others)
    {
        if (stimulus is null || version < 1 || version > stimulus.ContentVersion) yield return Error("STM-NONE", "stimulus", "There is no such version of the stimulus.");
        else if (stimulus.Retired) yield return Error("STM-RETIRED", "stimulus", $"The stimulus {stimulus.Code} is retired.");
        if (others.Count >= Stimulus.MostItems) yield return Error("STM-SET", "stimulus", $"A case has at most {Stimulus.MostItems} items; this one has {string.Join(", ", others)}.");
    }

    private static Finding Error(string rule, string field, string message) => new(rule, Severity.Error, [new(field)], message, "");
}
