using Cbhcr.Exam.Registration;

namespace Cbhcr.Exam.Browser.Tests.Assembling;

/// <summary>From a simulation to a form of its own for one sitting, each person at pages of their own and without a mouse.</summary>
public sealed class when_forms_are_drawn(TheProgram program)
{
    private readonly Content _content = new("DRW");

    [Fact]
    public async Task a_plan_is_simulated_proposed_approved_and_sat_by()
    {
        var form = await _content.PublishAsync(program);
        await (await program.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = Enumerable.Range(13, 12).Select(n => _content.Item(n)) }, default);
        await (await program.SignedInAsync("officer")).PostAsync<JsonElement>("/api/candidates", new RegisterCandidate("drawn-for", "Person With A Form Of Their Own", null), default);

        await using var assembler = await Visitor.SignsInAsync(program, "assembler");
        await assembler.Page.GotoAsync("/staff/forms");
        await FollowAsync(assembler, "Plans for forms on the fly");
        await FollowAsync(assembler, "Simulate draws and propose a plan");
        await assembler.Field("Simulate", "Blueprint").SelectOptionAsync(_content.Level);
        await assembler.Field("Simulate", "Candidates").FillAsync("10");
        await assembler.Field("Simulate", "No item seen by more than, in percent").FillAsync("60");
        await PressAsync(assembler, "Simulate", "Simulate");
        await assembler.Field("Propose a plan", "Code of the plan").FillAsync("DRW-FLY");
        await assembler.Field("Propose a plan", "Form that the cut score was set for").FillAsync(form.Code);
        await PressAsync(assembler, "Propose a plan", "Propose");
        await Expect(assembler.Page.GetByText("every item that may be scored is calibrated, and 24 are not", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(assembler.Page.GetByText("DRW-001", new() { Exact = true }).First).ToBeVisibleAsync();
        await assembler.Field("Propose a plan", "Code of the plan").FillAsync("DRW-FLY");
        await PressAsync(assembler, "Propose a plan", "Propose");
        await Expect(assembler.Page.GetByText("The plan is proposed. Another person can approve it.", new() { Exact = true })).ToBeVisibleAsync();
        await FollowAsync(assembler, "DRW-FLY");
        await Expect(assembler.Form("Approve the plan")).ToHaveCountAsync(0);
        var plan = assembler.Page.Url;

        await using (var second = await Visitor.SignsInAsync(program, "psychometrician"))
        {
            await second.Page.GotoAsync(plan);
            await Expect(second.Page.GetByText("Forms of this plan meet the same blueprint but are not statistically equated", new() { Exact = false })).ToBeVisibleAsync();
            await PressAsync(second, "Approve the plan", "Approve");
            await second.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).PressAsync("Enter");
            await Expect(second.Page.GetByText("The plan is approved. Sittings can be scheduled with it.", new() { Exact = true })).ToBeVisibleAsync();
            second.Complaints.ShouldBeEmpty();
        }

        await using (var officer = await Visitor.SignsInAsync(program, "officer"))
        {
            await officer.Page.GotoAsync("/staff/candidates");
            const string Schedule = "Schedule a sitting";
            await officer.Field(Schedule, "Candidate").SelectOptionAsync("Person With A Form Of Their Own");
            await officer.Field(Schedule, "Plan for a form on the fly").SelectOptionAsync("DRW-FLY (Browser test level)");
            await PressAsync(officer, Schedule, "Schedule");
            await Expect(officer.Page.GetByText("Name a form or a plan that draws one, not both.", new() { Exact = true })).ToBeVisibleAsync();
            await officer.Field(Schedule, "Candidate").SelectOptionAsync("Person With A Form Of Their Own");
            await officer.Field(Schedule, "Form").SelectOptionAsync("one drawn for this sitting, by the plan below");
            await officer.Field(Schedule, "Plan for a form on the fly").SelectOptionAsync("DRW-FLY (Browser test level)");
            await Accessibility.Look.AtAsync(officer, "schedule-by-a-plan");
            await PressAsync(officer, Schedule, "Schedule");
            await Expect(officer.Page.GetByText("The sitting is scheduled. The proctor sees it in the room.", new() { Exact = true })).ToBeVisibleAsync();
            officer.Complaints.ShouldBeEmpty();
        }

        await assembler.Page.GotoAsync(plan);
        await Expect(assembler.Page.GetByRole(AriaRole.Row, new() { Name = "Forms 10 1", Exact = true })).ToBeVisibleAsync();
        await FollowAsync(assembler, "DRW-FLY-0001");
        await Expect(assembler.Page.GetByRole(AriaRole.Heading, new() { Name = "Form DRW-FLY-0001", Exact = true })).ToBeVisibleAsync();
        await FollowAsync(assembler, "plan DRW-FLY");
        await assembler.Page.GetByText("End this plan", new() { Exact = true }).PressAsync("Enter");
        await assembler.Field("End the plan", "Reason").FillAsync("The season is over.");
        await PressAsync(assembler, "End the plan", "End the plan");
        await assembler.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End the plan", Exact = true }).PressAsync("Enter");
        await Expect(assembler.Page.GetByText("The plan is ended.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(assembler.Page.GetByText("The season is over.", new() { Exact = true })).ToBeVisibleAsync();
        await Accessibility.Look.AtAsync(assembler, "draw-plan-ended");
        assembler.Complaints.ShouldBeEmpty();
    }

    private static Task FollowAsync(Visitor visitor, string link) => visitor.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).PressAsync("Enter");

    private static Task PressAsync(Visitor visitor, string form, string button) => visitor.Form(form).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).PressAsync("Enter");
}
