using Cbhcr.Exam.Forms;

namespace Cbhcr.Exam.Tests.Forms;

[Collection(WithTheProgram.Name)]
public sealed class when_assembling_a_form(ExamFixture exam)
{
    [Fact]
    public void a_published_form_meets_its_blueprint_and_is_frozen()
    {
        var form = exam.SmallForm;
        form.State.ShouldBe(FormState.Published);
        form.ContentHash.ShouldBe(form.ComputeContentHash());
        form.Demonstration.ShouldBeTrue();
        form.Slots.Where(s => s.Use == SlotUse.Scored).CountBy(s => s.Competency).OrderBy(c => c.Key).Select(c => c.Value).ShouldBe([4, 4]);
        form.Slots.Count(s => s.Use == SlotUse.Pretest).ShouldBe(2);
    }

    [Fact]
    public async Task a_blueprint_that_cannot_be_met_says_what_is_short_and_stores_nothing()
    {
        var assembler = await exam.SignedInAsync("assembler");
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items("SHORT", 12) }, default);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint("SHORT", 30, scoredInFirst: 9) }, default);
        var problem = await (await assembler.SendAsync("/api/forms", new AssembleForm("SHORT", "SHORT-A", 1), default)).ShouldBeProblemAsync(422, "blueprint-cannot-be-met");
        problem.GetProperty("shortages").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain("RB.SA");
        (await assembler.GetAsync<List<FormSummary>>("/api/forms", default)).ShouldNotContain(f => f.Code == "SHORT-A");
    }

    [Fact]
    public async Task the_same_seed_gives_the_same_form()
    {
        var assembler = await exam.SignedInAsync("assembler");
        async Task<string> SlotsAsync(string code)
        {
            var created = await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm("TEST-SMALL", code, 99), default);
            var form = await assembler.GetAsync<Form>(created.GetProperty("url").GetString()!, default);
            return string.Join(',', form.Slots.Select(s => s.ItemCode + s.Use));
        }
        (await SlotsAsync("SEED-ONE")).ShouldBe(await SlotsAsync("SEED-TWO"));
    }

    [Fact]
    public async Task the_same_key_twice_makes_one_form_and_another_body_with_it_is_refused()
    {
        var assembler = await exam.SignedInAsync("assembler");
        var key = exam.NewId().ToString("N");
        var first = await assembler.SendAsync("/api/forms", new AssembleForm("TEST-SMALL", "KEYED", 3), default, key);
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        var again = await assembler.SendAsync("/api/forms", new AssembleForm("TEST-SMALL", "KEYED", 3), default, key);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        ((int)(await assembler.SendAsync("/api/forms", new AssembleForm("TEST-SMALL", "KEYED-TWO", 3), default, key)).StatusCode).ShouldBe(422);
    }

    [Fact]
    public async Task a_blank_beside_the_code_does_not_make_it_another()
    {
        var assembler = await exam.SignedInAsync("assembler");
        await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm("TEST-SMALL", " BLANK ", 3), default);
        await (await assembler.SendAsync("/api/forms", new AssembleForm("TEST-SMALL", "BLANK ", 3), default)).ShouldBeProblemAsync(409, "form-exists");
    }

    [Fact]
    public async Task the_caller_does_not_choose_the_forms_id()
    {
        var chosen = exam.NewId();
        var created = await (await exam.SignedInAsync("assembler")).PostAsync<JsonElement>($"/api/forms?id={chosen}", new AssembleForm("TEST-SMALL", "CHOSEN", 3), default);
        Person.IdOf(created).ShouldNotBe(chosen);
    }

    [Fact]
    public async Task a_blueprint_file_with_faults_is_refused_by_line()
    {
        var file = SampleFiles.Blueprint("FAULTY", 30);
        file = file with { Content = file.Content.Replace("code: CM.AL", "code: CM.ZZ").Replace("scoredItems: 8", "scoredItems: 9") };
        var problem = await (await (await exam.SignedInAsync("assembler")).SendAsync("/api/blueprints/import", new { file }, default)).ShouldBeProblemAsync(422, "file-problems");
        problem.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("line").GetInt32()).Order().ShouldBe([7, 21]);
    }
}
