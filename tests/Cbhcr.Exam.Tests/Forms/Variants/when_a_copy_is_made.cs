using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using NodaTime;

namespace Cbhcr.Exam.Tests.Forms.Variants;

/// <summary>Paper is where forms get lost: every copy is counted and belongs to somebody.</summary>
[Collection(WithTheProgram.Name)]
public sealed class when_a_copy_is_made(ExamFixture exam)
{
    [Fact]
    public async Task it_is_counted_until_it_is_back_or_destroyed()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"CNT-{exam.NewId():N}"[..16]);
        var officer = await exam.SignedInAsync("officer");
        var made = new List<int>();
        foreach (var kind in new[] { CopyKinds.Text, CopyKinds.LargePrint, CopyKinds.Text }) made.Add((await Copies.MakeAsync(exam, form, kind)).Copy.Serial);
        made.ShouldBe([1, 2, 3]);
        await officer.PostAsync($"/api/forms/{form.Id}/copies/1/settle", new SettleFormCopy("returned"), default);
        await officer.PostAsync($"/api/forms/{form.Id}/copies/3/settle", new SettleFormCopy("destroyed"), default);
        var listed = await officer.GetAsync<List<FormCopyRow>>($"/api/forms/{form.Id}/copies", default);
        listed.Select(c => (c.Serial, c.Kind, c.Points, c.How)).ShouldBe([(3, CopyKinds.Text, null, "destroyed"), (2, CopyKinds.LargePrint, 18, null), (1, CopyKinds.Text, null, "returned")]);
        await (await officer.SendAsync($"/api/forms/{form.Id}/copies/1/settle", new SettleFormCopy("destroyed"), default)).ShouldBeProblemAsync(409, "copy-settled");
        await (await officer.SendAsync($"/api/forms/{form.Id}/copies/4/settle", new SettleFormCopy("destroyed"), default)).ShouldBeProblemAsync(404);
        await (await officer.SendAsync($"/api/forms/{form.Id}/copies/2/settle", new SettleFormCopy("lost"), default)).ShouldBeProblemAsync(400);
        (await (await exam.SignedInAsync("assembler")).GetAsync<Form>($"/api/forms/{form.Id}", default)).CopiesOut.ShouldBe([2]);
    }

    [Fact]
    public async Task its_file_opens_to_whoever_made_it_and_for_an_hour()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"FET-{exam.NewId():N}"[..16]);
        var (copy, _) = await Copies.MakeAsync(exam, form, CopyKinds.Text);
        await (await (await exam.SignedInAsync("admin")).TryGetAsync(copy.File, default)).ShouldBeProblemAsync(403, "copy-closed");
        var officer = await exam.SignedInAsync("officer");
        await officer.PostAsync($"/api/forms/{form.Id}/copies/1/settle", new SettleFormCopy("destroyed"), default);
        await (await officer.TryGetAsync(copy.File, default)).ShouldBeProblemAsync(403, "copy-closed");
        await (await officer.TryGetAsync($"/api/forms/{form.Id}/copies/9/file", default)).ShouldBeProblemAsync(404);

        var (me, at) = (exam.NewId(), Instant.FromUtc(2026, 3, 2, 9, 30));
        var fresh = new FormCopy(new(1, CopyKinds.Text, null, "hash", null, me, at), null);
        fresh.MayBeFetchedBy(me, at + Duration.FromMinutes(60)).ShouldBeTrue();
        fresh.MayBeFetchedBy(me, at + Duration.FromMinutes(61)).ShouldBeFalse();
    }

    [Fact]
    public async Task the_form_has_to_be_in_use()
    {
        var form = await exam.PublishSmallFormAsync("COPIED", minutes: 30);
        var (officer, assembler) = (await exam.SignedInAsync("officer"), await exam.SignedInAsync("assembler"));
        async Task<JsonElement> RefusedAsync(Guid id, int status, string? code) =>
            await (await officer.SendAsync($"/api/forms/{id}/copies", new MakeFormCopy(CopyKinds.Text, null, null), default)).ShouldBeProblemAsync(status, code);

        var assembled = Person.IdOf(await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm(form.LevelCode, $"{form.LevelCode}-B", 8), default));
        (await RefusedAsync(assembled, 409, "form-not-published")).GetProperty("detail").GetString()!.ShouldContain("not published");
        var (copy, _) = await Copies.MakeAsync(exam, form, CopyKinds.Text);
        await officer.PostAsync<JsonElement>("/api/breaches", new DeclareBreach(form.Id, "drill", Withdraw: false, QuarantineAll: false, form.Slots[1].ItemCode, null), default);
        await Eventually.TrueAsync(async () => (await officer.SendAsync($"/api/forms/{form.Id}/copies", new MakeFormCopy(CopyKinds.Text, null, null), default)).StatusCode == HttpStatusCode.Conflict);
        (await RefusedAsync(form.Id, 409, "items-in-quarantine")).GetProperty("detail").GetString()!.ShouldContain("position 2");
        await (await officer.TryGetAsync(copy.File, default)).ShouldBeProblemAsync(409, "form-not-in-use");

        var breach = await officer.PostAsync<JsonElement>("/api/breaches", new DeclareBreach(form.Id, "paper-lost", Withdraw: true, QuarantineAll: false, null, null), default);
        await Eventually.TrueAsync(async () => (await assembler.GetAsync<Form>($"/api/forms/{form.Id}", default)).State == FormState.Withdrawn);
        (await RefusedAsync(form.Id, 409, "form-not-published")).GetProperty("detail").GetString()!.ShouldContain("withdrawn");
        var out_ = (await officer.GetAsync<BreachReport>(breach.GetProperty("url").GetString()!, default)).CopiesOut;
        out_.Count.ShouldBeGreaterThan(0);
        out_[0].ShouldBe(copy.Serial);
    }

    [Fact]
    public async Task the_sitting_it_is_for_must_have_been_scheduled_with_it()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"SIT-{exam.NewId():N}"[..16]);
        var officer = await exam.SignedInAsync("officer");
        async Task RefusedAsync(string? sitting, int status, string? code, string kind = CopyKinds.LargePrint) =>
            await (await officer.SendAsync($"/api/forms/{form.Id}/copies", new MakeFormCopy(kind, null, sitting), default)).ShouldBeProblemAsync(status, code);
        var plain = await Person.ScheduledAsync(exam, form);
        var copied = await Person.ScheduledAsync(exam, form, variants: [SittingVariants.LargePrintCopy]);
        var elsewhere = await Person.ScheduledAsync(exam, variants: [SittingVariants.LargePrintCopy]);
        await RefusedAsync("nonsense", 400, null);
        await RefusedAsync(exam.NewId().ToString(), 404, null);
        await RefusedAsync(plain.SittingId.ToString(), 409, "not-scheduled-with-it");
        await RefusedAsync(copied.SittingId.ToString(), 409, "not-scheduled-with-it", CopyKinds.Text);
        await RefusedAsync(elsewhere.SittingId.ToString(), 409, "another-form");
        (await Copies.MakeAsync(exam, form, CopyKinds.LargePrint, sitting: copied.SittingId)).Copy.Serial.ShouldBe(1);
        await (await officer.SendAsync($"/api/forms/{form.Id}/copies", new MakeFormCopy("braille", 12, null), default)).ShouldBeProblemAsync(400);
    }

    [Fact]
    public async Task whoever_makes_it_has_declared_to_keep_it_secret()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"DEC-{exam.NewId():N}"[..16]);
        var (_, officer) = await exam.StaffAsync([Cbhcr.Exam.Identity.Roles.CredentialingOfficer], declared: false);
        await (await officer.SendAsync($"/api/forms/{form.Id}/copies", new MakeFormCopy(CopyKinds.Text, null, null), default)).ShouldBeProblemAsync(403, "declaration-missing");
        await RunningExam.DeclareAsync(officer);
        var copy = await officer.PostAsync<FormCopyNumber>($"/api/forms/{form.Id}/copies", new MakeFormCopy(CopyKinds.Text, null, null), default);
        copy.Serial.ShouldBe(1);
    }

    [Fact]
    public async Task those_who_make_items_and_forms_learn_of_no_accommodation()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"WHO-{exam.NewId():N}"[..16]);
        var copied = await Person.ScheduledAsync(exam, form, variants: [SittingVariants.LargePrintCopy], timePercent: 150);
        var (copy, _) = await Copies.MakeAsync(exam, form, CopyKinds.LargePrint, sitting: copied.SittingId);
        foreach (var name in new[] { "writer", "reviewer", "assembler", "psychometrician", "proctor" })
        {
            var client = await exam.SignedInAsync(name);
            (await client.SendAsync($"/api/forms/{form.Id}/copies", new MakeFormCopy(CopyKinds.Text, null, null), default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            foreach (var path in new[] { $"/api/forms/{form.Id}/copies", copy.File, $"/staff/forms/{form.Id}/variants" }) (await client.TryGetAsync(path, default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        foreach (var name in new[] { "reviewer", "assembler", "psychometrician" })
            System.Text.Encoding.UTF8.GetString(await (await exam.SignedInAsync(name)).GetBytesAsync($"/api/forms/{form.Id}", default)).ShouldNotContain(copied.SittingId.ToString());
    }
}
