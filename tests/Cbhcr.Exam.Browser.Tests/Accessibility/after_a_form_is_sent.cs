using Microsoft.Playwright;

namespace Cbhcr.Exam.Browser.Tests.Accessibility;

/// <summary>The page is loaded anew; what became of the form has the focus, and keys go on from there.</summary>
public sealed class after_a_form_is_sent(TheProgram program)
{
    [Fact]
    public async Task the_answer_has_the_focus_and_is_no_heading_before_the_first()
    {
        await using var visitor = await Visitor.SignsInAsync(program, "writer");
        await visitor.Page.GotoAsync("/staff/exchange");
        await visitor.Field("Ask for an export", "Why must it leave?").FillAsync("because");
        await visitor.Form("Ask for an export").GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        var alert = visitor.Page.GetByRole(AriaRole.Alert);
        await Expect(alert).ToContainTextAsync("Say in a sentence why this content must leave.");
        await Expect(alert).ToBeFocusedAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading).First).ToHaveTextAsync("Exchange");

        await visitor.Field("Ask for an export", "Why must it leave?").FillAsync("A partner board reviews these items.");
        await visitor.Form("Ask for an export").GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator(".usa-alert--success")).ToBeFocusedAsync();
        visitor.Complaints.ShouldBeEmpty();
    }
}
