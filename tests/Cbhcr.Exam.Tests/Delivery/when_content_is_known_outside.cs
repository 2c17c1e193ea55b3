using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>The drill of the breach plan (SEC-05).</summary>
[Collection(WithTheProgram.Name)]
public sealed class when_content_is_known_outside(ExamFixture exam)
{
    [Fact]
    public async Task one_action_takes_form_and_items_out_and_gives_waiting_candidates_the_spare_form()
    {
        var (leaked, spare) = await TwoFormsAsync("LEAK");
        var (waiting, admitted) = (await Person.ScheduledAsync(exam, leaked), await Person.AtTheStartAsync(exam, leaked));
        var sitting = await Person.SittingAsync(exam, leaked);
        var officer = await exam.SignedInAsync("officer");
        var created = await officer.PostAsync<JsonElement>("/api/breaches", new DeclareBreach(leaked.Id, "drill", Withdraw: true, QuarantineAll: true, null, spare.Code), default);
        var path = created.GetProperty("url").GetString()!;
        var report = await Eventually.AsyncIs(async () => await officer.GetAsync<BreachReport>(path, default) is { HaveSpare: 2 } r ? r : null);
        report.Declared.Moved.ShouldBe([waiting.SittingId, admitted.SittingId], ignoreOrder: true);
        (report.Declared.Why, report.Declared.Withdrawn, report.Began).ShouldBe(("drill", true, 0));

        var assembler = await exam.SignedInAsync("assembler");
        await Eventually.TrueAsync(async () => (await assembler.GetAsync<Form>($"/api/forms/{leaked.Id}", default)).State == FormState.Withdrawn);
        var writer = await exam.SignedInAsync("writer");
        foreach (var slot in leaked.Slots)
            await Eventually.TrueAsync(async () => (await writer.GetAsync<ItemDetails>($"/api/items/{slot.ItemCode}", default)).Item.Status == ItemStatus.Quarantined);

        // Who was admitted starts with the spare form; who has begun goes on with what they have seen.
        await admitted.Client.PostAsync<SittingStart>($"{admitted.Api}/start", new StartSitting(Person.Device), default);
        var onScreen = System.Text.Encoding.UTF8.GetString(await admitted.Client.GetBytesAsync($"{admitted.Api}/delivery", default));
        Numbers(onScreen).ShouldBe(spare.Slots.Select(s => int.Parse(s.ItemCode[^3..])), ignoreOrder: true);
        Numbers(System.Text.Encoding.UTF8.GetString(await sitting.Client.GetBytesAsync($"{sitting.Api}/delivery", default)))
            .ShouldBe(leaked.Slots.Select(s => int.Parse(s.ItemCode[^3..])), ignoreOrder: true);
    }

    [Fact]
    public async Task a_spare_form_that_would_not_do_is_refused()
    {
        var (leaked, spare) = await TwoFormsAsync("MISS");
        var officer = await exam.SignedInAsync("officer");
        async Task<string> RefusedAsync(DeclareBreach command) =>
            string.Join(' ', (await (await officer.SendAsync("/api/breaches", command, default)).ShouldBeProblemAsync(400)).GetProperty("errors").EnumerateObject()
                .Select(e => $"{e.Name}: {e.Value}"));
        (await RefusedAsync(new(leaked.Id, "drill", true, true, null, exam.SmallForm.Code))).ShouldContain("of level");
        (await RefusedAsync(new(leaked.Id, "drill", true, true, null, leaked.Code))).ShouldContain("the form itself");
        (await RefusedAsync(new(leaked.Id, "rumour", true, true, null, spare.Code))).ShouldStartWith("why:");
        (await RefusedAsync(new(leaked.Id, "drill", false, false, null, null))).ShouldContain("what shall happen");
        (await RefusedAsync(new(leaked.Id, "drill", true, false, "NONE-1", spare.Code))).ShouldContain("NONE-1");
        (await (await exam.SignedInAsync("proctor")).SendAsync("/api/breaches", new DeclareBreach(leaked.Id, "drill", true, true, null, null), default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static IEnumerable<int> Numbers(string delivery) =>
        System.Text.RegularExpressions.Regex.Matches(delivery, @"Test question (\d+) for").Select(m => int.Parse(m.Groups[1].Value)).Distinct();

    private async Task<(Form Leaked, Form Spare)> TwoFormsAsync(string level)
    {
        var assembler = await exam.SignedInAsync("assembler");
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, 24) }, default);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
        var started = await assembler.PostAsync<JsonElement>("/api/assembly-runs", new StartAssembly(level, level, 2, 7, 4, null, null, null), default);
        var run = await Tests.Forms.when_forms_are_made_together.OverAsync(assembler, started.GetProperty("url").GetString()!);
        var published = new List<Form>();
        foreach (var id in run.Outcome!.Forms) published.Add(await TwoPeople.PublishFormAsync(assembler, await exam.SignedInAsync("psychometrician"), $"/api/forms/{id}", default));
        return (published[0], published[1]);
    }
}
