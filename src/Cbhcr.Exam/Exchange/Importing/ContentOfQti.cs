using System.Globalization;
using Cbhcr.Exam.Items;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Packages;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Writing;

namespace Cbhcr.Exam.Exchange;

/// <summary>A QTI item in the bank's terms. Where a type of ours asks and scores the same, it becomes that type; otherwise it keeps its QTI.</summary>
public static class ContentOfQti
{
    private const string Nowhere = "none";
    private const int MostOptions = 26;

    /// <summary>Its stimulus is another thing: the bank keeps it once for all items that refer to it.</summary>
    public static ItemContent Of(AssessmentItem item, string competency) => (Own(item) ?? AsItIs(item)) with { Competency = competency };

    /// <summary>What several items share, as the bank shows it; null where it says nothing.</summary>
    public static StimulusContent? Of(Cbhcr.Qti.Packages.Stimulus stimulus, string code)
    {
        var body = Blocks(Presentable.Of(stimulus.Body));
        return Plain(body).Length == 0 && Pictures.In(body).Count == 0 ? null : new(stimulus.Title.Trim() is { Length: > 0 } title ? title : code, body);
    }

    private static ItemContent? Own(AssessmentItem item)
    {
        if (item.Interactions is not [var only] || item.Responses is not [var response] || response.Identifier != only.Response
            || item.Others.Any(o => o.Name == "qti-template-processing")) return null;
        if (item.Outcomes.FirstOrDefault(o => o.Identifier == "SCORE")?.NormalMaximum is { } most && most != 1 && only is not ExtendedTextInteraction) return null;
        var template = item.Processing is { Rules: [], Template: { } address } ? address.TrimEnd('/').Split('/')[^1].Replace(".xml", "", StringComparison.Ordinal) : "";
        if (only is TextEntryInteraction) return TextEntry(item, response, template);
        if (Before(item.Body) is not { } before) return null;
        var stem = Blocks([.. Presentable.Of(before), .. Presentable.Of(only.Prompt)]);
        if (only is ExtendedTextInteraction { MaxStrings: <= 1 } text)
            return item.Processing is null ? New(ItemTypes.ExtendedText, stem, [], "") with { Task = new(ExpectedLines: text.ExpectedLines) } : null;
        if (template != "match_correct" || response.Correct is not { Count: > 0 } correct) return null;
        return only switch
        {
            ChoiceInteraction c => Choice(c, response, correct, stem),
            OrderInteraction o => Ordering(o, correct, stem),
            MatchInteraction m => Matching(m, correct, stem),
            HotspotInteraction h => Hotspot(h, response, correct, stem),
            _ => null,
        };
    }

    private static ItemContent? Choice(ChoiceInteraction c, ResponseDeclaration response, IReadOnlyList<string> correct, IReadOnlyList<Node> stem)
    {
        if (Letters(c.Choices.Select(x => x.Identifier)) is not { } letters || c.Shuffle && c.Choices.Any(x => x.Fixed) || correct.Any(k => !letters.ContainsKey(k))) return null;
        var options = c.Choices.Select(x => Option(letters[x.Identifier], x.Content)).ToList();
        var key = string.Join(',', correct.Select(k => letters[k]).Order(StringComparer.Ordinal));
        return response.Cardinality == Cardinality.Single
            ? c.MaxChoices == 1 && correct.Count == 1 ? New(ItemTypes.SingleBestAnswer, stem, options, key, c.Shuffle) : null
            : New(ItemTypes.MultipleResponse, stem, options, key, c.Shuffle) with { Task = new(MaxChoices: c.MaxChoices == 0 ? null : c.MaxChoices) };
    }

    private static ItemContent? Ordering(OrderInteraction o, IReadOnlyList<string> correct, IReadOnlyList<Node> stem)
    {
        if (Letters(o.Choices.Select(x => x.Identifier)) is not { } letters || o.Choices.Any(x => x.Fixed) || correct.Count != letters.Count || correct.Any(k => !letters.ContainsKey(k))) return null;
        return New(ItemTypes.Ordering, stem, [.. o.Choices.Select(x => Option(letters[x.Identifier], x.Content))], string.Join(',', correct.Select(k => letters[k])), o.Shuffle) with { Task = new() };
    }

    private static ItemContent? Matching(MatchInteraction m, IReadOnlyList<string> correct, IReadOnlyList<Node> stem)
    {
        if (Letters(m.Sources.Select(x => x.Identifier)) is not { } letters || m.Targets.Select(t => t.Identifier).Distinct().Count() != m.Targets.Count
            || m.Targets.Any(t => !IsPlain(Presentable.Of(t.Content)))) return null;
        var numbers = m.Targets.Select((t, i) => (t.Identifier, Number: (i + 1).ToString(CultureInfo.InvariantCulture))).ToDictionary(t => t.Identifier, t => t.Number);
        var pairs = correct.Select(p => p.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (pairs.Any(p => p.Length != 2 || !letters.ContainsKey(p[0]) || !numbers.ContainsKey(p[1]))) return null;
        return New(ItemTypes.Matching, stem, [.. m.Sources.Select(x => Option(letters[x.Identifier], x.Content))],
            string.Join(',', pairs.Select(p => $"{letters[p[0]]} {numbers[p[1]]}").Order(StringComparer.Ordinal)),
            m.Shuffle) with { Task = new(Targets: [.. m.Targets.Select(t => new ItemTarget(numbers[t.Identifier], Plain(t.Content)))]) };
    }

    private static ItemContent? Hotspot(HotspotInteraction h, ResponseDeclaration response, IReadOnlyList<string> correct, IReadOnlyList<Node> stem)
    {
        if (Letters(h.Choices.Select(x => x.Identifier)) is not { } letters || correct.Any(k => !letters.ContainsKey(k))
            || h.Picture is not { Width: > 0, Height: > 0, Alt.Length: > 0 } picture) return null;
        if (h.Choices.Any(c => c.Shape is not ("rect" or "circle" or "poly") || c.Coords.Any(x => x != Math.Floor(x)))) return null;
        var options = h.Choices.Select((c, i) => new ItemOption(letters[c.Identifier], c.Label.Length > 0 ? c.Label : c.Kept?.Attributes.GetValueOrDefault("aria-label") ?? $"Area {i + 1}", "",
            Area: new(c.Shape, [.. c.Coords.Select(x => (int)x)]))).ToList();
        var single = response.Cardinality == Cardinality.Single;
        return New(ItemTypes.Hotspot, stem, options, string.Join(',', correct.Select(k => letters[k]).Order(StringComparer.Ordinal)), false) with
        {
            Task = new(MaxChoices: single ? 1 : h.MaxChoices == 0 ? null : h.MaxChoices, Picture: new(picture.Source, picture.Alt, (int)picture.Width, (int)picture.Height)),
        };
    }

    private static ItemContent? TextEntry(AssessmentItem item, ResponseDeclaration response, string template)
    {
        var stem = Renamed(Presentable.Of(item.Body));
        var task = (template, response) switch
        {
            ("match_correct", { BaseType: "string", Correct: [var right] }) => new ItemTask(Accepted: [new(right, CaseSensitive: true)]),
            ("match_correct", { BaseType: "integer" or "float", Correct: [var number] }) => new ItemTask(Accepted: [new(number)], Tolerance: 0),
            ("map_response", { BaseType: "string", Mapping: { Default: 0, Entries: { Count: > 0 } entries } }) when entries.All(e => e.Value == 1) =>
                new ItemTask(Accepted: [.. entries.Select(e => new AcceptedForm(e.Key, e.CaseSensitive))]),
            _ => null,
        };
        return task is null ? null : New(ItemTypes.TextEntry, Blocks(stem), [], task.Accepted![0].Text) with { Task = task, StemBody = Blocks(stem) };
    }

    private static ItemContent AsItIs(AssessmentItem item)
    {
        var whole = item with { Others = [.. item.Others.Where(o => o.Name != "qti-assessment-stimulus-ref")] };
        var words = Plain([.. whole.Body, .. whole.Interactions.SelectMany(i => i.Prompt)]);
        return New(ItemTypes.Qti, Node.Paragraph(words), [], "") with { Qti = ItemWriter.Write(whole) };
    }

    private static ItemContent New(string type, IReadOnlyList<Node> stem, IReadOnlyList<ItemOption> options, string key, bool shuffle = true) => new(
        type, Plain(stem), options, key, shuffle, "", "", [], "", Nowhere, [], [], [], "", Sample: false, StemBody: IsPlain(stem) ? null : stem);

    private static ItemOption Option(string letter, IReadOnlyList<Node> content)
    {
        var shown = Presentable.Of(content);
        return new(letter, Plain(shown), "", IsPlain(shown) ? null : Blocks(shown));
    }

    /// <summary>What stands before the interaction; null when something stands after it or the interaction lies inside something.</summary>
    private static IReadOnlyList<Node>? Before(IReadOnlyList<Node> body)
    {
        while (body is [{ Kind: "div", Children: { } inside }]) body = inside;
        return body.Count > 0 && body[^1].Kind == "interaction" && !body.SkipLast(1).Any(Holds) ? [.. body.SkipLast(1)] : null;
    }

    private static bool Holds(Node node) => node.Kind == "interaction" || (node.Children ?? []).Any(Holds);

    private static Dictionary<string, string>? Letters(IEnumerable<string> identifiers)
    {
        var list = identifiers.ToList();
        return list.Count is 0 or > MostOptions || list.Distinct().Count() != list.Count ? null : list.Select((id, i) => (id, Letter: ((char)('A' + i)).ToString()))
            .ToDictionary(x => x.id, x => x.Letter);
    }

    private static IReadOnlyList<Node> Renamed(IReadOnlyList<Node> nodes) => [.. nodes.Select(n => n.Kind == "interaction"
        ? n with { Attributes = new Dictionary<string, string> { ["response"] = ResponseDeclaration.Usual } }
        : n with { Children = n.Children is null ? null : Renamed(n.Children) })];

    /// <summary>Words that stand alone become paragraphs.</summary>
    private static List<Node> Blocks(IReadOnlyList<Node> nodes)
    {
        var blocks = new List<Node>();
        var words = new List<Node>();
        foreach (var node in nodes)
        {
            if (node.Kind is "text" or "em" or "strong" or "sub" or "sup" or "code" or "span" or "q" or "br" or "cite" or "abbr" or "ruby" or "math" or "interaction" or "img") words.Add(node);
            else { Close(); blocks.Add(node); }
        }
        Close();
        return blocks;

        void Close()
        {
            if (words.Any(w => w.Kind != "text" || !string.IsNullOrWhiteSpace(w.Text))) blocks.Add(new("p", null, [.. words]));
            words.Clear();
        }
    }

    private static bool IsPlain(IReadOnlyList<Node> nodes) => nodes.All(n => n.Kind == "text") || nodes is [{ Kind: "p", Children: { } inside }] && inside.All(n => n.Kind == "text");

    private static string Plain(IReadOnlyList<Node> nodes) => string.Join(' ', Words(nodes).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Words(IEnumerable<Node> nodes) =>
        string.Concat(nodes.Select(n => n.Text ?? (n.Kind is "em" or "strong" or "sub" or "sup" or "span" or "code" ? Words(n.Children ?? [])
            : " " + Words(n.Children ?? []) + " ")));
}
