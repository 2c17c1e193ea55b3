using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Programmes;
using Cbhcr.Qti.Model;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>A published form with an item of every type, put straight into the log. Also linked into the browser tests.</summary>
public static class EveryType
{
    /// <summary>Stands in keys and rationales and nowhere a candidate may see; options that are right are told apart by no word.</summary>
    public const string Secret = "SECRET-RATIONALE";

    /// <summary>In the order of the form; all of them are scored but the last.</summary>
    public static IReadOnlyList<ItemContent> Contents { get; } =
    [
        Content(ItemTypes.SingleBestAnswer, "What does the person need first?", "B", ["Water", "Rest", "A plan", "A car"]),
        Content(ItemTypes.SingleBestAnswer, "Which of these is rich?", "A", ["Alpha", "Beta", "Gamma"], stem:
        [
            new("p", null, [Text("Which of these is "), new("strong", null, [Text("rich")]), Text("?")]),
            new("table", null, [new("tbody", null, [new("tr", null, [new("th", null, [Text("Day")]), new("td", null, [Text("Monday")])])])]),
        ]),
        Content(ItemTypes.MultipleResponse, "Choose all that help.", "A,C", ["Listening", "Shouting", "Asking", "Leaving"], new(PartialCredit: true)),
        Content(ItemTypes.MultipleResponse, "Choose the two that are rights.", "B,D", ["A fine", "A copy", "A fee", "A refusal"], new(MaxChoices: 2)),
        Content(ItemTypes.Ordering, "Put the steps in order.", "C,A,B,D", ["Ask", "Agree", "Greet", "Part"], new(PartialCredit: true)),
        Content(ItemTypes.Matching, "Match each word with its meaning.", "A 2,B 1,C 3", ["Assent", "Consent", "Dissent"],
            new(PartialCredit: true, Targets: [new("1", "A yes that counts in law"), new("2", "A yes of somebody under age"), new("3", "A no")])),
        Content(ItemTypes.TextEntry, "How many days are two weeks?", "14", [], new(Accepted: [new("14")], Tolerance: 0.5m)),
        Content(ItemTypes.TextEntry, "Name the capital of France.", "Paris", [], new(Accepted: [new("Paris"), new("City of Paris")])),
        Content(ItemTypes.ExtendedText, "Describe how you would begin a first meeting.", "", [], new(ExpectedLines: 8, MostWords: 200, Rubric:
        [
            new("Welcome", ["None", "Some", "Full"]),
            new("Plan", ["None", "Some", "Full"]),
        ])),
        Qti("inline choice", """<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>Y</qti-value></qti-correct-response></qti-response-declaration>""",
            """<p>The word <qti-inline-choice-interaction response-identifier="RESPONSE" shuffle="true"><qti-inline-choice identifier="Y">assent</qti-inline-choice><qti-inline-choice identifier="G">ascent</qti-inline-choice></qti-inline-choice-interaction> means a yes.</p>"""),
        Qti("two parts", """
            <qti-response-declaration identifier="GAPS" cardinality="multiple" base-type="directedPair"><qti-correct-response><qti-value>W1 G1</qti-value><qti-value>W2 G2</qti-value></qti-correct-response></qti-response-declaration>
            <qti-response-declaration identifier="SCALE" cardinality="single" base-type="integer"><qti-correct-response><qti-value>30</qti-value></qti-correct-response></qti-response-declaration>
            """, """
            <qti-gap-match-interaction response-identifier="GAPS" shuffle="true"><qti-prompt>Fill the gaps.</qti-prompt><qti-gap-text identifier="W1" match-max="1">rights</qti-gap-text><qti-gap-text identifier="W2" match-max="1">dignity</qti-gap-text>
              <p>All are equal in <qti-gap identifier="G2"/> and <qti-gap identifier="G1"/>.</p></qti-gap-match-interaction>
            <qti-slider-interaction response-identifier="SCALE" lower-bound="0" upper-bound="100" step="10"><qti-prompt>How many articles has the Declaration?</qti-prompt></qti-slider-interaction>
            """, """
            <qti-response-processing><qti-response-condition><qti-response-if><qti-and><qti-match><qti-variable identifier="GAPS"/><qti-correct identifier="GAPS"/></qti-match>
            <qti-match><qti-variable identifier="SCALE"/><qti-correct identifier="SCALE"/></qti-match></qti-and>
            <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">2</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>
            """),
        Qti("words", """<qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier"><qti-correct-response><qti-value>H2</qti-value></qti-correct-response></qti-response-declaration>""",
            """<qti-hottext-interaction response-identifier="RESPONSE" max-choices="2"><qti-prompt>Choose the word that judges.</qti-prompt><p>He is <qti-hottext identifier="H1">quiet</qti-hottext> and <qti-hottext identifier="H2">lazy</qti-hottext>.</p></qti-hottext-interaction>"""),
        Qti("pairs", """<qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="pair"><qti-correct-response><qti-value>A B</qti-value></qti-correct-response></qti-response-declaration>""",
            """
            <qti-associate-interaction response-identifier="RESPONSE" max-associations="2" shuffle="true"><qti-prompt>Which two belong together?</qti-prompt><qti-simple-associable-choice identifier="A" match-max="1">Right</qti-simple-associable-choice>
            <qti-simple-associable-choice identifier="B" match-max="1">Duty</qti-simple-associable-choice><qti-simple-associable-choice identifier="C" match-max="1">Chair</qti-simple-associable-choice></qti-associate-interaction>
            """),
        Content(ItemTypes.SingleBestAnswer, "Which one is on trial?", "A", ["One", "Two"]),
    ];

    /// <summary>A case with a picture and three questions about it, and questions that are answered on a picture; the last is not scored.</summary>
    public static IReadOnlyList<ItemContent> OnPictures(StimulusUse @case) =>
    [
        Content(ItemTypes.SingleBestAnswer, "What is shown in the case?", "A", ["A square", "A circle"]) with { Stimulus = @case },
        Content(ItemTypes.MultipleResponse, "What does the case say?", "A,B", ["It rains", "It is late", "It is dear"]) with { Stimulus = @case },
        Content(ItemTypes.TextEntry, "How old is the person in the case?", "40", [], new(Tolerance: 0m)) with { Stimulus = @case },
        Content(ItemTypes.Hotspot, "Choose the left half.", "A", ["Left", "Right"], new(MaxChoices: 1, Picture: new(PictureName, "A field of two halves", 200, 100))) is var spots
            ? spots with { Options = [spots.Options[0] with { Area = new("rect", [0, 0, 100, 100]) }, spots.Options[1] with { Area = new("rect", [100, 0, 200, 100]) }] } : null!,
        Content(ItemTypes.SingleBestAnswer, "Which picture is this?", "A", ["The first", "The second"], stem:
            [new("p", null, [Text("Which picture is this?"), new("img", null, [], new Dictionary<string, string> { ["src"] = PictureName, ["alt"] = "A field" })])]),
        Content(ItemTypes.SingleBestAnswer, "Which one is on trial?", "A", ["One", "Two"]),
    ];

    public static byte[] Picture { get; } = Png(200, 100);

    public static string PictureName { get; } = AssetStore.NameOf(Picture);

    /// <summary>The form of <see cref="OnPictures"/>, with its picture and its case.</summary>
    public static async Task<Form> PublishOnPicturesAsync(IServiceProvider services, string code)
    {
        var (ids, now) = (services.GetRequiredService<IdSource>(), services.GetRequiredService<NodaTime.IClock>().GetCurrentInstant());
        var stimulusId = ids.Next().Value;
        await using (var session = services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Store(AssetStore.Of(Picture, Guid.Empty, now).Asset!);
            var @case = new StimulusContent("HIDDEN-TITLE", [new("p", null, [Text("A person of 40 waits in the rain. It is late.")]),
                new("img", null, [], new Dictionary<string, string> { ["src"] = PictureName, ["alt"] = "A square" })]);
            session.Events.StartStream<Stimulus>(stimulusId, new StimulusDrafted(stimulusId, $"CASE-{code}", @case, ContentHash.Of(@case), Guid.Empty, now));
#pragma warning disable RS0030 // no program is at work here
            await session.SaveChangesAsync();
#pragma warning restore RS0030
        }
        return await PublishAsync(services, code, 60, OnPictures(new(stimulusId, 1)));
    }

    public static async Task<Form> PublishAsync(IServiceProvider services, string code, int minutes = 60, IReadOnlyList<ItemContent>? contents = null)
    {
        var (ids, now) = (services.GetRequiredService<IdSource>(), services.GetRequiredService<NodaTime.IClock>().GetCurrentInstant());
        await using var session = services.GetRequiredService<IDocumentStore>().LightweightSession();
        var programme = (await session.TheProgrammeAsync(default))!;
        var slots = new List<FormSlot>();
        foreach (var (content, position) in (contents ??= Contents).Select((c, i) => (c, i + 1)))
        {
            var (id, itemCode, hash) = (ids.Next().Value, $"{code}-{position:00}", ContentHash.Of(content));
            session.Events.StartStream<Item>(id, new ItemDrafted(id, itemCode, content with { Levels = [code] }, hash = ContentHash.Of(content with { Levels = [code] }), "cbhcr-framework", "1", programme.Id, now));
            slots.Add(new(position, id, itemCode, 1, hash, content.Competency, "CM", position == contents.Count ? SlotUse.Pretest : SlotUse.Scored));
        }
        var (blueprintId, formId) = (ids.Next().Value, ids.Next().Value);
        var level = new LevelContent("Every type", "cbhcr-framework", "provisional", null, true, null,
            new(slots.Count - 1, 1, minutes, 10, new(34, 33, 33), [new("CM", 100, [new("CM.AL", 100, slots.Count - 1)])]), new(200, 500, 800), 2, null);
        session.Events.StartStream<Blueprint>(blueprintId, new BlueprintDrafted(blueprintId, programme.Id, code, 1, level, "1", ContentHash.Of(level), programme.Id, now));
        var assembled = new FormAssembled(formId, programme.Id, $"{code}-A", blueprintId, 1, code, level.Name, minutes, slots, true, new(1, "by hand", "ready", 0), programme.Id, now);
        session.Events.StartStream<Form>(formId, assembled, new FormPublished(Form.Create(assembled).ComputeContentHash(), programme.Id, now));
#pragma warning disable RS0030 // no program is at work here
        await session.SaveChangesAsync();
#pragma warning restore RS0030
        return (await session.LoadAsync<Form>(formId))!;
    }

    private static ItemContent Content(string type, string ask, string key, string[] options, ItemTask? task = null, IReadOnlyList<Node>? stem = null) => new(
        type, ask, [.. options.Select((o, i) => new ItemOption(((char)('A' + i)).ToString(), o, $"{Secret} for {o}, in more words than eight are needed here."))], key, true, "CM.AL", "CM.AL.ESV", ["V-DIGNITY"],
        "application", "none", [], [], [new("A source that exists for this test", 2025)], Secret, true, stem, task);

    private static ItemContent Qti(string title, string declarations, string body, string? processing = null) => Content(ItemTypes.Qti, title, "", []) with
    {
        Qti = $"""
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="{title}" adaptive="false" time-dependent="false">{declarations}
            <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/><qti-item-body>{body}</qti-item-body>
            {processing ?? """<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"/>"""}</qti-assessment-item>
            """,
    };

    /// <summary>White, one bit a pixel.</summary>
    private static byte[] Png(int width, int height)
    {
        using var rows = new MemoryStream();
        using (var packed = new System.IO.Compression.ZLibStream(rows, System.IO.Compression.CompressionLevel.Optimal, true))
            for (var y = 0; y < height; y++) packed.Write([0, .. Enumerable.Repeat((byte)0xFF, (width + 7) / 8)]);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", [.. Big(width), .. Big(height), 1, 0, 0, 0, 0]), .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(name), .. data];
        var crc = ~named.Aggregate(~0u, (c, b) => Enumerable.Range(0, 8).Aggregate(c ^ b, (x, _) => (x & 1) == 0 ? x >> 1 : (x >> 1) ^ 0xEDB88320));
        return [.. Big(data.Length), .. named, .. Big((int)crc)];
    }

    private static byte[] Big(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static Node Text(string text) => new("text", text, null);
}
