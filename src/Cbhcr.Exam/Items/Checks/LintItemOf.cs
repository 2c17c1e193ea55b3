using Cbhcr.Lint;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>An item as the rules see it.</summary>
public static class LintItemOf
{
    /// <param name="code">"" for an item that has none yet.</param>
    /// <param name="stimulus">What it shares with the other items of its case, null for none.</param>
    /// <param name="justified">Rule ids with the reason why a warning may stand.</param>
    /// <param name="shareChosen">By option, from the newest statistics; null where there are none.</param>
    public static LintItem Content(
        string code, ItemContent content, IReadOnlyList<Node>? stimulus = null, IReadOnlyDictionary<string, string>? justified = null, IReadOnlyDictionary<string, double>? shareChosen = null)
    {
        var stem = content.StemBody is { } body ? PlainText.Of("stem", body) : null;
        var shared = stimulus is null ? null : PlainText.Of("stimulus", stimulus);
        var bodies = content.Options.Select((o, i) => o.Body is { } rich ? PlainText.Of($"options[{i}].text", rich) : null).ToList();
        var keys = KeysOf(content);
        PlainText[] rich = [.. new[] { shared, stem }.Concat(bodies).OfType<PlainText>()];
        return new(code, content.Type, stem?.Text ?? content.Stem,
            [.. content.Options.Select((o, i) => new LintOption(o.Id, bodies[i]?.Text ?? o.Text, o.Rationale, keys.Contains(o.Id), o.Restrictiveness))],
            content.ShuffleOptions, Declared(content), content.Competency, content.SkillArea, content.Values, content.CognitiveLevel, [.. content.Levels.Order(StringComparer.Ordinal)],
            [.. content.References.Select(r => new LintReference(r.Text, r.Year == 0 ? null : r.Year))], content.Enemies, shared?.Text ?? (content.Stimulus is null ? null : ""), Justified: justified)
        {
            Media = [.. rich.SelectMany(r => r.Media), .. content.Task?.Picture is { } picture ? new[] { new LintMedia("stem", "img", picture.Alt) } : []],
            Tables = [.. rich.SelectMany(r => r.Tables)],
            Marks = [.. rich.SelectMany(r => r.Marks)],
            MoreTexts = [.. (content.Task?.Targets ?? []).Select((t, i) => new LintText($"task.targets[{i}].text", t.Text))],
            ShareChosen = shareChosen,
        };
    }

    /// <summary>The options that belong to the right answer: of an order, all; of pairs, those that are paired.</summary>
    private static HashSet<string> KeysOf(ItemContent content) => content.Type switch
    {
        ItemTypes.TextEntry or ItemTypes.ExtendedText => [],
        ItemTypes.Matching => [.. content.Key.Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split(' ')[0])],
        _ => [.. content.Key.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
    };

    private static int? Declared(ItemContent content) => content.Type switch
    {
        ItemTypes.SingleBestAnswer => 1,
        ItemTypes.MultipleResponse => content.Key.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Length,
        _ => null,
    };
}
