using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Browser.Tests.Items;

/// <summary>What an administrator sets for the item desk, and what people keep there for themselves.</summary>
public sealed class when_rules_and_lists_are_kept(TheProgram program)
{
    [Fact]
    public async Task a_rule_is_set_for_a_level_and_the_page_says_what_changed()
    {
        await using var admin = await Visitor.SignsInAsync(program, "admin");
        await admin.Page.GotoAsync("/staff/items/rules");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "OPT-LONG", Exact = true }).First.ClickAsync();
        await admin.Field("Set the rule", "Name").FillAsync("words@NOBODY-I");
        await admin.Field("Set the rule", "Number").FillAsync("21");
        await admin.SendAsync("Set the rule", "Set", "The rule is set.");
        await Expect(admin.Page.GetByRole(AriaRole.List).Filter(new() { HasText = "words at level NOBODY-I: 21" })).ToContainTextAsync("before: as its source says");
        await Expect(admin.Field("Set the rule", "Words at level NOBODY-I")).ToHaveValueAsync("21");
        await Accessibility.Look.AtAsync(admin, "item-rule-set");
        await admin.Page.GotoAsync("/staff/items/rules");
        await Expect(admin.Page.Locator("#OPT-LONG")).ToContainTextAsync("words at level NOBODY-I: 21");
        await Accessibility.Look.AtAsync(admin, "item-rules-set");
    }

    [Fact]
    public async Task review_rules_are_set_and_the_page_says_what_changed()
    {
        await using var admin = await Visitor.SignsInAsync(program, "admin");
        await admin.Page.GotoAsync("/staff/review/rules");
        await admin.Page.GetByText("Set the rules", new() { Exact = true }).First.ClickAsync();
        await admin.Field("Set the rules of review", "Days until it is due (sensitivity)").FillAsync("21");
        await admin.Form("Set the rules of review").GetByRole(AriaRole.Button, new() { Name = "Set the rules", Exact = true }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Set the rules", Exact = true }).ClickAsync();
        await Expect(admin.Page.Locator("#main > .usa-alert").First).ToContainTextAsync("The rules hold for what is submitted from now on.");
        await Expect(admin.Page.Locator("#main")).ToContainTextAsync("Sensitivity: 1 approval by reviewer within 21 days (before: 1 approval by reviewer within 14 days)");
        await Expect(admin.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Psychometric" })).ToContainTextAsync("psychometrician");
        await Accessibility.Look.AtAsync(admin, "review-rules-set");
    }

    [Fact]
    public async Task an_item_is_put_on_a_list_at_its_page_and_taken_off_at_the_lists()
    {
        var content = new Content("LISTS");
        await content.PublishAsync(program);
        var name = $"By hand {program.NewId():N}";
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        await writer.Page.GotoAsync($"/staff/items/{content.CodeOf(1)}");
        await writer.Page.GetByText("Lists this item is on", new() { Exact = true }).ClickAsync();
        await writer.Field("Begin a list with this item", "Name of a new list").FillAsync(name);
        await writer.SendAsync("Begin a list with this item", "Save as a new list", "The list is saved.");

        await writer.Page.GotoAsync($"/staff/items/{content.CodeOf(2)}");
        await writer.Page.GetByText("Lists this item is on", new() { Exact = true }).ClickAsync();
        await Accessibility.Look.AtAsync(writer, "item-with-lists");
        await writer.SendAsync($"Put on {name}", $"Put on {name}", $"On {name} now.");
        await writer.Page.GetByText("Lists this item is on", new() { Exact = true }).ClickAsync();
        await writer.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(writer.Page.Locator("caption")).ToHaveTextAsync("Items 1 to 2 of 2");
        await Accessibility.Look.AtAsync(writer, "items-of-a-list");
        await writer.SendAsync($"Take {content.CodeOf(1)} off the list", $"Take off {content.CodeOf(1)}", "is no longer on");
        await Expect(writer.Page.Locator("caption")).ToHaveTextAsync("Items 1 to 1 of 1");
        // A list without items is none: the last one goes with it.
        await writer.SendAsync($"Take {content.CodeOf(2)} off the list", $"Take off {content.CodeOf(2)}", "A list has between 1 and");
    }
}
