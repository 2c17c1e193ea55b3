using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Scoring;

namespace Cbhcr.Exam.Tests.Scoring;

[Collection(WithTheProgram.Name)]
public sealed class when_forms_are_linked(ExamFixture exam)
{
    [Fact]
    public async Task results_of_a_harder_form_are_released_by_what_they_are_worth_on_the_base_form()
    {
        var (level, psychometrician, officer) = ("LINKED", await exam.SignedInAsync("psychometrician"), await exam.SignedInAsync("officer"));
        var forms = await FormsAsync(level, 3);
        var (onto, harder, other) = (forms[0], forms[1], forms[2]);
        await CalibrateAsync(psychometrician, (onto, -2), (harder, 2));
        await psychometrician.PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore(level, 5, "For tests."), default);
        var (here, elsewhere) = (await ScoredAsync(officer, harder, right: 4), await ScoredAsync(officer, other, right: 4));
        here.Raw.ShouldBeInRange(2, 4);

        var link = Person.IdOf(await psychometrician.PostAsync<JsonElement>($"/api/forms/{harder.Id}/links", new LinkForm(onto.Id, LinkDesigns.PreEquating, LinkDesigns.TrueScores), default));
        var computed = await psychometrician.GetAsync<FormLink>($"/api/form-links/{link}", default);
        // Every item of the one form has the same difficulty, and every item of the other.
        var truth = 8 / (1 + Math.Exp(-(Math.Log(here.Raw / (8.0 - here.Raw)) + 4)));
        computed.Figures.Conversion[here.Raw].Equated.ShouldBe(truth, 1e-6);
        await (await psychometrician.SendAsync($"/api/form-links/{link}/adopt", new AdoptFormLink(1), default)).ShouldBeProblemAsync(409, "same-person");
        await officer.PostAsync($"/api/form-links/{link}/adopt", new AdoptFormLink(1), default);

        await officer.PostAsync($"/api/results/{here.ResultId}/release", new ReleaseResult(here.Version), default);
        var released = (await officer.GetAsync<List<ResultRow>>($"/api/results?formId={harder.Id}", default)).Single();
        (released.Passed, released.Scaled).ShouldBe((true, 800), $"{here.Raw} of 8 is worth {truth:0.00} on the base form, and the cut there is 5");
        // One form of the level is linked: an unlinked one has scores of its own.
        (await (await officer.SendAsync($"/api/results/{elsewhere.ResultId}/release", new ReleaseResult(elsewhere.Version), default)).ShouldBeProblemAsync(409, "form-not-linked"))
            .GetProperty("detail").GetString()!.ShouldContain(onto.Code);
        var base_ = await ScoredAsync(officer, onto, right: 4);
        await officer.PostAsync($"/api/results/{base_.ResultId}/release", new ReleaseResult(base_.Version), default);
        (await officer.GetAsync<List<ResultRow>>($"/api/results?formId={onto.Id}", default)).Single().Passed.ShouldBe(false, "the base form needs no link");

        // A second look, and a decline that changes nothing.
        var again = Person.IdOf(await psychometrician.PostAsync<JsonElement>($"/api/forms/{harder.Id}/links", new LinkForm(onto.Id, LinkDesigns.EquivalentGroups, "linear"), default));
        var few = await psychometrician.GetAsync<FormLink>($"/api/form-links/{again}", default);
        few.Figures.Label!.ShouldContain("Too few persons to equate (1 on X and 1 on Y; 100 on each are needed): pre-equated");
        await officer.PostAsync($"/api/form-links/{again}/decline", new DeclineFormLink("Nobody sat it.", 1), default);
        await (await officer.SendAsync($"/api/form-links/{again}/adopt", new AdoptFormLink(2), default)).ShouldBeProblemAsync(409, "not-open");
    }

    [Fact]
    public async Task what_cannot_be_linked_is_refused_with_the_reason()
    {
        var psychometrician = await exam.SignedInAsync("psychometrician");
        var forms = await FormsAsync("UNLINKED", 2);
        async Task<JsonElement> RefusedAsync(LinkForm command, int status, string? code = null) =>
            await (await psychometrician.SendAsync($"/api/forms/{forms[0].Id}/links", command, default)).ShouldBeProblemAsync(status, code);
        string Field(JsonElement problem, string name) => problem.GetProperty("errors").GetProperty(name).GetString()!;

        Field(await RefusedAsync(new(forms[1].Id, "guessing", "tucker"), 400), "design").ShouldBe("The design is one of common-items, equivalent-groups, pre-equating.");
        Field(await RefusedAsync(new(forms[1].Id, LinkDesigns.EquivalentGroups, "tucker"), 400), "method").ShouldStartWith("For equivalent-groups the method is one of linear");
        Field(await RefusedAsync(new(forms[0].Id, LinkDesigns.EquivalentGroups, "linear"), 400), "baseFormId").ShouldBe("A form is not linked to itself.");
        Field(await RefusedAsync(new(exam.SmallForm.Id, LinkDesigns.EquivalentGroups, "linear"), 400), "baseFormId").ShouldContain("of level TEST-SMALL");
        await RefusedAsync(new(exam.NewId(), LinkDesigns.EquivalentGroups, "linear"), 404);
        (await RefusedAsync(new(forms[1].Id, LinkDesigns.CommonItems, "tucker"), 422, "cannot-be-linked")).GetProperty("detail").GetString()!.ShouldContain("no scored item in common");
        (await RefusedAsync(new(forms[1].Id, LinkDesigns.PreEquating, LinkDesigns.TrueScores), 422, "cannot-be-linked")).GetProperty("detail").GetString()!.ShouldStartWith("16 scored items");
        (await (await exam.SignedInAsync("officer")).SendAsync($"/api/forms/{forms[0].Id}/links", new LinkForm(forms[1].Id, LinkDesigns.EquivalentGroups, "linear"), default))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await psychometrician.GetAsync<List<FormLink>>($"/api/forms/{forms[0].Id}/links", default)).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<Form>> FormsAsync(string level, int count)
    {
        var assembler = await exam.SignedInAsync("assembler");
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, 12 * count) }, default);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
        var started = await assembler.PostAsync<JsonElement>("/api/assembly-runs", new StartAssembly(level, level, count, 7, 4, null, null, null), default);
        var run = await Tests.Forms.when_forms_are_made_together.OverAsync(assembler, started.GetProperty("url").GetString()!);
        var published = new List<Form>();
        foreach (var id in run.Outcome!.Forms) published.Add(await TwoPeople.PublishFormAsync(assembler, await exam.SignedInAsync("psychometrician"), $"/api/forms/{id}", default));
        return published;
    }

    private static async Task CalibrateAsync(ApiClient psychometrician, params (Form Form, double Difficulty)[] forms)
    {
        var rows = forms.SelectMany(f => f.Form.Slots.Select(s => $"{s.ItemCode},{s.ContentVersion},400,0.5,{f.Difficulty},rasch"));
        await psychometrician.PostAsync<JsonElement>("/api/item-statistics/import", new { file = new SourceFile("linked.csv", $"code,version,n,p,b,model\n{string.Join('\n', rows)}\n") }, default);
    }

    private async Task<ResultRow> ScoredAsync(ApiClient officer, Form form, int right)
    {
        var person = await Person.SittingAsync(exam, form);
        await person.AnswerAllAsync(right);
        await person.SubmitAsync();
        return await Eventually.AsyncIs(async () => (await officer.GetAsync<List<ResultRow>>($"/api/results?formId={form.Id}", default)).SingleOrDefault(r => r.SittingId == person.SittingId));
    }
}
