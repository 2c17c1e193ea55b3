using System.Text;
using Cbhcr.Exam.Browser.Tests.Accessibility;
using Cbhcr.Exam.Browser.Tests.Delivery;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Registration;
using Cbhcr.Exam.Tests.Hosting;

namespace Cbhcr.Exam.Browser.Tests.Variants;

/// <summary>From the accommodation to the copy in hand, on pages.</summary>
public sealed class when_a_form_is_copied(TheProgram program)
{
    [Fact]
    public async Task a_sitting_is_scheduled_with_it_and_it_is_made_fetched_and_given_back()
    {
        var form = await EveryType.PublishOnPicturesAsync(program.Services, program.NewName("PAPER").ToUpperInvariant());
        var officer = await program.SignedInAsync("officer");
        var name = $"Reader {program.NewName("r")}";
        await officer.PostAsync<JsonElement>("/api/candidates", new RegisterCandidate(program.NewName("reader-"), name, null), default);

        await using var visitor = await Visitor.SignsInAsync(program, "officer");
        var page = visitor.Page;
        await page.GotoAsync("/staff/candidates");
        await visitor.Field("Schedule a sitting", "Candidate").SelectOptionAsync(new SelectOptionValue { Label = name });
        await visitor.Field("Schedule a sitting", "Form").SelectOptionAsync(new SelectOptionValue { Label = $"{form.Code} ({form.LevelName})" });
        await visitor.Field("Schedule a sitting", "Time").SelectOptionAsync(new SelectOptionValue { Label = "Time and a half" });
        await visitor.Form("Schedule a sitting").GetByText("A copy in large print beside the screen", new() { Exact = true }).ClickAsync();
        await visitor.SendAsync("Schedule a sitting", "Schedule", "The sitting is scheduled");

        await page.GetByRole(AriaRole.Link, new() { Name = $"Copies of {form.Code}", Exact = true }).ClickAsync();
        await visitor.Field("Make a large print", "Size of the letters").SelectOptionAsync(new SelectOptionValue { Label = "24 points" });
        await visitor.Field("Make a large print", "For the sitting of").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visitor.Form("Make a large print").GetByRole(AriaRole.Button, new() { Name = "Make the large print", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make the large print", Exact = true }).ClickAsync();
        await Expect(page.Locator("#main > .usa-alert").First).ToContainTextAsync("The copy is made");
        await Expect(page.GetByText("1 made, 1 out", new() { Exact = true })).ToBeVisibleAsync();
        var fetched = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Fetch copy 1", Exact = true }).ClickAsync());
        fetched.SuggestedFilename.ShouldBe($"{form.Code}-large-print-1.pdf");
        (await File.ReadAllBytesAsync(await fetched.PathAsync()))[..5].ShouldBe("%PDF-"u8.ToArray());
        await Look.AtAsync(visitor, "form-copied");

        // With keys alone.
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy 1 is returned", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main > .usa-alert").First).ToContainTextAsync("Copy 1 is returned.");
        await Expect(page.GetByText("1 made, 0 out", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Fetch copy 1", Exact = true })).ToHaveCountAsync(0);
    }

    [Theory, InlineData(1280, false), InlineData(320, false), InlineData(320, true)]
    public async Task the_text_edition_stands_alone_and_is_accessible(int width, bool dark)
    {
        var officer = await program.SignedInAsync("officer");
        await using var visitor = await Visitor.ComesAsync(program, width);
        await visitor.Context.SetOfflineAsync(true);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        foreach (var (kind, form) in new[]
        {
            ("types", await EveryType.PublishAsync(program.Services, program.NewName("TEXT").ToUpperInvariant())),
            ("pictures", await EveryType.PublishOnPicturesAsync(program.Services, program.NewName("TEXT").ToUpperInvariant())),
        })
        {
            var copy = await officer.PostAsync<FormCopyNumber>($"/api/forms/{form.Id}/copies", new MakeFormCopy(CopyKinds.Text, null, null), default);
            await visitor.Page.SetContentAsync(Encoding.UTF8.GetString(await officer.GetBytesAsync(copy.File, default)));
            await Look.AtAsync(visitor, $"text-edition-{kind}{(dark ? "-dark" : "")}");
            var headings = visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 3, NameRegex = new("^Question ") });
            await Expect(headings).ToHaveCountAsync(form.Slots.Count);
            (await visitor.Page.EvaluateAsync<int>("() => document.querySelectorAll('script, link, form, input').length")).ShouldBe(0);
            (await visitor.Page.EvaluateAsync<int>("() => [...document.images].filter(i => !i.complete || i.naturalWidth === 0).length")).ShouldBe(0);
        }
    }

    [Fact]
    public async Task the_player_opens_with_the_largest_text_until_the_candidate_chooses()
    {
        await using var candidate = await Visitor.ComesAsync(program);
        var (player, tools) = (new Player(candidate), new Tools(candidate));
        var seat = await Seat.ScheduledAsync(program, await new Content("LARGETEXT").PublishAsync(program), variants: [SittingVariants.LargeText]);
        async Task<string> SizeAsync() => await candidate.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize");
        await player.BeginAsync(seat);
        (await SizeAsync()).ShouldBe("32px");
        await tools.UseAsync("Display");
        await Expect(tools.Sheet.GetByLabel("200 %", new() { Exact = true })).ToBeCheckedAsync();
        await tools.Sheet.GetByLabel("100 %", new() { Exact = true }).CheckAsync();
        await tools.CloseAsync();
        (await SizeAsync()).ShouldBe("16px");
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 1 of 8");
        (await SizeAsync()).ShouldBe("16px");
    }
}
