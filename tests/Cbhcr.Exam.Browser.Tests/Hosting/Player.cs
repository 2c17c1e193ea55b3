using System.Text.RegularExpressions;

namespace Cbhcr.Exam.Browser.Tests.Hosting;

/// <summary>What a candidate sees and does, in a candidate's words.</summary>
public sealed class Player(Visitor visitor)
{
    public IPage Page => visitor.Page;

    public ILocator Saved => Page.Locator(".saved");

    public async Task TypeCodeAsync(string code)
    {
        await Page.GotoAsync("/exam");
        await visitor.Field("Admission code", "Admission code").FillAsync(code);
        await ClickAsync("Go to my sitting");
    }

    /// <summary>From the door to the first question, by way of agreement and practice.</summary>
    public async Task BeginAsync(Seat seat, int questions = 8)
    {
        await TypeCodeAsync(await seat.CodeAsync());
        await IsAtAsync("Please wait for your proctor");
        await seat.AdmitAsync();
        await AgreeAsync();
        await PractiseAsync();
        await ClickAsync("Start the exam");
        await IsAtAsync($"Question 1 of {questions}");
    }

    public async Task AgreeAsync()
    {
        await IsAtAsync("Before you start");
        await Page.GetByLabel("I have read this and I agree").CheckAsync();
        await ClickAsync("Continue");
    }

    public async Task PractiseAsync()
    {
        await IsAtAsync("Practice question 1 of 2");
        await ChooseAsync("April");
        await ChooseAsync("June");
        await ClickAsync("Next");
        await IsAtAsync("Practice question 2 of 2");
        await ChooseAsync("Seven");
        await ClickAsync("Mark for review");
        await ClickAsync("Finish");
        await IsAtAsync("Review your answers");
        await ClickAsync("End practice");
        await IsAtAsync("Ready to start");
    }

    public Task IsAtAsync(string heading) => Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    public async Task GoToAsync(int position)
    {
        await ClickAsync("Review all");
        await IsAtAsync("Review your answers");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new($@"^Question {position}\b") }).ClickAsync();
        await IsAtAsync($"Question {position} of 8");
    }

    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public async Task ChooseAsync(string text)
    {
        await Option(text).ClickAsync();
        await Expect(Option(text).GetByRole(AriaRole.Radio)).ToBeCheckedAsync();
    }

    /// <summary>The right choice, or the one some places after it in the author's order. Returns its text.</summary>
    public async Task<string> AnswerAsync(int away = 0)
    {
        var text = Content.ChoiceFor(await StemAsync(), away);
        await ChooseAsync(text);
        return text;
    }

    public Task<string> StemAsync() => Page.Locator("legend").InnerTextAsync();

    public async Task<string?> ChosenAsync() =>
        await Page.Locator(".option:has(:checked) .option__text").CountAsync() == 0 ? null : await Page.Locator(".option:has(:checked) .option__text").InnerTextAsync();

    public Task AllIsSavedAsync() => Expect(Saved).ToHaveTextAsync("All answers saved");

    private ILocator Option(string text) => Page.Locator(".option", new() { HasTextRegex = new(Regex.Escape(text) + "$") });
}
