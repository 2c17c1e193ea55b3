using Cbhcr.Exam.Identity;

namespace Cbhcr.Exam.Browser.Tests.Assembling;

/// <summary>From a blueprint to published parallel forms, each person at pages of their own.</summary>
public sealed class when_forms_are_built(TheProgram program)
{
    [Theory, InlineData(320), InlineData(1280)]
    public async Task three_forms_are_made_reviewed_mended_published_and_compared(int width)
    {
        var content = new Content($"BLD{width}");
        var made = $"{content.Level}-F";
        await (await program.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = Enumerable.Range(1, 30).Select(n => content.Item(n)) }, default);
        await (await program.SignedInAsync("assembler")).PostAsync<JsonElement>("/api/blueprints/import", new { file = content.Blueprint }, default);

        await using var assembler = await SomebodyAsync(Roles.FormAssembler, width);
        await assembler.Page.GotoAsync("/staff/forms");
        if (!await assembler.Form("Assemble forms").IsVisibleAsync()) await assembler.Page.GetByText("Assemble forms", new() { Exact = true }).ClickAsync();
        await assembler.Field("Assemble forms", "Blueprint").SelectOptionAsync(content.Level);
        await assembler.Field("Assemble forms", "Form code").FillAsync(made);
        await assembler.Field("Assemble forms", "Seed").FillAsync("4");
        await assembler.Page.GetByText("Effort, and items for or against", new() { Exact = true }).ClickAsync();
        await assembler.Field("Assemble forms", "Effort").FillAsync("1");
        await assembler.Form("Assemble forms").GetByRole(AriaRole.Button, new() { Name = "Start the search", Exact = true }).ClickAsync();
        await Expect(assembler.Page.GetByRole(AriaRole.Link, new() { Name = $"{made}-C", Exact = true })).ToBeVisibleAsync(new() { Timeout = 240_000 });
        await Accessibility.Look.AtAsync(assembler, "forms-made");

        // A reviewer objects to a slot; the assembler swaps it for what the page offers and resolves the comment.
        await assembler.Page.GetByRole(AriaRole.Link, new() { Name = $"{made}-A", Exact = true }).ClickAsync();
        var form = assembler.Page.Url;
        await using (var reviewer = await SomebodyAsync(Roles.Reviewer, width))
        {
            await reviewer.Page.GotoAsync(form);
            await reviewer.Page.GetByText("Comment on the form or a slot", new() { Exact = true }).ClickAsync();
            await reviewer.Field("Comment on the form", "About").SelectOptionAsync("3");
            await reviewer.Field("Comment on the form", "Comment").FillAsync("It gives the next question away.");
            await reviewer.SendAsync("Comment on the form", "Comment", "The comment stands with the form.");
            reviewer.Complaints.ShouldBeEmpty();
        }
        await assembler.Page.GotoAsync(form);
        await Expect(assembler.Page.GetByText("A comment is open.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(assembler.Form("Ask for publication")).ToHaveCountAsync(0);
        var present = await assembler.Page.Locator("table tbody tr").Nth(2).Locator("th").InnerTextAsync();
        await assembler.Page.GetByRole(AriaRole.Link, new() { Name = $"Swap {present} in position 3", Exact = true }).ClickAsync();
        await Accessibility.Look.AtAsync(assembler, "form-swap-offered");
        await assembler.Field("Swap the item", "Reason").FillAsync("The reviewer is right.");
        await assembler.SendAsync("Swap the item", "Swap", "The item was swapped.");
        (await assembler.Page.Locator("table tbody tr").Nth(2).Locator("th").InnerTextAsync()).ShouldNotBe(present);
        await assembler.SendAsync("Resolve the comment on Position 3", "Resolve", "The comment is resolved.");
        await Accessibility.Look.AtAsync(assembler, "form-mended");
        await assembler.SendAsync("Ask for publication", "Ask for publication", "Another person can agree now.");

        await using var second = await SomebodyAsync(Roles.Psychometrician, width);
        await second.Page.GotoAsync(form);
        await second.Form("Publish").GetByRole(AriaRole.Button).ClickAsync();
        await second.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Agree: publish and freeze", Exact = true }).ClickAsync();
        await Expect(second.Page.GetByText("The form is published and frozen.", new() { Exact = true })).ToBeVisibleAsync();
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "Compare with the forms made together", Exact = true }).ClickAsync();
        await second.Field("Cut score", "Cut score in raw points").FillAsync("4");
        await second.Form("Cut score").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(second.Page.GetByText("SEM at the cut, raw points (binomial)", new() { Exact = true })).ToBeVisibleAsync();
        await Accessibility.Look.AtAsync(second, "forms-side-by-side");
        var pdf = await second.Page.RunAndWaitForDownloadAsync(() => second.Page.GetByRole(AriaRole.Link, new() { Name = "Comparison (PDF)", Exact = true }).ClickAsync());
        using var document = UglyToad.PdfPig.PdfDocument.Open(await File.ReadAllBytesAsync(await pdf.PathAsync()));
        document.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text).ShouldContain(w => w.Contains($"{made}-B"));
        assembler.Complaints.ShouldBeEmpty();
        second.Complaints.ShouldBeEmpty();
    }

    /// <summary>Somebody of this test alone: a person's first words make their key, and two tests at once would both make it.</summary>
    private async Task<Visitor> SomebodyAsync(string role, int width)
    {
        var name = program.NewName("form-");
        await (await program.SignedInAsync("admin")).PostAsync<JsonElement>("/api/accounts", new OpenAccount(name, $"Somebody {name}", TheProgram.Password, [role]), default);
        return await Visitor.SignsInAsync(program, name, width);
    }
}
