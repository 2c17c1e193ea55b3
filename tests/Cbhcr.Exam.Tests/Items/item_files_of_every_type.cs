using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Tests.Items;

/// <summary>One good file of each type, and the slips that are easily made in it.</summary>
public class item_files_of_every_type
{
    private static readonly FrameworkCodes Codes = new(
        Guid.Empty, "cbhcr-framework", "1", new HashSet<string> { "V-DIGNITY" }, new Dictionary<string, string> { ["RB.SA.ESR"] = "RB.SA" },
        new Dictionary<string, string> { ["RB.SA"] = "RB" }, new Dictionary<string, string>());

    private const string Options = """
        options:
          - { id: A, text: Calm voice, rationale: "It helps the person, since a calm voice is easy to follow." }
          - { id: B, text: Open hands, rationale: "It helps the person, who can see that nothing is hidden." }
          - { id: C, text: Loud steps, rationale: "It tempts those who want to be noticed, and it frightens." }
        """;

    private const string Areas = """
        options:
          - { id: A, text: The door, area: { shape: rect, coords: [0, 0, 50, 90] }, rationale: "The way out should be free, and this place keeps it so." }
          - { id: B, text: The sofa, area: { shape: circle, coords: [80, 50, 10] }, rationale: "It looks friendly, and from here nobody can get up fast." }
        task:
          picture: { asset: abababababababababababababababababababababababababababababababab, alt: "A room seen from above", width: 100, height: 100 }
        """;

    private const string Targets = """
        task:
          targets:
            - { id: "1", text: Voice }
            - { id: "2", text: Hands }
        """;

    private static readonly Dictionary<string, (string Body, string Key)> Good = new()
    {
        [ItemTypes.SingleBestAnswer] = (Options + "\nkey: B", "B"),
        [ItemTypes.MultipleResponse] = (Options + "\nkey: B, A\ntask: { partialCredit: true, maxChoices: 2 }", "A,B"),
        [ItemTypes.Ordering] = (Options + "\nkey: C, A, B\ntask: { partialCredit: true }", "C,A,B"),
        [ItemTypes.Matching] = (Options + "\nkey: A 1,  B 2\n" + Targets, "A 1,B 2"),
        [ItemTypes.Hotspot] = (Areas + "\nkey: A", "A"),
        [ItemTypes.TextEntry] = ("task:\n  accepted: [{ text: \"911\" }, { text: nine one one }]", "911"),
        [ItemTypes.ExtendedText] = ("task:\n  mostWords: 150\n  expectedLines: 8\n  rubric: [{ name: Safety, anchors: [Not named, Named, Named with a reason] }]", ""),
    };

    public static TheoryData<string> Types => [.. Good.Keys];

    [Theory, MemberData(nameof(Types))]
    public async Task a_good_file_is_taken_and_can_be_asked_and_scored(string type)
    {
        var (item, problems) = await ReadAsync(type, Good[type].Body);
        problems.ShouldBeEmpty();
        item!.Content.Key.ShouldBe(Good[type].Key);
        item.Content.AsQti().Responses.Count.ShouldBe(1);
        item.Content.MaximumPoints().ShouldBeGreaterThan(0);
        item.Justified["BIA-GROUP"].ShouldStartWith("The answer");
        item.Content.Rights!.Authors.ShouldBe(["A. Writer"]);
        item.Content.ReadingNotes.ShouldBe("Read 911 as nine one one.");
    }

    [Theory]
    [InlineData(ItemTypes.MultipleResponse, "key: B, A", "key: B, E", "key E is not one of the options")]
    [InlineData(ItemTypes.MultipleResponse, "key: B, A", "key: B, A, C", "at least one must be wrong")]
    [InlineData(ItemTypes.MultipleResponse, "maxChoices: 2", "maxChoices: 1", "Only 1 may be chosen")]
    [InlineData(ItemTypes.Ordering, "key: C, A, B", "key: C, A", "each option once")]
    [InlineData(ItemTypes.Matching, "A 1,  B 2", "A 1, B 3", "no pair of an option and a target")]
    [InlineData(ItemTypes.Matching, "id: \"2\"", "id: \"3\"", "named 1, 2, 3")]
    [InlineData(ItemTypes.Hotspot, "[80, 50, 10]", "[80, 50]", "too few entries")]
    [InlineData(ItemTypes.Hotspot, "[0, 0, 50, 90]", "[0, 0, 500, 90]", "leaves the picture")]
    [InlineData(ItemTypes.Hotspot, "alt: \"A room seen from above\", ", "", "“task.picture.alt” is missing")]
    [InlineData(ItemTypes.TextEntry, "task:", "key: \"112\"\ntask:", "one of the accepted forms")]
    [InlineData(ItemTypes.TextEntry, "task:", "task:\n  tolerance: 1", "“nine one one” is none")]
    [InlineData(ItemTypes.ExtendedText, "task:", "key: A\ntask:", "it has no key")]
    [InlineData(ItemTypes.ExtendedText, "mostWords: 150", "maxChoices: 2", "belongs to multiple-response")]
    [InlineData(ItemTypes.SingleBestAnswer, "key: B", "key: B, C", "The key B,C is not one of the options")]
    [InlineData(ItemTypes.SingleBestAnswer, "key: B", "key: B\nstimulus: case one", "does not have the right form")]
    [InlineData(ItemTypes.SingleBestAnswer, "BIA-GROUP:", "BIA-GRUPPE:", "There is no rule BIA-GRUPPE")]
    [InlineData(ItemTypes.SingleBestAnswer, "text: Loud steps,", "text: Loud steps, restrictiveness: 6,", "restrictiveness")]
    public async Task a_slip_is_told_by_its_line(string type, string from, string to, string message)
    {
        var (item, problems) = await ReadAsync(type, Good[type].Body, text => { text.ShouldContain(from); return text.Replace(from, to); });
        item.ShouldBeNull();
        problems.ShouldContain(p => p.Message.Contains(message), string.Join(" | ", problems));
        problems.ShouldAllBe(p => p.Line > 1);
    }

    [Fact]
    public async Task a_case_is_named_by_its_code()
    {
        var (item, problems) = await ReadAsync(ItemTypes.SingleBestAnswer, Good[ItemTypes.SingleBestAnswer].Body + "\nstimulus: CASE-001");
        problems.ShouldBeEmpty();
        item!.Stimulus.ShouldBe("CASE-001");
    }

    private static Task<(ItemFile? Item, IReadOnlyList<FileProblem> Problems)> ReadAsync(string type, string body, Func<string, string>? change = null) =>
        ItemFile.ReadAsync(new SourceFile("item.yaml", (change ?? (t => t))(Text(type, body))), Codes);

    private static string Text(string type, string body) => $"""
        code: TYPE-001
        sample: true
        type: {type}
        levels: [CBHCR-I]
        competency: RB.SA
        skillArea: RB.SA.ESR
        values: [V-DIGNITY]
        cognitiveLevel: application
        setting: none
        stem: A person is upset. What helps in this place?
        {body}
        references: [{"{"} text: A guide, year: 2025 {"}"}]
        readingNotes: Read 911 as nine one one.
        rights: {"{"} authors: [A. Writer], licence: CC BY 4.0, copyrightHolder: The board {"}"}
        justified:
          BIA-GROUP: "The answer depends on it."
        authorNote: Made up for a test.

        """;
}
