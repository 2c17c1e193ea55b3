using System.Globalization;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Items;

/// <summary>What the schema of an item file cannot say: codes of the framework, and what each type needs.</summary>
internal static class ItemFileRules
{
    private const int LongestCode = 64;

    public static IEnumerable<FileProblem> Of(ContentFile file, string code, ItemContent content, FrameworkCodes codes)
    {
        if (code.Length > LongestCode) yield return file.Problem("code", $"The code is longer than {LongestCode} characters.");
        foreach (var problem in ByType(file, content).Concat(Foreign(file, content)).Concat(Codes(file, content, codes))) yield return problem;
        foreach (var same in content.Options.GroupBy(o => o.Text.ToUpperInvariant()).Where(g => g.Count() > 1))
            yield return file.Problem("options", $"Options {string.Join(" and ", same.Select(o => o.Id))} say the same (OPT-DUP).");
        foreach (var (option, i) in content.Options.Select((o, i) => (o, i)))
            if (option.Rationale.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 8)
                yield return file.Problem($"options[{i}].rationale", $"The rationale of option {option.Id} has fewer than eight words (MET-RATIONALE).");
        if (content.Enemies.Contains(code)) yield return file.Problem("enemies", "An item cannot be its own enemy.");
    }

    public static IEnumerable<FileProblem> OfJustifications(ContentFile file, IReadOnlyDictionary<string, string> justified)
    {
        var known = TheItemRulesEndpoint.Of(null).Rules.Select(r => r.Id).ToHashSet();
        return justified.Keys.Where(id => !known.Contains(id)).Select(id => file.Problem($"justified.{id}", $"There is no rule {id}."));
    }

    private static IEnumerable<FileProblem> Codes(ContentFile file, ItemContent content, FrameworkCodes codes)
    {
        if (!codes.DomainOfCompetency.ContainsKey(content.Competency))
            yield return file.Problem("competency", $"The competency {content.Competency} is not in framework {codes.Code} {codes.Version}.");
        else if (!codes.CompetencyOfSkillArea.TryGetValue(content.SkillArea, out var owner))
            yield return file.Problem("skillArea", $"The skill area {content.SkillArea} is not in framework {codes.Code} {codes.Version}.");
        else if (owner != content.Competency)
            yield return file.Problem("skillArea", $"The skill area {content.SkillArea} belongs to {owner}, not to {content.Competency}.");
        foreach (var (value, i) in content.Values.Select((v, i) => (v, i)))
            if (!codes.Values.Contains(value)) yield return file.Problem($"values[{i}]", $"The value {value} is not in framework {codes.Code} {codes.Version}.");
    }

    private static IEnumerable<FileProblem> ByType(ContentFile file, ItemContent c) => c.Type switch
    {
        ItemTypes.SingleBestAnswer => Options(file, c, 3, 5).Concat(OneKey(file, c)),
        ItemTypes.MultipleResponse => Options(file, c, 3, 10).Concat(SeveralKeys(file, c)),
        ItemTypes.Ordering => Options(file, c, 3, 10).Concat(Order(file, c)),
        ItemTypes.Matching => Options(file, c, 2, 12).Concat(Pairs(file, c)),
        ItemTypes.Hotspot => Options(file, c, 1, 12).Concat(SeveralKeys(file, c)).Concat(Areas(file, c)),
        ItemTypes.TextEntry => Options(file, c, 0, 0).Concat(Accepted(file, c)),
        ItemTypes.ExtendedText => Options(file, c, 0, 0).Concat(Rubric(file, c)),
        _ => [],
    };

    private static IEnumerable<FileProblem> Options(ContentFile file, ItemContent c, int least, int most)
    {
        if (most == 0 && c.Options.Count > 0) yield return file.Problem("options", $"An item of type {c.Type} has no options.");
        else if (c.Options.Count < least) yield return file.Problem("options", $"“options” has too few entries (at least {least} for {c.Type}).");
        else if (c.Options.Count > most) yield return file.Problem("options", $"“options” has too many entries (at most {most} for {c.Type}).");
        if (!c.Options.Select(o => o.Id).SequenceEqual(Enumerable.Range(0, c.Options.Count).Select(i => ((char)('A' + i)).ToString())))
            yield return file.Problem("options", "The options must be named A, B, C … in this order, each once.");
    }

    private static IEnumerable<FileProblem> OneKey(ContentFile file, ItemContent c)
    {
        if (c.Options.All(o => o.Id != c.Key)) yield return file.Problem("key", $"The key {c.Key} is not one of the options ({Ids(c)}).");
    }

    private static IEnumerable<FileProblem> SeveralKeys(ContentFile file, ItemContent c)
    {
        var keys = Keys(c);
        if (keys.Length == 0) yield return file.Problem("key", "Name at least one option that is right.");
        foreach (var unknown in keys.Where(k => c.Options.All(o => o.Id != k))) yield return file.Problem("key", $"The key {unknown} is not one of the options ({Ids(c)}).");
        if (keys.Distinct().Count() < keys.Length) yield return file.Problem("key", "The key names an option twice.");
        if (c.Type == ItemTypes.MultipleResponse && keys.Length == c.Options.Count) yield return file.Problem("key", "All options are right; at least one must be wrong.");
        if (c.Task?.MaxChoices < keys.Length) yield return file.Problem("task.maxChoices", $"Only {c.Task.MaxChoices} may be chosen, and {keys.Length} are right.");
    }

    private static IEnumerable<FileProblem> Order(ContentFile file, ItemContent c)
    {
        if (!Keys(c).Order(StringComparer.Ordinal).SequenceEqual(c.Options.Select(o => o.Id))) yield return file.Problem("key", $"The key must hold each option once, in the right order ({Ids(c)}).");
    }

    private static IEnumerable<FileProblem> Pairs(ContentFile file, ItemContent c)
    {
        var targets = c.Task?.Targets ?? [];
        if (targets.Count == 0) yield return file.Problem("task", "Name under task.targets what the options are paired with.");
        if (!targets.Select(t => t.Id).SequenceEqual(Enumerable.Range(1, targets.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))))
            yield return file.Problem("task.targets", "The targets must be named 1, 2, 3 … in this order, each once.");
        var keys = Keys(c);
        if (keys.Length == 0) yield return file.Problem("key", "Name the right pairs, as in “A 1, B 2”.");
        foreach (var pair in keys)
            if (pair.Split(' ') is not [var option, var target] || c.Options.All(o => o.Id != option) || targets.All(t => t.Id != target))
                yield return file.Problem("key", $"“{pair}” is no pair of an option and a target.");
        if (keys.Distinct().Count() < keys.Length) yield return file.Problem("key", "The key names a pair twice.");
    }

    private static IEnumerable<FileProblem> Areas(ContentFile file, ItemContent c)
    {
        if (c.Task?.Picture is not { } picture)
        {
            yield return file.Problem("task", "Name the picture under task.picture.");
            yield break;
        }
        foreach (var (option, i) in c.Options.Select((o, i) => (o, i)))
            if (option.Area is not { } area) yield return file.Problem($"options[{i}]", $"Option {option.Id} has no area on the picture.");
            else if (area.Shape switch { "rect" => area.Coords.Count != 4, "circle" => area.Coords.Count != 3, _ => area.Coords.Count < 6 || area.Coords.Count % 2 == 1 })
                yield return file.Problem($"options[{i}].area", "A rect has 4 numbers, a circle 3, a poly an even number of at least 6.");
            else if (area.Coords.Where((x, k) => x > (k % 2 == 0 ? picture.Width : picture.Height)).Any() && area.Shape != "circle")
                yield return file.Problem($"options[{i}].area", $"The area of option {option.Id} leaves the picture ({picture.Width} × {picture.Height}).");
    }

    private static IEnumerable<FileProblem> Accepted(ContentFile file, ItemContent c)
    {
        var accepted = c.Task?.Accepted ?? [];
        if (accepted.Count == 0) yield return file.Problem("task", "Name under task.accepted the forms that count.");
        foreach (var (form, i) in accepted.Select((f, i) => (f, i)))
            if (c.Task!.Tolerance is not null && !decimal.TryParse(form.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                yield return file.Problem($"task.accepted[{i}]", $"With a tolerance the answer is a number; “{form.Text}” is none.");
        if (accepted.Count > 0 && accepted.All(f => f.Text != c.Key)) yield return file.Problem("key", "Leave the key out, or give one of the accepted forms.");
    }

    private static IEnumerable<FileProblem> Rubric(ContentFile file, ItemContent c)
    {
        if (c.Key.Length > 0) yield return file.Problem("key", "People score this item by its rubric; it has no key.");
        if (c.Task?.Rubric is not { Count: > 0 }) yield return file.Problem("task", "Name under task.rubric what people score by.");
    }

    /// <summary>What belongs to another type is a slip that nobody would see later.</summary>
    private static IEnumerable<FileProblem> Foreign(ContentFile file, ItemContent c)
    {
        var t = c.Task;
        (string Field, bool Given, string[] Types)[] fields =
        [
            ("partialCredit", t?.PartialCredit == true, [ItemTypes.MultipleResponse, ItemTypes.Ordering, ItemTypes.Matching, ItemTypes.Hotspot]),
            ("maxChoices", t?.MaxChoices is not null, [ItemTypes.MultipleResponse, ItemTypes.Hotspot]), ("targets", t?.Targets is not null, [ItemTypes.Matching]),
            ("picture", t?.Picture is not null, [ItemTypes.Hotspot]), ("accepted", t?.Accepted is not null, [ItemTypes.TextEntry]), ("tolerance", t?.Tolerance is not null, [ItemTypes.TextEntry]),
            ("expectedLines", t?.ExpectedLines is not null, [ItemTypes.ExtendedText]), ("mostWords", t?.MostWords is not null, [ItemTypes.ExtendedText]),
            ("rubric", t?.Rubric is not null, [ItemTypes.ExtendedText]),
        ];
        foreach (var (field, _, types) in fields.Where(f => f.Given && !f.Types.Contains(c.Type))) yield return file.Problem($"task.{field}", $"“task.{field}” belongs to {string.Join(", ", types)}.");
        foreach (var (option, i) in c.Options.Select((o, i) => (o, i)).Where(o => o.o.Area is not null && c.Type != ItemTypes.Hotspot))
            yield return file.Problem($"options[{i}].area", "An area belongs to hotspot.");
    }

    private static string Ids(ItemContent c) => string.Join(", ", c.Options.Select(o => o.Id));

    private static string[] Keys(ItemContent c) => c.Key.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
