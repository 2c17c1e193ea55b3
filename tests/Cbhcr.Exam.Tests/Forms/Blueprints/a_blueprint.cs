using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Tests.Forms.Practice;
using Cbhcr.Exam.Tests.Refusals;

namespace Cbhcr.Exam.Tests.Forms.Blueprints;

[Collection(WithTheProgram.Name)]
public sealed class a_blueprint(ExamFixture exam)
{
    private static readonly RuleFields Rules = new(
        [new("", null, null, null), new("skill:RB.SA.ESR", "scored", 1, 4), new("cognitive:judgment", null, 2, 5), new("type:single-best-answer", "", 5, 10)],
        new(0, 0), new(50, 900), new(10, 40), new("information", true, [new(0, 2.5, null), new(null, null, null), new(1, 2, 0.5)]), 3, [new("TEST-SMALL-A", 2), new("", null)], new("TEST-SMALL-A", 2), 1);

    [Fact]
    public async Task is_edited_into_its_next_version_with_all_its_rules()
    {
        var (client, view) = await ImportedAsync("BP-EDIT");
        view.Pool.Of("competency", "RB.SA").ShouldBe(6);
        await client.PostAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(view, Fields(rules: Rules)), default);
        var changed = (await client.GetAsync<BlueprintView>("/api/blueprints/BP-EDIT", default)).Blueprint;
        changed.BlueprintVersion.ShouldBe(2);
        var rules = changed.Content.Exam.Rules!;
        rules.Cells!.ShouldBe([new("skill", "RB.SA.ESR", 1, 4, SlotUse.Scored), new("cognitive", "judgment", 2, 5), new("type", "single-best-answer", 5, 10)]);
        rules.Target!.Points.ShouldBe([new(0, 2.5, 1), new(1, 2, 0.5)]);
        rules.Overlaps.ShouldBe([new("TEST-SMALL-A", 2)]);
        (rules with { Cells = null, Target = null, Overlaps = null }).ShouldBe(new FormRules(null, new(0, 0), new(50, 900), null, 3, null, new("TEST-SMALL-A", 2), new(10, 40), 1));
        changed.Content.Scale.ShouldBe(view.Blueprint.Content.Scale);
        changed.Content.ValidityYears.ShouldBe(view.Blueprint.Content.ValidityYears);

        // Saved again as it is, it stays the version it is.
        await client.PostAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(view with { Blueprint = changed }, Fields(rules: Rules)), default);
        (await client.GetAsync<BlueprintView>("/api/blueprints/BP-EDIT", default)).Blueprint.BlueprintVersion.ShouldBe(2);
    }

    [Fact]
    public async Task of_a_second_editor_is_a_conflict()
    {
        var (client, view) = await ImportedAsync("BP-TWO");
        await client.PostAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(view, Fields(minutes: 45)), default);
        await (await client.SendAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(view, Fields(minutes: 50)), default)).ShouldBeProblemAsync(409);
        (await client.GetAsync<BlueprintView>("/api/blueprints/BP-TWO", default)).Blueprint.Content.Exam.Minutes.ShouldBe(45);
    }

    public static TheoryData<string, string, SpecificationFields> Faults => new()
    {
        { "a count too few", "exam.scoredItems", Fields() with { ScoredItems = 9 } },
        { "no minutes", "exam.minutes", Fields() with { Minutes = null } },
        { "a mix of 101", "exam.cognitiveMix", Fields() with { CognitiveMix = new(35, 33, 33) } },
        { "weights of 90", "exam.weights", Fields() with { Competencies = [new("RB.SA", 50, 4), new("CM.AL", 40, 4)] } },
        { "an unknown competency", "exam.competencies[0].code", Fields() with { Competencies = [new("RB.XX", null, 4), new("CM.AL", null, 4)] } },
        { "least sums above the places", "exam.rules.cells[2].least", Fields(cells: [new("cognitive:recall", "scored", 5, 8), new("", "", null, null), new("cognitive:judgment", "scored", 4, 8)]) },
        { "most sums below the places", "exam.rules.cells[2].most", Fields(cells: [new("cognitive:recall", "scored", 0, 2), new("cognitive:application", "scored", 0, 2), new("cognitive:judgment", "scored", 0, 2)]) },
        { "a cell against its count", "exam.rules.cells[0].most", Fields(cells: [new("competency:RB.SA", "scored", 1, 3)]) },
        { "a domain against its count", "exam.rules.cells[0].least", Fields(cells: [new("domain:RB", "scored", 5, 8)]) },
        { "skill areas above their competency", "exam.rules.cells[1].least", Fields(cells: [new("skill:RB.SA.ESR", "scored", 3, 4), new(OtherSkill, "scored", 2, 4)]) },
        { "a cell upside down", "exam.rules.cells[0].most", Fields(cells: [new("value:V-DIGNITY", null, 4, 3)]) },
        { "a cell of nothing", "exam.rules.cells[0].cell", Fields(cells: [new("value:V-NOTHING", null, 1, 3)]) },
        { "a cell without a most", "exam.rules.cells[0].most", Fields(cells: [new("value:V-DIGNITY", null, 1, null)]) },
        { "half a range", "exam.rules.words", Fields(rules: Empty with { Words = new(10, null) }) },
        { "more cases than go in", "exam.rules.cases", Fields(rules: Empty with { Cases = new(6, 8) }) },
        { "a target of p above one", "exam.rules.target.points", Fields(rules: Empty with { Target = new("difficulty", true, [new(null, 1.5, null)]) }) },
        { "a point without an aim", "exam.rules.target.points[1].aim", Fields(rules: Empty with { Target = new("information", true, [new(null, null, null), new(1, null, null)]) }) },
        { "an unknown form", "exam.rules.overlaps[0].formCode", Fields(rules: Empty with { Overlaps = [new("NO-FORM", 2)] }) },
        { "an anchor above its overlap", "exam.rules.anchor.items", Fields(rules: Empty with { Overlaps = [new("TEST-SMALL-A", 1)], Anchor = new("TEST-SMALL-A", 3) }) },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task with_a_contradiction_is_refused_by_its_field(string what, string field, SpecificationFields typed)
    {
        var client = await exam.SignedInAsync("assembler");
        var view = await client.GetAsync<BlueprintView>("/api/blueprints/TEST-SMALL", default);
        var problem = await (await client.SendAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(view, typed), default)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldContain(field, $"{what}: {problem}");
        (await client.GetAsync<BlueprintView>("/api/blueprints/TEST-SMALL", default)).Blueprint.Version.ShouldBe(view.Blueprint.Version);
    }

    [Fact]
    public async Task is_provisional_until_a_signed_study_backs_it_and_again_when_that_is_withdrawn()
    {
        var (client, view) = await ImportedAsync("BP-BACKED");
        view.Standing.IsProvisional.ShouldBeTrue();
        var study = await Study.SignedAsync(exam, "PA-BACKS", "BP-BACKED");
        var weights = (await study.ReadAsync()).Weights;
        IReadOnlyList<CompetencyFields> competencies = [.. weights.Select((w, i) => new CompetencyFields(w.Competency, w.Adopted, w.Competency is "RB.SA" or "CM.AL" ? 4 : 0))];
        var typed = Fields() with { Competencies = competencies };
        var other = typed with { Competencies = [competencies[0] with { WeightPercent = competencies[0].WeightPercent + 0.1m }, competencies[1] with { WeightPercent = competencies[1].WeightPercent - 0.1m }, .. competencies.Skip(2)] };

        (await (await client.SendAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(view, other, "PA-BACKS"), default)).ShouldBeProblemAsync(400)).GetProperty("errors").TryGetProperty("study", out _).ShouldBeTrue();
        await client.PostAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(view, typed, "PA-BACKS"), default);
        var backed = await client.GetAsync<BlueprintView>("/api/blueprints/BP-BACKED", default);
        backed.Standing.IsProvisional.ShouldBeFalse(backed.Standing.Words);
        backed.Blueprint.Weights!.StudyCode.ShouldBe("PA-BACKS");
        backed.Blueprint.Content.Exam.Competencies().Sum(c => c.WeightPercent).ShouldBe(100m);

        await study.WithdrawAsync();
        var again = await client.GetAsync<BlueprintView>("/api/blueprints/BP-BACKED", default);
        again.Standing.IsProvisional.ShouldBeTrue();
        again.Standing.Words.ShouldContain("withdrawn");
        (await (await client.SendAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(again, typed with { Minutes = 31 }, "PA-BACKS"), default)).ShouldBeProblemAsync(400)).GetProperty("errors").TryGetProperty("study", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task takes_no_weights_of_a_study_that_speaks_for_another_level_or_is_open()
    {
        var (client, view) = await ImportedAsync("BP-LEVELS");
        await Study.SignedAsync(exam, "PA-OTHER", "TEST-SMALL");
        await Study.SurveyedAsync(exam, "PA-OPEN", "BP-LEVELS");
        foreach (var (study, why) in new[] { ("PA-OTHER", "does not speak for BP-LEVELS"), ("PA-OPEN", "is not signed"), ("PA-NONE", "There is no practice analysis") })
            (await (await client.SendAsync($"/api/blueprints/{view.Blueprint.Id}/versions", Change(view, Fields(), study), default)).ShouldBeProblemAsync(400))
                .GetProperty("errors").GetProperty("study").GetString()!.ShouldContain(why);
    }

    [Fact]
    public async Task comes_with_rules_from_a_file_and_contradictions_are_named_by_line()
    {
        var client = await exam.SignedInAsync("assembler");
        var file = WithRules(SampleFiles.Blueprint("BP-FILE", 30), "cells:\n      - { attribute: cognitive, value: judgment, least: 1, most: 6, use: scored }\n    words: { least: 10, most: 2000 }\n    target: { basis: difficulty, points: [{ aim: 0.7 }] }");
        await client.PostAsync<JsonElement>("/api/blueprints/import", new { file }, default);
        var rules = (await client.GetAsync<BlueprintView>("/api/blueprints/BP-FILE", default)).Blueprint.Content.Exam.Rules!;
        rules.Cells.ShouldBe([new("cognitive", "judgment", 1, 6, SlotUse.Scored)]);
        rules.Words.ShouldBe(new(10, 2000));
        rules.Target!.Points.ShouldBe([new(0, 0.7)]);
        rules.Target.Minimax.ShouldBeTrue();

        var bad = WithRules(SampleFiles.Blueprint("BP-FILE-BAD", 30), "cells:\n      - { attribute: domain, value: RB, least: 5, most: 8, use: scored }\n      - { attribute: kind, value: RB, least: 1, most: 2 }");
        var lines = (await (await client.SendAsync("/api/blueprints/import", new { file = bad }, default)).ShouldBeProblemAsync(422, "file-problems")).GetProperty("problems");
        lines.EnumerateArray().Select(p => p.GetProperty("line").GetInt32()).ShouldBe([13]);
        bad = bad with { Content = bad.Content.Replace("      - { attribute: kind, value: RB, least: 1, most: 2 }\n", "") };
        (await (await client.SendAsync("/api/blueprints/import", new { file = bad }, default)).ShouldBeProblemAsync(422, "file-problems")).GetProperty("problems")[0].GetProperty("line").GetInt32().ShouldBe(12);
    }

    private static SourceFile WithRules(SourceFile file, string rules) => file with { Content = file.Content.Replace("  minutes: 30", $"  minutes: 30\n  rules:\n    {rules}") };

    private const string OtherSkill = "skill:RB.SA.FLX";

    private static readonly RuleFields Empty = new(null, null, null, null, null, null, null, null, null);

    private static SpecificationFields Fields(int minutes = 30, RuleFields? rules = null, IReadOnlyList<CellFields>? cells = null) =>
        new(8, 2, minutes, 8, new(34, 33, 33), [new("RB.SA", null, 4), new("CM.AL", null, 4)], cells is null ? rules : Empty with { Cells = cells });

    private static ChangeBlueprint Change(BlueprintView view, SpecificationFields typed, string? study = null) => new(view.Blueprint.Content.Name, null, typed, study, view.Blueprint.Version);

    private async Task<(ApiClient Client, BlueprintView View)> ImportedAsync(string level)
    {
        var client = await exam.SignedInAsync("assembler");
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, 12) }, default);
        await client.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
        return (client, await client.GetAsync<BlueprintView>($"/api/blueprints/{level}", default));
    }
}
