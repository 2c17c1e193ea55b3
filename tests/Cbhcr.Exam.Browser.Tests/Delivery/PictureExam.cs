using System.Text.Json.Nodes;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>
/// Questions with pictures, a case that they share and rich text, delivered in place of a form's own. They are named, and their answers are read, as the program does it;
/// what is answered stays here.
/// </summary>
internal sealed class PictureExam
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>A grey square; what is in it does not matter here.</summary>
    private const string Grey = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOor6//DwAFhAKAjM1mJgAAAABJRU5ErkJggg==";

    private static readonly Picture Map = new(Grey, "Map of a town with a river", 400, 300);

    private readonly List<JsonObject> _sent = [];

    public IReadOnlyList<ShownItem> Items { get; } =
    [
        Item(new HotspotInteraction("H", Ask("Where does the water point go?"), Map,
            [new("S", "rect", [10, 10, 110, 90], "The school"), new("C", "circle", [250, 80, 50], "The clinic"),
                new("D", "poly", [250, 200, 350, 190, 380, 280, 260, 290], "The depot")])),
        Item(new HotspotInteraction("H", Ask("Where is it unsafe?"), Map,
            [new("S", "rect", [10, 10, 110, 90], "The bank"), new("C", "ellipse", [250, 80, 60, 40], "The bridge"), new("W", "default", [], "The whole town")], 0, 2)),
        Item(new SelectPointInteraction("P", Ask("Point to the middle of the map."), Map)),
        Item(new OrderInteraction("O", Ask("Choose the two most urgent and put them in order."),
            [new("W", Node.Paragraph("Water")), new("R", Node.Paragraph("Rest")), new("F", Node.Paragraph("Fuel"))], false, 2, 2)),
        Item(new MatchInteraction("M", Ask("Tick all that applies."), [new("W", Node.Paragraph("Water"), 0), new("M", Node.Paragraph("Medicine"), 0)],
            [new("N", Node.Paragraph("Needed now"), 0), new("C", Node.Paragraph("Kept cool"), 1)], false, 0, 0)),
        Item(new ChoiceInteraction("C", [new("p", null, [Text("How many litres came on the first day?")]), new("ul", null, [new("li", null, [Text("Choose all that is right.")])])],
            [new("A", [new("p", null, [Text("As many as the "), new("em", null, [Text("table")]), Text(" says")])]),
                new("B", [Math()])], false, 0, 0)),
        Item(new TextEntryInteraction("T"),
            [new("p", null, [Text("They need "), new("interaction", null, [], new Dictionary<string, string> { ["response"] = "T" }), Text(" litres a day.")])]),
    ];

    /// <summary>The last two questions share it.</summary>
    private static PlayerStimulus Case { get; } = new("case-1",
    [
        new("h3", null, [Text("A shelter after a flood")]),
        new("p", null, [Text("Water comes "), new("strong", null, [Text("once a day")]), Text(" by lorry.")]),
        new("table", null,
        [
            new("caption", null, [Text("Water and people")]),
            new("thead", null, [new("tr", null,
                [.. new[] { "Day", "People in the shelter", "Litres delivered", "Litres used up" }.Select(t => new Node("th", null, [Text(t)], Scope("col")))])]),
            new("tbody", null, [new("tr", null,
                [new("th", null, [Text("Monday")], Scope("row")), .. new[] { "120", "900", "610" }.Select(t => new Node("td", null, [Text(t)]))])]),
        ]),
        new("blockquote", null, [new("p", null, [Text("H"), new("sub", null, [Text("2")]), Text("O until Friday, "), new("code", null, [Text("d")]), Text(" days:"), Math()])]),
        new("figure", null,
            [new("img", null, null, new Dictionary<string, string> { ["src"] = Grey, ["alt"] = "The school from the street", ["width"] = "400", ["height"] = "120" }),
                new("figcaption", null, [Text("The school")])]),
    ]);

    /// <summary>From now on this browser is delivered these questions, and its answers come here.</summary>
    public async Task TakePlaceAsync(Visitor candidate)
    {
        await new Tools(candidate).DeliverAsync(delivery =>
        {
            if (delivery["status"]!.GetValue<string>() != "inProgress") return;
            var items = Items.Select((item, i) => item.ForThePlayer($"item-{i + 1}", i + 1, i >= Items.Count - 2 ? Case : null));
            delivery["items"] = JsonSerializer.SerializeToNode(items, Web);
            delivery["lastSequence"] = _sent.Count;
            delivery["responses"] = new JsonArray([.. _sent.GroupBy(e => e["itemId"]!.GetValue<string>()).Select(g => g.Last().DeepClone())]);
        });
        await candidate.Context.RouteAsync("**/responses", async route =>
        {
            foreach (var entry in JsonNode.Parse(route.Request.PostData!)!["responses"]!.AsArray())
                if (entry!["sequence"]!.GetValue<int>() == _sent.Count + 1) _sent.Add(entry.DeepClone().AsObject());
            var now = DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount64);
            await route.FulfillAsync(new()
            {
                ContentType = "application/json",
                Body = JsonSerializer.Serialize(
                    new { acknowledgedThrough = _sent.Count, receiptHash = "here", status = "inProgress", serverNow = now, deadline = now.AddMinutes(30), timeLeft = 1_800_000 }, Web),
            });
        });
    }

    /// <summary>The latest answer to a question under its own identifiers.</summary>
    public string AnswerTo(int position)
    {
        var given = _sent.Last(e => e["itemId"]!.GetValue<string>() == $"item-{position}")["answers"].Deserialize<GivenAnswer[]>(Web)!;
        var (answers, fault) = Items[position - 1].Read(given);
        fault.ShouldBeNull();
        return string.Join(" | ", answers.Select(a => $"{a.Response}: {string.Join(", ", a.Values)}"));
    }

    private static ShownItem Item(Interaction interaction, IReadOnlyList<Node>? body = null) =>
        ShownItem.Of(new(body ?? [], [interaction], new HashSet<string>()),
            (kind, response, identifier) => $"{kind}-{response}-{identifier}".ToLowerInvariant());

    private static IReadOnlyList<Node> Ask(string text) => Node.Paragraph(text);

    private static Node Text(string text) => new("text", text, null);

    private static Dictionary<string, string> Scope(string scope) => new() { ["scope"] = scope };

    private static Node Math() => new("math", null, [new("mfrac", null, [new("mi", null, [Text("W")]), new("mn", null, [Text("15")])])],
        new Dictionary<string, string> { ["alttext"] = "W over 15" });
}
