using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>What the browser notices reaches the proctor as a fact in words; answers go on as if nothing had been noticed.</summary>
public sealed class when_a_candidate_looks_away(TheProgram program)
{
    [Fact]
    public async Task the_proctor_reads_it_without_an_accusation()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("AWAY").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        await player.BeginAsync(seat);
        await candidate.Page.EvaluateAsync("() => window.dispatchEvent(new Event('blur'))");
        await Task.Delay(1_600);
        await candidate.Page.EvaluateAsync("() => window.dispatchEvent(new Event('focus'))");
        await candidate.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");
        await candidate.Page.Locator("legend").ClickAsync(new() { Button = MouseButton.Right });
        await player.AnswerAsync();
        await player.AllIsSavedAsync();

        var lines = await LinesAsync(seat, 4);
        lines.Select(l => l.Kind).ShouldBe(["page-opened", "left-window", "print", "context-menu"], ignoreOrder: true);
        lines.Single(l => l.Kind == "left-window").Seconds!.Value.ShouldBeInRange(1, 5);

        await using var proctor = await Visitor.SignsInAsync(program, "proctor");
        await proctor.Page.GotoAsync($"/staff/rooms/{Uri.EscapeDataString(seat.Room)}");
        await Expect(proctor.Page.Locator("[data-row] [data-cell=cause]")).ToHaveTextAsync("Working");
        await Expect(proctor.Page.Locator("[data-row] [data-cell=marks]")).ToHaveTextAsync("4 observations");
        (await proctor.Page.Locator("[data-group=needsYou]").CountAsync()).ShouldBe(0);
        await proctor.Page.Locator("[data-row] a").ClickAsync();
        await proctor.Page.GetByRole(AriaRole.Link, new() { Name = "Observations" }).ClickAsync();
        await Expect(proctor.Page.Locator("main")).ToContainTextAsync("An observation is not an accusation.");
        await Expect(proctor.Page.GetByRole(AriaRole.Cell, new() { NameRegex = new("^Left the exam window for [1-5] s$") })).ToBeVisibleAsync();
        await Expect(proctor.Page.GetByRole(AriaRole.Cell, new() { Name = "Opened the print dialogue" })).ToBeVisibleAsync();
        proctor.Complaints.ShouldBeEmpty();
        candidate.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_question_is_selected_but_not_copied_or_printed()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("COPY").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        await player.BeginAsync(seat);
        var stem = await player.StemAsync();
        var (selected, copied) = await CopyAsync(candidate);
        selected.ShouldContain(stem.Trim());
        copied.ShouldBeFalse("copying is stopped");
        await candidate.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(candidate.Page.Locator("legend")).ToBeHiddenAsync();
        await candidate.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        (await LinesAsync(seat, 2)).ShouldContain(l => l.Kind == "copy");
    }

    [Fact]
    public async Task what_was_seen_without_a_connection_is_told_after_a_reload()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("DARK").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        await player.BeginAsync(seat);
        await LinesAsync(seat, 1);
        await candidate.GoOfflineAsync();
        await candidate.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 1 of 8");
        await candidate.GoOnlineAsync();
        // Chromium may say “online” once more while it reloads.
        (await LinesAsync(seat, 5)).Select(l => l.Kind).Distinct().ShouldBe(["page-opened", "offline", "print", "online"], ignoreOrder: true);
    }

    [Fact]
    public async Task the_waiting_room_is_nobodys_business_and_the_agreement_tells_what_is()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("WAIT").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        await player.TypeCodeAsync(await seat.CodeAsync());
        await player.IsAtAsync("Please wait for your proctor");
        await candidate.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");
        await seat.AdmitAsync();
        await player.IsAtAsync("Before you start");
        await Expect(candidate.Page.Locator("form.message")).ToContainTextAsync("Such a note is not an accusation");
        await Task.Delay(1_500);
        (await LinesAsync(seat, 0)).ShouldBeEmpty();
        candidate.Complaints.ShouldBeEmpty();
    }

    private static async Task<(string Selected, bool Copied)> CopyAsync(Visitor candidate)
    {
        var told = await candidate.Page.EvaluateAsync<JsonElement>("""
            () => {
              getSelection().selectAllChildren(document.querySelector('legend'));
              const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true });
              const goesOn = document.querySelector('legend').dispatchEvent(event);
              return { selected: getSelection().toString(), copied: goesOn };
            }
            """);
        return (told.GetProperty("selected").GetString()!, told.GetProperty("copied").GetBoolean());
    }

    private async Task<IReadOnlyList<ObservedLine>> LinesAsync(Seat seat, int wanted)
    {
        var proctor = await program.SignedInAsync("proctor");
        for (var i = 0; ; i++)
        {
            var lines = (await proctor.GetAsync<ObservedSitting>($"{seat.Api}/observations", default)).Lines;
            if (lines.Count >= wanted || i == 100) return lines;
            await Task.Delay(150);
        }
    }
}
