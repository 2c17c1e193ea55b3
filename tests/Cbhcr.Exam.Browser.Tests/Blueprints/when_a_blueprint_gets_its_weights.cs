using Cbhcr.Exam.Browser.Tests.Accessibility;

namespace Cbhcr.Exam.Browser.Tests.Blueprints;

/// <summary>From a survey's file to a blueprint that a study backs, on the pages: a psychometrician and an assembler.</summary>
public sealed class when_a_blueprint_gets_its_weights(TheProgram program)
{
    private const string Folder = "item-bank/practice-analysis";

    private readonly Content _content = new("BLUE");
    private readonly string _study = program.NewName("PA-");

    [Fact]
    public async Task the_whole_way_is_walked_on_pages()
    {
        await (await program.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = _content.Items }, default);
        await (await program.SignedInAsync("assembler")).PostAsync<JsonElement>("/api/blueprints/import", new { file = _content.Blueprint }, default);
        await using var psychometrician = await Visitor.SignsInAsync(program, "psychometrician");
        await using var assembler = await Visitor.SignsInAsync(program, "assembler");

        await RecordAsync(psychometrician);
        await WeighAsync(psychometrician);
        await OverrideAsync(assembler);
        await SignAsync(psychometrician);
        await TakeOverAsync(assembler);
        await SaveAsync(assembler);
        psychometrician.Complaints.ShouldBeEmpty();
    }

    private async Task RecordAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/staff/practice");
        const string form = "Record a practice analysis";
        if (!await visitor.Form(form).IsVisibleAsync()) await visitor.Page.GetByText(form, new() { Exact = true }).ClickAsync();
        foreach (var (label, text) in new[]
        {
            ("Code", _study), ("Title", "What responders do (synthetic)"), ("First day of the survey", "2026-03-01"), ("Last day of the survey", "2026-04-15"),
            ("Who was asked", "Made up: drawn by a program."), ("People invited", "300"),
        })
            await visitor.Field(form, label).First.FillAsync(text);
        await visitor.Form(form).GetByText(_content.Level, new() { Exact = true }).ClickAsync();
        // The made-up survey has three scales.
        await visitor.Form(form).GetByRole(AriaRole.Group, new() { Name = "Scale 4", Exact = true }).GetByLabel("Code", new() { Exact = true }).FillAsync("");
        await visitor.Field(form, "Tasks").SetInputFilesAsync($"{Folder}/synthetic-tasks.csv");
        await visitor.Field(form, "Panel").SetInputFilesAsync($"{Folder}/synthetic-panel.csv");
        await visitor.SendAsync(form, "Record", "The practice analysis is recorded.");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = _study, Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What responders do (synthetic)");
    }

    private static async Task WeighAsync(Visitor visitor)
    {
        const string import = "Import the survey";
        await visitor.Field(import, "Survey file").SetInputFilesAsync($"{Folder}/synthetic-tasks.csv");
        await visitor.SendAsync(import, "Import", "nothing was stored");
        await visitor.Field(import, "Survey file").SetInputFilesAsync($"{Folder}/synthetic-survey.csv");
        await visitor.SendAsync(import, "Import", "The survey is imported.");
        await Expect(visitor.Page.GetByText("120 of 300 invited (40 %)")).ToBeVisibleAsync();
        await visitor.Field("Derive the weights", "Leave out tasks that fewer perform (percent)").FillAsync("60");
        await visitor.SendAsync("Derive the weights", "Derive", "The weights are derived.");
        await Expect(visitor.Page.GetByText("Left out: T24.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Row, new() { Name = "KB.SAI 7.7 7.7 the rule", Exact = true })).ToBeVisibleAsync();
    }

    private async Task OverrideAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync($"/staff/practice/{_study}");
        const string form = "Change weights as a committee";
        await visitor.Page.GetByText(form, new() { Exact = true }).ClickAsync();
        await visitor.Field(form, "KB.SAI").FillAsync("8.7");
        await visitor.Field(form, "RB.SA").FillAsync("6.3");
        await visitor.Field(form, "Reason of the committee").FillAsync("Consequences of an error weigh more.");
        await visitor.SendAsync(form, "Record the change", "The committee's weights are recorded.");
        await Expect(visitor.Page.GetByRole(AriaRole.Row, new() { Name = "KB.SAI 7.7 8.7 the committee", Exact = true })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Consequences of an error weigh more.")).ToBeVisibleAsync();
    }

    private async Task SignAsync(Visitor visitor)
    {
        await visitor.Page.ReloadAsync();
        await visitor.Form("Sign the report").GetByRole(AriaRole.Button).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sign the report", Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("#main > .usa-alert").First).ToContainTextAsync("The practice analysis is signed.");
        await LookAsync(visitor, "study-signed");
    }

    private async Task TakeOverAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync($"/staff/blueprints/{_content.Level}");
        await Expect(visitor.Page.GetByText("No live form can be published by it.")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await visitor.Field("Where the weights come from", "Weights from").SelectOptionAsync(_study);
        await visitor.Page.GetByText("Item counts from the weights", new() { Exact = true }).ClickAsync();
        await visitor.Form("Where the weights come from").GetByRole(AriaRole.Button, new() { Name = "Take over", Exact = true }).ClickAsync();
        await Expect(visitor.Field("Blueprint", "Weight of KB.SAI, percent")).ToHaveValueAsync("8.7");
        await Expect(visitor.Page.Locator("[data-arithmetic]")).ToContainTextAsync("6 items, as many as are scored.");
        await Expect(visitor.Page.Locator("[data-arithmetic]")).ToContainTextAsync("items short");
    }

    private async Task SaveAsync(Visitor visitor)
    {
        var items = visitor.Page.Locator("input[name$='.scoredItems:n'][aria-label^='Items of']");
        for (var i = 0; i < await items.CountAsync(); i++) await items.Nth(i).FillAsync("0");
        await visitor.Field("Blueprint", "Items of RB.SA").FillAsync("4");
        await visitor.Field("Blueprint", "Items of CM.AL").FillAsync("3");
        await Expect(visitor.Page.Locator("[data-arithmetic]")).ToContainTextAsync("7 items for 6 scored places: 1 too many. The bank has enough of each.");
        await visitor.Field("Blueprint", "What range 1 limits").SelectOptionAsync("skill:RB.SA.ESR");
        await visitor.Field("Blueprint", "Least of range 1").FillAsync("9");
        await visitor.Field("Blueprint", "Most of range 1").FillAsync("9");
        await Expect(visitor.Page.Locator("[data-cell]").First.Locator("[data-short]")).ToHaveTextAsync("3 short");

        visitor.Expects("status of 400");
        var save = visitor.Form("Blueprint").GetByRole(AriaRole.Button, new() { Name = "Save as the next version", Exact = true });
        await save.ClickAsync();
        var refusal = visitor.Page.Locator("[data-refusal]");
        await Expect(refusal).ToContainTextAsync("The competencies add up to 7 scored items, not to 6.");
        await Expect(refusal).ToBeFocusedAsync();
        await LookAsync(visitor, "blueprint-refused");
        await refusal.GetByRole(AriaRole.Button, new() { NameRegex = new("at least 9") }).First.ClickAsync();
        await Expect(visitor.Field("Blueprint", "Least of range 1")).ToBeFocusedAsync();

        await visitor.Field("Blueprint", "Items of RB.SA").FillAsync("3");
        await visitor.Field("Blueprint", "Least of range 1").FillAsync("1");
        await save.ClickAsync();
        await Expect(visitor.Page.GetByText("Version 2 is drafted.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText($"Weights from the practice analysis {_study}")).ToBeVisibleAsync();
        await LookAsync(visitor, "blueprint-backed");
    }

    private static async Task LookAsync(Visitor visitor, string name)
    {
        foreach (var (width, height) in new[] { (320, 640), (1280, 800) })
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            await Look.AtAsync(visitor, name);
        }
    }
}
