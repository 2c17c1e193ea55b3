using Cbhcr.Exam.Items;
using Cbhcr.Lint;

namespace Cbhcr.Exam.Tests.Items;

[Collection(WithTheProgram.Name)]
public sealed class when_the_rules_are_configured(ExamFixture exam)
{
    [Fact]
    public async Task all_72_are_listed_with_title_severity_and_source()
    {
        var list = await (await exam.SignedInAsync("reviewer")).GetAsync<ItemRuleList>("/api/items/rules", default);
        list.Rules.Count.ShouldBe(72);
        list.Rules.ShouldAllBe(r => r.Title.Length > 5 && r.Source.Length > 1);
        list.Rules.Single(r => r.Id == "LNG-GRADE").Thresholds["grade@1"].ShouldBe(8);
        list.Rules.Count(r => r.Scope == "bank").ShouldBe(4);
    }

    /// <summary>A level of its own, since other tests check items of the real ones.</summary>
    [Fact]
    public async Task a_number_and_a_severity_for_a_level_hold_at_once_and_only_there()
    {
        var administrator = await exam.SignedInAsync("admin");
        var version = (await administrator.GetAsync<ItemRuleList>("/api/items/rules", default)).Version;
        var rules = new[] { new { ruleId = "OPT-LONG", enabled = true, thresholds = new[] { new { name = "words@RULES-I", value = 2 }, new { name = "severity@RULES-I", value = 2 } } } };
        using var answer = await administrator.SendAsync("/api/items/rules", new { rules, allowedAcronyms = new[] { "QRS" }, version }, default);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await FindingsAsync("RULES-I")).Single(f => f.RuleId == "OPT-LONG").Severity.ShouldBe(Severity.Error);
        (await FindingsAsync("CBHCR-I")).ShouldNotContain(f => f.RuleId == "OPT-LONG");
        (await FindingsAsync("CBHCR-I")).Where(f => f.RuleId == "LNG-ACRONYM").ShouldHaveSingleItem().Message.ShouldContain("TUV");

        await (await administrator.SendAsync("/api/items/rules", new { version }, default)).ShouldBeProblemAsync(409, "stale-version");
        var list = await administrator.GetAsync<ItemRuleList>("/api/items/rules", default);
        (list.Version, list.Rules.Single(r => r.Id == "OPT-LONG").Set!.Thresholds!["words@RULES-I"]).ShouldBe((version + 1, 2));
    }

    [Theory]
    [InlineData("""{"rules": [{"ruleId": "NO-RULE", "enabled": true}], "version": 0}""", "rules[0].ruleId")]
    [InlineData("""{"rules": [{"ruleId": "OPT-LONG", "enabled": true}, {"ruleId": "OPT-LONG", "enabled": false}], "version": 0}""", "rules[1].ruleId")]
    [InlineData("""{"rules": [{"ruleId": "OPT-LONG", "enabled": true, "thresholds": [{"name": "letters", "value": 2}]}], "version": 0}""", "rules[0].thresholds[0]")]
    [InlineData("""{"rules": [{"ruleId": "OPT-LONG", "enabled": true, "thresholds": [{"name": "words", "value": -2}]}], "version": 0}""", "rules[0].thresholds[0]")]
    [InlineData("""{"allowedAcronyms": [""], "version": 0}""", "allowedAcronyms")]
    public async Task what_is_not_known_is_refused_by_its_field(string body, string field)
    {
        var administrator = await exam.SignedInAsync("admin");
        // Other tests set rules in the same database.
        var now = body.Replace("\"version\": 0", $"\"version\": {(await administrator.GetAsync<ItemRuleList>("/api/items/rules", default)).Version}");
        var problem = await (await administrator.SendAsync("/api/items/rules", JsonDocument.Parse(now).RootElement, default)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
    }

    /// <summary>At a level of its own, as above.</summary>
    [Fact]
    public async Task one_rule_is_set_by_a_form_and_its_page_tells_what_changed()
    {
        var administrator = await exam.SignedInAsync("admin");
        async Task SetAsync(object rule)
        {
            using var answer = await administrator.SendAsync("/api/items/rules/STM-NEG", rule, default);
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
        }
        async Task<ItemRuleList> NowAsync() => await administrator.GetAsync<ItemRuleList>("/api/items/rules", default);
        var others = (await NowAsync()).Rules.Where(r => r.Set is not null && r.Id != "STM-NEG").Select(r => r.Id).ToList();
        object[] numbers = [new { name = "severity@FORM-I", value = 2 }, new { name = "", value = (double?)null }];
        await SetAsync(new { enabled = true, severity = "own", thresholds = numbers, version = (await NowAsync()).Version });
        (await NowAsync()).Rules.Single(r => r.Id == "STM-NEG").Set!.Thresholds.ShouldBe(new Dictionary<string, double> { ["severity@FORM-I"] = 2 });
        (await NowAsync()).Rules.Where(r => r.Set is not null && r.Id != "STM-NEG").Select(r => r.Id).ShouldBe(others, "the others stay");
        var page = await (await administrator.TryGetAsync("/staff/items/rules/STM-NEG", default)).Content.ReadAsStringAsync();
        page.ShouldContain("severity at level FORM-I: 2 (before: as its source says)");

        await SetAsync(new { enabled = true, severity = "own", version = (await NowAsync()).Version });
        (await NowAsync()).Rules.Single(r => r.Id == "STM-NEG").Set.ShouldBeNull("what is as its source says is no setting");
        await (await administrator.SendAsync("/api/items/rules/STM-NEG", new { enabled = true, severity = "grave", version = (await NowAsync()).Version }, default)).ShouldBeProblemAsync(400);
        await (await administrator.SendAsync("/api/items/rules/NO-RULE", new { enabled = true, severity = "own", version = 0 }, default)).ShouldBeProblemAsync(404);
        await (await administrator.SendAsync("/api/items/rules/STM-NEG", new { enabled = true, severity = "own", version = 9999 }, default)).ShouldBeProblemAsync(409, "stale-version");
        object[] wrong = [new { name = "letters", value = 2 }];
        var problem = await (await administrator.SendAsync("/api/items/rules/STM-NEG",
            new { enabled = true, severity = "own", thresholds = wrong, version = (await NowAsync()).Version }, default)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").TryGetProperty("thresholds[0]", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task writers_do_not_set_them() =>
        (await (await exam.SignedInAsync("writer")).SendAsync("/api/items/rules", new { version = 0 }, default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    private async Task<IReadOnlyList<Cbhcr.Lint.Finding>> FindingsAsync(string level)
    {
        var content = new
        {
            stem = "The QRS and the TUV of a team meet. What is the best thing to do first?", levels = new[] { level }, key = "A",
            options = new[] { "Sit near him and hear him out", "Leave", "Write" }.Select((text, i) => new { id = "ABC"[i].ToString(), text, rationale = "" }),
        };
        return (await (await exam.SignedInAsync("writer")).PostAsync<ItemCheckReport>("/api/items/check", new { content }, default)).Findings;
    }
}
