using System.Globalization;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Scoring;

namespace Cbhcr.Exam.Items;

/// <summary>An item version in the terms of QTI: what is asked and what is right are two things, and only the first ever leaves.</summary>
public static class ItemAsQti
{
    private const string Templates = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";
    private const string R = ResponseDeclaration.Usual;

    /// <summary>
    /// Any type. One point for all or nothing. With partial credit: multiple response and hotspot a point for each right choice, and a wrong one takes one away; matching a point
    /// for each right pair, and a wrong one takes one away only where an option may stand in several pairs, since elsewhere it is in the place of a right one; ordering a point for
    /// each element that directly follows the one it should follow, since counting places would charge one early slip to everything after it. Never less than none.
    /// </summary>
    public static AssessmentItem AsQti(this ItemContent content) => content.Type switch
    {
        ItemTypes.MultipleResponse => Multiple(content, new ChoiceInteraction(R, content.StemNodes(), Choices(content), content.ShuffleOptions, 0, content.Task?.MaxChoices ?? 0)),
        ItemTypes.Hotspot => Hotspot(content),
        ItemTypes.Ordering => Ordering(content),
        ItemTypes.Matching => Matching(content),
        ItemTypes.TextEntry => TextEntry(content),
        ItemTypes.ExtendedText => Item([new ExtendedTextInteraction(R, content.StemNodes(), content.Task?.ExpectedLines)], new(R, Cardinality.Single, "string", null), null, content.MaximumPoints()),
        ItemTypes.Qti => QtiText.Read(content.Qti),
        _ => Item([content.Interaction()], content.Declaration(), Template("match_correct"), 1),
    };

    /// <summary>What a candidate is asked, without what is right.</summary>
    public static AskedItem Asked(this ItemContent content) => AskedItem.Of(content.AsQti(), content.Task?.MostWords);

    /// <summary>The most that scoring can give; a fraction of a point from an exchange is rounded as each score is.</summary>
    public static int MaximumPoints(this ItemContent content) => content switch
    {
        { Type: ItemTypes.ExtendedText } => content.Task?.Rubric?.Sum(c => Math.Max(0, c.Anchors.Count - 1)) ?? 0,
        { Type: ItemTypes.Qti } => ItemPoints.Whole(ScoreRange.MaximumScore(content.AsQti(), ItemPoints.Seed) ?? 1),
        { Task.PartialCredit: true, Type: ItemTypes.MultipleResponse or ItemTypes.Matching or ItemTypes.Hotspot } => Keys(content).Length,
        { Task.PartialCredit: true, Type: ItemTypes.Ordering } => Math.Max(1, Keys(content).Length - 1),
        _ => 1,
    };

    /// <summary>One best answer.</summary>
    public static ChoiceInteraction Interaction(this ItemContent content) => new(content.StemNodes(), Choices(content), content.ShuffleOptions);

    /// <summary>One best answer.</summary>
    public static ResponseDeclaration Declaration(this ItemContent content) => new(content.Key);

    public static IReadOnlyList<Node> StemNodes(this ItemContent content) => content.StemBody ?? Node.Paragraph(content.Stem);

    private static IReadOnlyList<Node> Nodes(ItemOption option) => option.Body ?? Node.Paragraph(option.Text);

    private static SimpleChoice[] Choices(ItemContent content) => [.. content.Options.Select(o => new SimpleChoice(o.Id, Nodes(o)))];

    private static string[] Keys(ItemContent content) => content.Key.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static AssessmentItem Hotspot(ItemContent content)
    {
        var picture = content.Task?.Picture ?? new("", "", 0, 0);
        return Multiple(content, new HotspotInteraction(R, content.StemNodes(), new(picture.Asset, picture.Alt, picture.Width, picture.Height),
            [.. content.Options.Select(o => new HotspotChoice(o.Id, o.Area?.Shape ?? "rect", [.. o.Area?.Coords.Select(c => (double)c) ?? []], o.Text))], 0, content.Task?.MaxChoices ?? 0));
    }

    private static AssessmentItem Multiple(ItemContent content, Interaction interaction)
    {
        var (keys, most) = (Keys(content), content.MaximumPoints());
        var partial = content.Task is { PartialCredit: true };
        var mapping = partial ? new Mapping([.. content.Options.Select(o => new MapEntry(o.Id, keys.Contains(o.Id) ? 1 : -1, CaseSensitive: true))], 0, 0, most) : null;
        var cardinality = content.Task?.MaxChoices == 1 ? Cardinality.Single : Cardinality.Multiple;
        return Item([interaction], new(R, cardinality, "identifier", keys, mapping), Template(partial ? "map_response" : "match_correct"), most);
    }

    private static AssessmentItem Ordering(ItemContent content)
    {
        var keys = Keys(content);
        var processing = content.Task is { PartialCredit: true } && keys.Length > 1
            ? new ResponseProcessing(null, [.. keys.Zip(keys.Skip(1), (before, after) => QtiRules.PointWhen(QtiRules.InARow(R, before, after)))])
            : Template("match_correct");
        return Item([new OrderInteraction(R, content.StemNodes(), Choices(content), content.ShuffleOptions)], new(R, Cardinality.Ordered, "identifier", keys), processing, content.MaximumPoints());
    }

    private static AssessmentItem Matching(ItemContent content)
    {
        var (pairs, most) = (Keys(content), content.MaximumPoints());
        var several = pairs.GroupBy(p => p.Split(' ')[0]).Any(g => g.Count() > 1);
        var partial = content.Task is { PartialCredit: true };
        // Targets take any number, also where each is used once: the last pair would follow from the others.
        var interaction = new MatchInteraction(R, content.StemNodes(), [.. content.Options.Select(o => new AssociableChoice(o.Id, Nodes(o), several ? 0 : 1))],
            [.. content.Task?.Targets?.Select(t => new AssociableChoice(t.Id, Node.Paragraph(t.Text), 0)) ?? []], content.ShuffleOptions, 0, 0);
        var mapping = partial ? new Mapping([.. pairs.Select(p => new MapEntry(p, 1, CaseSensitive: true))], several ? -1 : 0, 0, most) : null;
        return Item([interaction], new(R, Cardinality.Multiple, "directedPair", pairs, mapping), Template(partial ? "map_response" : "match_correct"), most);
    }

    private static AssessmentItem TextEntry(ItemContent content)
    {
        IReadOnlyList<AcceptedForm> accepted = content.Task?.Accepted is { Count: > 0 } forms ? forms : [new(content.Key)];
        IReadOnlyList<Node> body = [.. content.StemNodes(), .. HasPlace(content.StemNodes()) ? [] : new[] { new Node("p", null, [Place()]) }];
        if (content.Task?.Tolerance is { } tolerance)
        {
            var near = accepted.Select(a => QtiRules.Near(R, a.Text, tolerance.ToString(CultureInfo.InvariantCulture))).ToArray();
            return Item([new TextEntryInteraction(R, 12)], new(R, Cardinality.Single, "float", [accepted[0].Text]), new(null, [QtiRules.PointWhen(QtiRules.Any(near))]), 1, body);
        }
        var mapping = new Mapping([.. accepted.Select(a => new MapEntry(ItemPoints.Folded(a.Text), 1, a.CaseSensitive))], 0, 0, 1);
        var length = accepted.Max(a => a.Text.Length);
        // The field is no measure of the answer: tens, so that its width does not count the letters.
        return Item([new TextEntryInteraction(R, (length / 10 * 10) + 20)], new(R, Cardinality.Single, "string", [ItemPoints.Folded(accepted[0].Text)], mapping), Template("map_response"), 1, body);
    }

    private static bool HasPlace(IEnumerable<Node> nodes) => nodes.Any(n => n.Kind == "interaction" || HasPlace(n.Children ?? []));

    private static Node Place() => new("interaction", null, [], new Dictionary<string, string> { ["response"] = R });

    private static ResponseProcessing Template(string name) => new(Templates + name, []);

    private static AssessmentItem Item(IReadOnlyList<Interaction> interactions, ResponseDeclaration response, ResponseProcessing? processing, int most, IReadOnlyList<Node>? body = null) =>
        new("", "", "en", false, false, body ?? [Place()], interactions, [response], [new("SCORE", Cardinality.Single, "float", ["0"], most, 0)], processing, []);
}
