using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Lint;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Tests.Items;

[Collection(WithTheProgram.Name)]
public sealed class when_an_item_is_checked(ExamFixture exam)
{
    private static readonly string[] Reasons =
    [
        "Listening comes first, because it tells the person that somebody is there for them.",
        "Leaving may feel respectful, yet it ends the contact before anything is known.",
        "Writing is needed later on, and now it draws the eyes away from the person.",
    ];

    [Fact]
    public async Task a_clean_item_has_no_error_and_no_warning()
    {
        var report = await CheckAsync("writer", Content());
        report.Findings.Where(f => f.Severity != Severity.Information).Select(f => $"{f.RuleId} {f.Message} {f.Evidence}").ShouldBeEmpty();
        (report.Errors, report.Warnings).ShouldBe((0, 0));
    }

    [Fact]
    public async Task an_error_and_a_warning_are_told_with_their_places()
    {
        var report = await CheckAsync("reviewer", Content(stem: "An addict phones late at night and wants to talk. What is the best thing to do first?", third: "None of the above"));
        report.Errors.ShouldBe(2);
        report.Findings.Single(f => f.RuleId == "BIA-PERSON").Spans[0].ShouldBe(new Span("stem", 3, 6));
        report.Findings.Single(f => f.RuleId == "OPT-NOTA").Spans[0].Field.ShouldBe("options[2].text");
    }

    [Fact]
    public async Task a_reason_makes_a_warning_information_and_leaves_an_error_an_error()
    {
        var content = Content(stem: "A refugee phones late at night and wants to talk. What is the best thing to do first?");
        (await CheckAsync("writer", content)).Warnings.ShouldBe(1);
        var justified = await CheckAsync("writer", content, new() { ["BIA-GROUP"] = "The unit is about people who had to flee." });
        justified.Warnings.ShouldBe(0);
        justified.Findings.Single(f => f.RuleId == "BIA-GROUP").Evidence.ShouldContain("had to flee");
        (await CheckAsync("writer", Content(third: "None of the above"), new() { ["OPT-NOTA"] = "I like it this way and no other." })).Errors.ShouldBe(1);
    }

    [Fact]
    public async Task what_is_not_written_yet_is_found_and_breaks_nothing()
    {
        var report = await CheckAsync("writer", new { });
        report.Findings.Select(f => f.RuleId).ShouldContain("MET-REF");
        report.Findings.Select(f => f.RuleId).ShouldContain("MET-CODE");
        (await CheckAsync("writer", new { type = "matching", stem = "Which word goes with which?", options = new[] { new { id = "A", text = "Cat" } },
            task = new { targets = new[] { new { id = "1", text = "Fur of a crazy cat" } } } }))
            .Findings.Single(f => f.RuleId == "BIA-PERSON").Spans[0].Field.ShouldBe("task.targets[0].text");
    }

    [Theory]
    [InlineData("""{"content": []}""")]
    [InlineData("""{"content": {"options": 7}}""")]
    [InlineData("""{"content": {"options": [null]}}""")]
    [InlineData("""{"content": {"colour": "red"}}""")]
    [InlineData("""{"content": {"stemBody": [{"kind": "script"}]}}""")]
    public async Task what_is_no_content_is_malformed(string body) =>
        await (await (await exam.SignedInAsync("writer")).SendAsync("/api/items/check", JsonDocument.Parse(body).RootElement, default)).ShouldBeProblemAsync(400);

    [Theory]
    [InlineData("proctor")]
    [InlineData("admin")]
    public async Task others_are_refused(string role) =>
        (await (await exam.SignedInAsync(role)).SendAsync("/api/items/check", new { content = new { } }, default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task an_item_much_like_one_of_the_bank_is_told_of_it()
    {
        var report = await CheckAsync("writer", Content(stem: "Which set of signs points most clearly to burnout?"));
        report.Findings.Single(f => f.RuleId == "MET-SIM").Message.ShouldContain("AD-SC-001");
    }

    [Fact]
    public void marks_pictures_and_tables_of_rich_text_are_seen()
    {
        Node Text(string t) => new("text", t, null);
        Node[] body =
        [
            new("p", null, [Text("Which of these is "), new("strong", null, [Text("NOT")]), Text(" a sign?")]),
            new("p", null, [new("span", null, [Text("¿Cómo  está?")], new Dictionary<string, string> { ["lang"] = "es" })]),
            new("img", null, [], new Dictionary<string, string> { ["src"] = new('0', 64) }),
            new("table", null, [new("tr", null, [new("th", null, [Text("a")], new Dictionary<string, string> { ["scope"] = "col" }), new("td", null, [Text("b")])])]),
        ];
        var item = LintItemOf.Content("", DraftContent.Empty with { StemBody = body });
        item.Stem.ShouldBe("Which of these is NOT a sign? ¿Cómo está? a b");
        item.Marks.Select(m => (m.Mark, item.Stem.Substring(m.Start, m.Length))).ShouldBe([("strong", "NOT"), ("lang:es", "¿Cómo está?")]);
        item.Media.ShouldBe([new LintMedia("stem", "img", null)]);
        item.Tables.ShouldBe([new LintTable("stem", 1, 1, 1, false)]);
    }

    private static object Content(string stem = "A woman phones late at night and says that she cannot sleep. What is the best thing to do first?", string third = "Write the report at once") => new
    {
        type = "single-best-answer", stem, key = "A", shuffleOptions = true, competency = "CM.AL", skillArea = "CM.AL.ESV", values = new[] { "V-DIGNITY" },
        cognitiveLevel = "application", setting = "none",
        levels = new[] { "CBHCR-I" }, references = new[] { new { text = "A guide to talks in a crisis", year = 2025 } }, authorNote = "Needs review.",
        options = new[] { "Hear her out and ask what would help", "Say that she can call back in the morning",
            third }.Select((text, i) => new { id = "ABC"[i].ToString(), text, rationale = Reasons[i] }),
    };

    private async Task<ItemCheckReport> CheckAsync(string role, object content, Dictionary<string, string>? justified = null) =>
        await (await exam.SignedInAsync(role)).PostAsync<ItemCheckReport>("/api/items/check",
            new { content, justifications = justified?.Select(j => new { ruleId = j.Key, reason = j.Value }) }, default);
}
