using Cbhcr.Assembly.Checking;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Scoring;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Cbhcr.Exam.Tests.Forms.OnTheFly;

/// <summary>A plan from its proposal to forms that people sit.</summary>
[Collection(WithTheProgram.Name)]
public sealed class when_forms_are_drawn_for_sittings(ExamFixture exam)
{
    [Fact]
    public async Task each_sitting_gets_a_frozen_form_that_meets_the_blueprint()
    {
        var plan = await ApprovedAsync("EACH", items: 30);
        var forms = await DrawnAsync(plan.Id, 3);
        forms.Select(f => f.Code).ShouldBe(["EACH-FLY-0001", "EACH-FLY-0002", "EACH-FLY-0003"]);
        forms.ShouldAllBe(f => f.State == FormState.Published && f.ContentHash == f.ComputeContentHash() && f.Assembly.Draw!.PlanId == plan.Id);
        forms.Select(f => string.Join(' ', f.Slots.Select(s => s.ItemCode).Order())).ShouldBeUnique("chance decides between forms that meet the rules");

        var (proposed, drawn) = await LogAsync(plan.Id);
        var problem = BlueprintProblem.Of(proposed.Content.Exam, [.. proposed.Pool.Select(i => i.AsCandidate())], AssemblyOrder.Plain(1, 0)).Problem;
        foreach (var form in forms)
        {
            FormsCheck.Broken(problem, [[.. form.Slots.Select(s => FormEntries.IdOf(s.ItemCode, s.Use))]]).ShouldBeEmpty();
            form.Slots.Where(s => s.Use == SlotUse.Scored).CountBy(s => s.Competency).Select(c => c.Value).ShouldBe([4, 4]);
        }
        var view = await (await exam.SignedInAsync("assembler")).GetAsync<DrawPlanView>($"/api/draw-plans/{plan.Id}", default);
        var rates = forms.SelectMany(f => f.Slots).CountBy(s => s.ItemCode).Select(c => c.Value / 3.0).ToList();
        (view.Measured.Draws, view.Measured.PoolItems, view.Measured.NeverUsed).ShouldBe((3, 30, 30 - rates.Count));
        view.Measured.Greatest.ShouldBe(rates.Max(), 1e-12);
        view.Measured.Mean.ShouldBe(10 / 30.0, 1e-12, "ten of thirty items stand on each form");
        view.Simulation.Draws.ShouldBe(12);
        drawn.Count.ShouldBe(3);
    }

    [Fact]
    public async Task a_draw_can_be_made_again_from_the_log()
    {
        var plan = await ApprovedAsync("REDO", items: 30);
        var forms = await DrawnAsync(plan.Id, 4);
        await QuarantineAsync(forms[0].Slots[0].ItemId);
        forms = [.. forms, .. await DrawnAsync(plan.Id, 1)];
        var (proposed, drawn) = await LogAsync(plan.Id);
        var counts = DrawCounts.None;
        foreach (var (e, form) in drawn.Zip(forms))
        {
            var again = new PlannedDraws(proposed, new Dictionary<string, Form>()).Next(counts, e.OutOfUse, default).ShouldNotBeNull();
            (again.Seed, again.Relaxed, again.Attempt).ShouldBe((e.Seed, e.Relaxed, e.Attempt));
            again.Slots.ShouldBe(form.Slots);
            counts = counts.After(e);
        }
    }

    [Fact]
    public async Task who_sits_a_drawn_form_is_scored_as_on_any_other()
    {
        var plan = await ApprovedAsync("SCORE", items: 20);
        var (psychometrician, officer) = (await exam.SignedInAsync("psychometrician"), await exam.SignedInAsync("officer"));
        await psychometrician.PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore("SCORE", 5, "For tests."), default);
        var person = await Person.SittingAsync(exam, plan: plan.Id);
        person.Delivery.Items.Count.ShouldBe(10);
        await person.AnswerAllAsync(right: 10);
        await person.SubmitAsync();
        var result = await Eventually.AsyncIs(async () => (await officer.GetAsync<List<ResultRow>>("/api/results", default)).SingleOrDefault(r => r.SittingId == person.SittingId));
        (result.Raw, result.Maximum).ShouldBe((8, 8));
        await officer.PostAsync($"/api/results/{result.ResultId}/release", new ReleaseResult(result.Version), default);
        var released = await SessionAsync(async s => (await s.LoadAsync<Result>(result.ResultId))!);
        (released.RawCut, released.Passed).ShouldBe((5, true));
        released.CutBasis!.ShouldEndWith("not statistically equated to others", Case.Sensitive, "who reads a report is told");
    }

    [Fact]
    public async Task it_takes_two_people_and_an_approved_plan()
    {
        var assembler = await exam.SignedInAsync("assembler");
        var psychometrician = await exam.SignedInAsync("psychometrician");
        await BankAsync("PAIRED", items: 20);
        var path = $"/api/draw-plans/{await ProposedAsync("PAIRED")}";
        await (await ScheduleAsync(Guid.Parse(path.Split('/')[^1]))).ShouldBeProblemAsync(409, "plan-not-approved");
        await (await assembler.SendAsync($"{path}/approve", new ApproveDrawPlan(1), default)).ShouldBeProblemAsync(403, "same-person");
        await (await assembler.SendAsync($"{path}/decline", new DeclineDrawPlan("I thought better of it.", 1), default)).ShouldBeProblemAsync(403, "same-person");
        await (await psychometrician.SendAsync($"{path}/decline", new DeclineDrawPlan(" ", 1), default)).ShouldBeProblemAsync(400);
        await psychometrician.PostAsync($"{path}/decline", new DeclineDrawPlan("Too small a bank.", 1), default);
        await (await psychometrician.SendAsync($"{path}/approve", new ApproveDrawPlan(2), default)).ShouldBeProblemAsync(409, "not-proposed");
        (await (await exam.SignedInAsync("reviewer")).SendAsync("/api/draw-plans", Proposal("PAIRED"), default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var ended = $"/api/draw-plans/{(await ApprovedAsync("PAIRED", items: 0, code: "PAIRED-TWO")).Id}";
        await psychometrician.PostAsync($"{ended}/end", new EndDrawPlan("The season is over.", 2), default);
        await (await ScheduleAsync(Guid.Parse(ended.Split('/')[^1]))).ShouldBeProblemAsync(409, "plan-not-approved");
        await (await psychometrician.SendAsync($"{ended}/end", new EndDrawPlan("Again.", 3), default)).ShouldBeProblemAsync(409, "plan-over");
    }

    [Fact]
    public async Task a_sitting_names_a_form_or_a_plan()
    {
        var plan = await ApprovedAsync("EITHER", items: 20);
        var problem = await (await ScheduleAsync(null)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").GetProperty("formId").GetString()!.ShouldContain("form");
        problem = await (await ScheduleAsync(plan.Id, exam.SmallForm.Id)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").GetProperty("planId").GetString()!.ShouldContain("not both");
        await (await ScheduleAsync(exam.NewId())).ShouldBeProblemAsync(404);
        (await (await exam.SignedInAsync("assembler")).GetAsync<List<FormSummary>>($"/api/draw-plans/{plan.Id}/forms", default)).ShouldBeEmpty("what is refused draws nothing");
    }

    [Fact]
    public async Task what_is_in_quarantine_is_not_drawn_and_too_little_is_said_in_words()
    {
        var plan = await ApprovedAsync("QUAR", items: 14);
        var (first, assembler) = ((await DrawnAsync(plan.Id, 1))[0], await exam.SignedInAsync("assembler"));
        var ill = first.Slots.Take(2).ToList();
        foreach (var slot in ill) await QuarantineAsync(slot.ItemId);
        (await DrawnAsync(plan.Id, 2)).SelectMany(f => f.Slots).Select(s => s.ItemId).ShouldNotContain(id => ill.Any(s => s.ItemId == id));
        // Ten items stand on a form, and nine are left.
        foreach (var item in (await LogAsync(plan.Id)).Proposed.Pool.Where(i => ill.All(s => s.ItemId != i.ItemId)).Take(3)) await QuarantineAsync(item.ItemId);
        var problem = await (await ScheduleAsync(plan.Id)).ShouldBeProblemAsync(422, "nothing-drawn");
        problem.GetProperty("detail").GetString()!.ShouldContain("5 of the 14 of the plan are out of use");
        (await assembler.GetAsync<List<FormSummary>>($"/api/draw-plans/{plan.Id}/forms", default)).Count.ShouldBe(3);
        await Eventually.TrueAsync(async () => (await assembler.GetAsync<DrawPlanView>($"/api/draw-plans/{plan.Id}", default)).Refused == 1);
    }

    [Fact]
    public async Task calibrated_forms_are_equated_to_the_form_that_the_cut_was_set_for()
    {
        var form = await exam.PublishSmallFormAsync("CALI", minutes: 30);
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items("CALI", 24) }, default);
        var (assembler, officer) = (await exam.SignedInAsync("assembler"), await exam.SignedInAsync("officer"));
        var equated = Proposal("CALI") with { ReferenceForm = form.Code };
        (await (await assembler.SendAsync("/api/draw-plans", equated with { ReferenceForm = "NONE" }, default)).ShouldBeProblemAsync(400)).GetProperty("errors").TryGetProperty("referenceForm", out _).ShouldBeTrue();
        (await (await assembler.SendAsync("/api/draw-plans", equated, default)).ShouldBeProblemAsync(422, "not-calibrated")).GetProperty("detail").GetString()!.ShouldContain("24 are not");

        // Items of the published form are hard, the others easy: a score here is worth less there.
        var bank = await SessionAsync(s => s.ItemsForLevelAsync("CALI", demonstration: true, default));
        var hard = form.Slots.Select(s => s.ItemCode).ToHashSet();
        await InvokeAsync(new RecordItemStatistics(new StatisticsSource("import", "calibration of CALI"),
            [.. bank.Select(i => new VersionFigures(i.ItemId, i.ContentVersion, 500, 0.5, 0.3, [], [], new IrtParameters("Rasch", hard.Contains(i.Code) ? 1 : -1)))], exam.NewId()));
        var id = Person.IdOf(await assembler.PostAsync<JsonElement>("/api/draw-plans", equated with { Exposure = 40 }, default));
        await (await exam.SignedInAsync("psychometrician")).PostAsync($"/api/draw-plans/{id}/approve", new ApproveDrawPlan(1), default);
        (await assembler.GetAsync<DrawPlanView>($"/api/draw-plans/{id}", default)).Comparability.ShouldContain($"equated to form {form.Code}");
        await (await exam.SignedInAsync("psychometrician")).PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore("CALI", 4, "For tests."), default);

        var person = await Person.SittingAsync(exam, plan: id);
        await person.AnswerAllAsync(right: 7);
        await person.SubmitAsync();
        var result = await Eventually.AsyncIs(async () => (await officer.GetAsync<List<ResultRow>>("/api/results", default)).SingleOrDefault(r => r.SittingId == person.SittingId));
        result.Raw.ShouldBeInRange(5, 7);
        await officer.PostAsync($"/api/results/{result.ResultId}/release", new ReleaseResult(result.Version), default);
        var (drawn, released) = await SessionAsync(async s => ((await s.LoadAsync<Form>((await s.LoadAsync<Sitting>(person.SittingId))!.FormId))!, (await s.LoadAsync<Result>(result.ResultId))!));
        // The ability at which this score is expected here, and the score expected there at that ability.
        var difficulties = drawn.Slots.Where(s => s.Use == SlotUse.Scored).Select(s => hard.Contains(s.ItemCode) ? 1.0 : -1.0).ToList();
        var (low, high) = (-9.0, 9.0);
        while (high - low > 1e-9)
            if (difficulties.Sum(b => 1 / (1 + Math.Exp(b - ((low + high) / 2)))) < result.Raw) low = (low + high) / 2;
            else high = (low + high) / 2;
        var expected = 8 / (1 + Math.Exp(1 - low));
        drawn.Assembly.Draw!.Equating!.Equivalents[result.Raw].ShouldBe(expected, 1e-5);
        (released.RawCut, released.Equated).ShouldBe((4, (int)Math.Floor(expected + 0.5)));
        released.Equated!.Value.ShouldBeLessThan(result.Raw);
        released.Passed.ShouldBe(released.Equated >= 4);
        released.CutBasis!.ShouldEndWith($"equated to form {form.Code}");
    }

    [Fact]
    public async Task those_who_schedule_at_once_heed_each_others_forms()
    {
        var plan = await ApprovedAsync("ATONCE", items: 30);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ScheduleAsync(plan.Id)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        var (_, drawn) = await LogAsync(plan.Id);
        drawn.Select(d => d.Number).ShouldBe([1, 2, 3, 4, 5, 6]);
        var counts = drawn.Aggregate(DrawCounts.None, (c, d) => c.After(d));
        var kept = (await (await exam.SignedInAsync("assembler")).GetAsync<DrawPlanView>($"/api/draw-plans/{plan.Id}", default)).Measured;
        kept.Greatest.ShouldBe(counts.Used.GroupBy(u => u.Key.Split('|')[0]).Max(g => g.Sum(u => u.Value)) / 6.0, 1e-12);
        kept.Greatest.ShouldBeLessThan(1, "an item on the first form is kept from some of the others");
    }

    [Fact]
    public async Task a_plan_that_could_not_draw_is_not_even_proposed()
    {
        await BankAsync("POOR", items: 9);
        var assembler = await exam.SignedInAsync("assembler");
        var problem = await (await assembler.SendAsync("/api/draw-plans", Proposal("POOR"), default)).ShouldBeProblemAsync(422, "draws-failed");
        problem.GetProperty("detail").GetString()!.ShouldContain("from the 9 items");
        foreach (var (wrong, field) in new[] { (Proposal("POOR") with { Exposure = 0 }, "exposure"), (Proposal("POOR") with { Code = "Ä b" }, "code"), (Proposal("POOR") with { Draws = 0 }, "draws"), (Proposal("POOR") with { Effort = 99 }, "effort") })
            (await (await assembler.SendAsync("/api/draw-plans", wrong, default)).ShouldBeProblemAsync(400)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(field);
        (await assembler.GetAsync<List<DrawPlanView>>("/api/draw-plans", default)).ShouldNotContain(p => p.LevelCode == "POOR");
    }

    [Fact]
    public async Task a_live_programme_draws_by_no_provisional_blueprint()
    {
        var form = await exam.PublishSmallFormAsync("LIVE-FLY", minutes: 30);
        var exams = await SessionAsync(s => s.BlueprintContentAsync(form.BlueprintId, 1, default));
        Task<IReadOnlyList<string>> ObstaclesAsync(ExamSpecification of, bool demonstration) =>
            SessionAsync(s => s.DrawPlanObstaclesAsync(form.BlueprintId, of, demonstration, exam.Time.GetCurrentInstant(), default));
        (await ObstaclesAsync(exams.Exam, demonstration: true)).ShouldBeEmpty();
        (await ObstaclesAsync(exams.Exam, demonstration: false)).ShouldHaveSingleItem().ShouldContain("provisional");
        await (await exam.SignedInAsync("assembler")).PostAsync<JsonElement>("/api/forms", new AssembleForm("LIVE-FLY", "LIVE-FLY-B", 9), default);
        var named = exams.Exam with { Rules = new FormRules(Overlaps: [new OverlapLimit(form.Code, 2), new OverlapLimit("LIVE-FLY-B", 2)]) };
        (await ObstaclesAsync(named, demonstration: true)).ShouldHaveSingleItem().ShouldBe("The blueprint names form LIVE-FLY-B, which is not published.");
    }

    [Fact]
    public async Task a_breach_takes_items_and_form_away_from_all_later_draws()
    {
        var plan = await ApprovedAsync("LEAKY", items: 24);
        var (leaked, officer) = ((await DrawnAsync(plan.Id, 1))[0], await exam.SignedInAsync("officer"));
        await officer.PostAsync<JsonElement>("/api/breaches", new DeclareBreach(leaked.Id, "drill", Withdraw: true, QuarantineAll: true, null, null), default);
        await Eventually.TrueAsync(() => SessionAsync(async s => (await s.LoadAsync<Form>(leaked.Id))!.State == FormState.Withdrawn
            && (await s.LoadManyAsync<Item>(leaked.Slots.Select(x => x.ItemId))).All(i => i.Status == ItemStatus.Quarantined)));
        var next = (await DrawnAsync(plan.Id, 1))[0];
        next.Slots.Select(s => s.ItemCode).Intersect(leaked.Slots.Select(s => s.ItemCode)).ShouldBeEmpty();
    }

    [Fact]
    public async Task drawn_forms_do_not_drown_the_others()
    {
        var plan = await ApprovedAsync("DROWN", items: 20);
        var drawn = await DrawnAsync(plan.Id, 1);
        (await (await exam.SignedInAsync("officer")).GetAsync<List<FormSummary>>("/api/forms", default)).ShouldNotContain(f => f.Id == drawn[0].Id);
        (await (await exam.SignedInAsync("assembler")).GetAsync<List<FormSummary>>($"/api/draw-plans/{plan.Id}/forms", default)).ShouldHaveSingleItem().Id.ShouldBe(drawn[0].Id);
    }

    private static ProposeDrawPlan Proposal(string level, string? code = null) => new(level, code ?? $"{level}-FLY", Exposure: 50, Draws: 12, Seed: 11, Effort: null);

    private async Task BankAsync(string level, int items)
    {
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, items) }, default);
        await (await exam.SignedInAsync("assembler")).PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
    }

    private async Task<Guid> ProposedAsync(string level, string? code = null) =>
        Person.IdOf(await (await exam.SignedInAsync("assembler")).PostAsync<JsonElement>("/api/draw-plans", Proposal(level, code), default));

    private async Task<DrawPlanView> ApprovedAsync(string level, int items, string? code = null)
    {
        if (items > 0) await BankAsync(level, items);
        var id = await ProposedAsync(level, code);
        await (await exam.SignedInAsync("psychometrician")).PostAsync($"/api/draw-plans/{id}/approve", new ApproveDrawPlan(1), default);
        return await (await exam.SignedInAsync("assembler")).GetAsync<DrawPlanView>($"/api/draw-plans/{id}", default);
    }

    /// <summary>One sitting after the other, and the forms that came of it.</summary>
    private async Task<List<Form>> DrawnAsync(Guid plan, int sittings)
    {
        var forms = new List<Form>();
        for (var i = 0; i < sittings; i++)
        {
            var sitting = await Person.ScheduledAsync(exam, plan: plan);
            forms.Add(await SessionAsync(async s => (await s.LoadAsync<Form>((await s.LoadAsync<Sitting>(sitting.SittingId))!.FormId))!));
        }
        return forms;
    }

    private async Task<HttpResponseMessage> ScheduleAsync(Guid? plan, Guid? form = null)
    {
        var known = await Person.ScheduledAsync(exam);
        return await (await exam.SignedInAsync("officer")).SendAsync("/api/sittings",
            new ScheduleSitting(known.CandidateId, form, "Room 1", "2026-11-23T09:00", "2026-11-23T17:00", null, plan), default);
    }

    private Task QuarantineAsync(Guid item) => InvokeAsync(new QuarantineItem(item, "key-error", exam.NewId()));

    private async Task InvokeAsync(object message)
    {
        await using var scope = exam.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message);
    }

    private async Task<T> SessionAsync<T>(Func<IQuerySession, Task<T>> ask)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await ask(session);
    }

    private Task<(DrawPlanProposed Proposed, List<DrawPlanFormDrawn> Drawn)> LogAsync(Guid plan) => SessionAsync(async session =>
    {
        var events = (await session.Events.FetchStreamAsync(plan)).Select(e => e.Data).ToList();
        return (events.OfType<DrawPlanProposed>().Single(), events.OfType<DrawPlanFormDrawn>().ToList());
    });
}
