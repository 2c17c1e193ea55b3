using Cbhcr.Exam.Forms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Forms.Practice;

/// <summary>What can be done about mistakes: corrections until a study is signed, another study afterwards.</summary>
[Collection(WithTheProgram.Name)]
public sealed class a_study_that_is_put_right(ExamFixture exam)
{
    [Fact]
    public async Task keeps_ratings_and_weights_when_the_panel_is_another_and_tells_what_was_wrong()
    {
        var study = await WeighedAsync("PR-PANEL");
        var before = await study.ReadAsync();
        await study.PostAsync("corrections", Correction(before.Version, "Two members of the panel were missing.") with
        {
            Title = "What responders do, corrected",
            Panel = new("panel.csv", "attribute,value,people\nsetting,mobile team,8\nsetting,call centre,7\nlived experience,yes,2\nlived experience,no,13\n"),
        });
        var after = await study.ReadAsync();
        (after.Design.Title, after.Survey!.RatingsHash).ShouldBe(("What responders do, corrected", before.Survey!.RatingsHash));
        after.Weights.ShouldBe(before.Weights);
        after.Design.Tasks.ShouldBe(before.Design.Tasks, "files that are left out stay");
        // Two with lived experience are hidden, and so is what they are the rest of.
        after.Panel.Select(c => $"{c.Value} {c.People}").ShouldBe(["mobile team 8", "call centre 7", "yes ", "no "]);
        after.Corrections.ShouldHaveSingleItem().Reason.ShouldBe("Two members of the panel were missing.");
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        JsonSerializer.Serialize((await session.Events.FetchStreamAsync(study.Id)).Select(e => e.Data), Exam.Platform.Json.Options)
            .ShouldNotContain("members of the panel were missing");
    }

    [Fact]
    public async Task loses_its_weights_with_what_they_rest_on_and_its_ratings_with_the_tasks()
    {
        var study = await WeighedAsync("PR-LOSES");
        await study.PostAsync("corrections",
            Correction(await study.VersionAsync(), "Once a month is not performing.") with { Scales = [new("frequency", "How often?", 0, 5, 2), .. Scales.Skip(1)] });
        var after = await study.ReadAsync();
        (after.Survey is null, after.Weights.Count, after.Rule).ShouldBe((false, 0, null));
        await study.DeriveAsync();
        (await study.ReadAsync()).LeftOut.Count.ShouldBeGreaterThan(1, "fewer perform a task, by the corrected scale");

        var tasks = Study.File("synthetic-tasks.csv");
        await study.PostAsync("corrections",
            Correction(await study.VersionAsync(), "A task was forgotten.") with { Tasks = tasks with { Content = tasks.Content + "T37,RB.SA,Says goodbye.\n" } });
        (await study.ReadAsync()).Survey.ShouldBeNull("the file has no ratings of that task");
    }

    [Fact]
    public async Task is_not_put_right_without_a_reason_or_against_its_survey_or_once_it_is_signed()
    {
        var study = await WeighedAsync("PR-NOT");
        var version = await study.VersionAsync();
        (await (await study.TryAsync("corrections", Correction(version, " ") with { Invited = 119 })).ShouldBeProblemAsync(400)).GetProperty("errors").EnumerateObject()
            .Select(e => e.Name)
            .ShouldBe(["reason", "invited"], ignoreOrder: true);
        await (await study.TryAsync("corrections", Correction(version - 1, "Too late."))).ShouldBeProblemAsync(409);
        await study.PostAsync("sign", new SignPracticeAnalysis(version));
        await (await study.TryAsync("corrections", Correction(version + 1, "Too late."))).ShouldBeProblemAsync(409, "study-closed");
        (await (await exam.SignedInAsync("assembler")).SendAsync($"{study.Api}/corrections", Correction(version + 1, "Not mine."), default))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task gives_way_to_another_once_that_is_signed_and_what_stands_on_it_stays_backed()
    {
        var assembler = await exam.SignedInAsync("assembler");
        foreach (var level in new[] { "PR-LEVEL", "PR-OTHER" })
            await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
        var old = await Study.SignedAsync(exam, "PR-OLD", "PR-LEVEL", "PR-OTHER");
        await BackAsync("PR-LEVEL", old);
        var client = await exam.SignedInAsync("psychometrician");
        (await (await client.SendAsync("/api/practice-analyses", Study.Command("PR-NEW", "PR-LEVEL") with { Supersedes = "PR-NONE" }, default)).ShouldBeProblemAsync(400))
            .GetProperty("errors").GetProperty("supersedes").GetString().ShouldBe("There is no signed practice analysis PR-NONE.");
        var study = new Study(client, "PR-NEW",
            Person.IdOf(await client.PostAsync<JsonElement>("/api/practice-analyses", Study.Command("PR-NEW", "PR-LEVEL", "PR-OTHER") with { Supersedes = "PR-OLD" }, default)));
        await study.ImportAsync(Study.File("synthetic-survey.csv"));
        await study.DeriveAsync();
        (await old.ReadAsync()).SupersededBy.ShouldBeNull("it is not signed");
        await study.PostAsync("sign", new SignPracticeAnalysis(await study.VersionAsync()));

        ((await old.ReadAsync()).SupersededBy, (await old.ReadAsync()).State, (await study.ReadAsync()).Supersedes).ShouldBe(("PR-NEW", StudyState.Signed, "PR-OLD"));
        var view = await assembler.GetAsync<BlueprintView>("/api/blueprints/PR-LEVEL", default);
        (view.Standing.IsProvisional, view.Standing.Warning, view.Blueprint.Weights!.StudyCode)
            .ShouldBe((false, "The practice analysis PR-NEW has taken the place of PR-OLD: take its weights over.", "PR-OLD"));
        (await TryBackAsync("PR-LEVEL", old, minutes: 31)).StatusCode.ShouldBe(HttpStatusCode.NoContent, "other things of it may change");
        (await (await TryBackAsync("PR-OTHER", old)).ShouldBeProblemAsync(400)).GetProperty("errors").GetProperty("study").GetString()
            .ShouldBe("The practice analysis PR-NEW has taken the place of PR-OLD.");
        await BackAsync("PR-LEVEL", study);
        (await assembler.GetAsync<BlueprintView>("/api/blueprints/PR-LEVEL", default)).Standing.Warning.ShouldBeNull();

        await study.WithdrawAsync();
        (await old.ReadAsync()).SupersededBy.ShouldBeNull("what took its place is withdrawn");
    }

    [Fact]
    public async Task is_named_by_a_blueprint_file_with_its_weights_or_the_file_is_refused_by_line()
    {
        var assembler = await exam.SignedInAsync("assembler");
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint("PR-FILE", 30) }, default);
        var study = await Study.SignedAsync(exam, "PR-NAMED", "PR-FILE");
        var weights = (await study.ReadAsync()).Weights;
        Exam.Platform.Files.SourceFile Named(string code, Func<CompetencyWeight, decimal> weight) => new("PR-FILE.yaml", $$"""
            code: PR-FILE
            version: 2
            name: A level
            framework: cbhcr-framework
            status: practice-analysis
            practiceAnalysis: {{code}}
            exam:
              scoredItems: 8
              pretestItems: 2
              minutes: 30
              cognitiveMix: { recall: 34, application: 33, judgment: 33 }
              domains:
            {{string.Join("\n", weights.GroupBy(w => w.Domain).Select(d => Domain(d, weight)))}}
            scale: { minimum: 200, pass: 500, maximum: 800 }
            validityYears: 2
            """);
        foreach (var (file, why) in new[] { (Named("PR-NONE", w => w.Adopted), "There is no practice analysis PR-NONE."),
            (Named("PR-NAMED", w => w.Competency == "RB.SA" ? 9 : w.Adopted), "The weight of RB.SA is not the one") })
        {
            var problem = (await (await assembler.SendAsync("/api/blueprints/import", new { file }, default)).ShouldBeProblemAsync(422, "file-problems")).GetProperty("problems")
                .EnumerateArray().Single();
            problem.GetProperty("line").GetInt32().ShouldBe(6);
            problem.GetProperty("message").GetString()!.ShouldStartWith(why);
        }
        var good = Named("PR-NAMED", w => w.Adopted);
        (await assembler.PostAsync<BlueprintImportReport>("/api/blueprints/import", new { file = good }, default)).Changed.ShouldBeTrue();
        var view = await assembler.GetAsync<BlueprintView>("/api/blueprints/PR-FILE", default);
        (view.Standing.IsProvisional, view.Blueprint.Weights!.StudyCode, view.Blueprint.Content.Status).ShouldBe((false, "PR-NAMED", "practice-analysis"));
        (await assembler.PostAsync<BlueprintImportReport>("/api/blueprints/import", new { file = good }, default)).Changed.ShouldBeFalse();
        // Without the study's name the same content is provisional, and another version.
        var bare = good with { Content = good.Content.Replace("practiceAnalysis: PR-NAMED\n", "").Replace("version: 2", "version: 3") };
        await assembler.PostAsync<BlueprintImportReport>("/api/blueprints/import", new { file = bare }, default);
        (await assembler.GetAsync<BlueprintView>("/api/blueprints/PR-FILE", default)).Standing.IsProvisional.ShouldBeTrue();
    }

    private static string Domain(IGrouping<string, CompetencyWeight> domain, Func<CompetencyWeight, decimal> weight)
    {
        var competencies = domain.Select(w => FormattableString.Invariant($"{{ code: {w.Competency}, weightPercent: {weight(w)}, scoredItems: {(w.Competency is "RB.SA" or "CM.AL" ? 4 : 0)} }}"));
        return FormattableString.Invariant($"    - {{ domain: {domain.Key}, weightPercent: {domain.Sum(weight)}, competencies: [{string.Join(", ", competencies)}] }}");
    }

    private static readonly IReadOnlyList<ScaleFields> Scales = Study.Command("X").Scales!;

    private static CorrectPracticeAnalysis Correction(int version, string reason)
    {
        var c = Study.Command("X", "TEST-SMALL");
        return new(c.Title, c.Method, c.Levels, c.SurveyFrom, c.SurveyTo, c.SampleFrame, c.Invited, c.Scales, null, null, reason, version);
    }

    private async Task<Study> WeighedAsync(string code)
    {
        var study = await Study.SurveyedAsync(exam, code, "TEST-SMALL");
        await study.DeriveAsync();
        return study;
    }

    private async Task BackAsync(string level, Study study)
    {
        using var answer = await TryBackAsync(level, study);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> TryBackAsync(string level, Study study, int minutes = 30)
    {
        var assembler = await exam.SignedInAsync("assembler");
        var view = await assembler.GetAsync<BlueprintView>($"/api/blueprints/{level}", default);
        var fields = new SpecificationFields(8, 2, minutes, 8, new(34, 33, 33),
            [.. (await study.ReadAsync()).Weights.Select(w => new CompetencyFields(w.Competency, w.Adopted, w.Competency is "RB.SA" or "CM.AL" ? 4 : 0))], null);
        return await assembler.SendAsync($"/api/blueprints/{view.Blueprint.Id}/versions", new ChangeBlueprint("A level", null, fields, study.Code, view.Blueprint.Version),
            default);
    }
}
