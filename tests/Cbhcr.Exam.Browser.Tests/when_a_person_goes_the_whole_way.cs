using Cbhcr.Exam.Delivery;
using Cbhcr.Qti.Model;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace Cbhcr.Exam.Browser.Tests;

/// <summary>From item files to a verified certificate, each person at a browser of their own, half a minute of it without a network.</summary>
public sealed class when_a_person_goes_the_whole_way(TheProgram program)
{
    private readonly Content _content = new("WAY");
    private readonly string _candidate = program.NewName("way-");

    [Fact]
    public async Task no_answer_is_lost_and_the_certificate_holds()
    {
        await WriterImportsAsync();
        await AssemblerPublishesAsync();
        await PsychometricianAdoptsAsync();
        await OfficerSchedulesAsync();
        var (sitting, answers) = await CandidateSitsAsync();
        await TheLogHoldsAsync(sitting, answers);
        await OfficerDecidesAsync();
        var number = await CandidateDownloadsAsync();
        await EmployerVerifiesAsync(number);
    }

    private async Task WriterImportsAsync()
    {
        await using var writer = await Visitor.SignsInAsync(program, "writer");
        await writer.Page.GotoAsync("/staff/items");
        await writer.Page.GetByText("Import item files").ClickAsync();
        await writer.Field("Import item files", "Item files").SetInputFilesAsync(_content.Items.Select(Upload));
        await writer.SendAsync("Import item files", "Import", "The files were imported.");
        await writer.Page.GotoAsync($"/staff/items/{_content.CodeOf(1)}");
        await Expect(writer.Page.Locator("main")).ToContainTextAsync(Content.Rationale);
        writer.Complaints.ShouldBeEmpty();
    }

    private async Task AssemblerPublishesAsync()
    {
        await using var assembler = await Visitor.SignsInAsync(program, "assembler");
        await assembler.Page.GotoAsync("/staff/forms");
        await assembler.Page.GetByText("Import a blueprint file").ClickAsync();
        await assembler.Field("Import a blueprint file", "Blueprint file").SetInputFilesAsync(Upload(_content.Blueprint));
        await assembler.SendAsync("Import a blueprint file", "Import", "The blueprint was imported.");
        if (!await assembler.Form("Assemble a form").IsVisibleAsync()) await assembler.Page.GetByText("Assemble one form at once", new() { Exact = true }).ClickAsync();
        await assembler.Field("Assemble a form", "Blueprint").SelectOptionAsync(_content.Level);
        await assembler.Field("Assemble a form", "Form code").FillAsync("WAY-A");
        await assembler.Field("Assemble a form", "Seed").FillAsync("11");
        await assembler.SendAsync("Assemble a form", "Assemble", "The form was assembled.");
        await assembler.Page.GetByRole(AriaRole.Link, new() { Name = "WAY-A", Exact = true }).ClickAsync();
        await assembler.SendAsync("Ask for publication", "Ask for publication", "Another person can agree now.");
        assembler.Complaints.ShouldBeEmpty();
        await using var second = await Visitor.SignsInAsync(program, "psychometrician");
        await second.Page.GotoAsync("/staff/forms");
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "WAY-A", Exact = true }).ClickAsync();
        await second.Form("Publish").GetByRole(AriaRole.Button).ClickAsync();
        await second.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Agree: publish and freeze", Exact = true }).ClickAsync();
        await Expect(second.Page.GetByText("The form is published and frozen.", new() { Exact = true })).ToBeVisibleAsync();
        second.Complaints.ShouldBeEmpty();
    }

    private async Task PsychometricianAdoptsAsync()
    {
        await using var psychometrician = await Visitor.SignsInAsync(program, "psychometrician");
        await psychometrician.Page.GotoAsync("/staff/cut-scores");
        await psychometrician.Field("Adopt a cut score", "Level").SelectOptionAsync(_content.Level);
        await psychometrician.Field("Adopt a cut score", "Raw score that passes").FillAsync("4");
        await psychometrician.Field("Adopt a cut score", "Reason").FillAsync("Two thirds, for a test.");
        await psychometrician.SendAsync("Adopt a cut score", "Adopt", "The cut score is adopted.");
        psychometrician.Complaints.ShouldBeEmpty();
    }

    private async Task OfficerSchedulesAsync()
    {
        await using var officer = await Visitor.SignsInAsync(program, "officer");
        await officer.Page.GotoAsync("/staff/candidates");
        await officer.Field("Register a person", "Name").FillAsync("Wanda Waymaker");
        await officer.Field("Register a person", "User name").FillAsync(_candidate);
        await officer.Field("Register a person", "First password").FillAsync(TheProgram.Password);
        await officer.SendAsync("Register a person", "Register", "The person is registered");
        await officer.Field("Schedule a sitting", "Candidate").SelectOptionAsync(new SelectOptionValue { Label = "Wanda Waymaker" });
        await officer.Field("Schedule a sitting", "Form").SelectOptionAsync(new SelectOptionValue { Label = "WAY-A (Browser test level)" });
        await officer.Field("Schedule a sitting", "Room").FillAsync("Way room");
        await officer.SendAsync("Schedule a sitting", "Schedule", "The sitting is scheduled.");
        officer.Complaints.ShouldBeEmpty();
    }

    private async Task<(Guid Sitting, Dictionary<string, string> Answers)> CandidateSitsAsync()
    {
        await using var proctor = await Visitor.SignsInAsync(program, "proctor");
        await using var candidate = await Visitor.ComesAsync(program);
        var player = new Player(candidate);
        await proctor.Page.GotoAsync("/staff/rooms");
        await proctor.Page.GetByRole(AriaRole.Link, new() { Name = "Way room", Exact = true }).ClickAsync();
        var row = proctor.Page.Locator("[data-row]");
        var (cause, panel) = (row.Locator("[data-cell=cause]"), proctor.Page.Locator("#actions"));
        await Expect(proctor.Page.GetByText("Live: this page updates by itself.")).ToBeVisibleAsync();
        await Expect(cause).ToHaveTextAsync("Not here yet");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "New admission code" }).ClickAsync();
        await Expect(proctor.Page.Locator("[data-admission-code]")).ToContainTextAsync("-");
        var code = await proctor.Page.Locator("[data-admission-code]").InnerTextAsync();

        // From here to the end nothing reloads the proctor's page.
        await player.TypeCodeAsync(code);
        await player.IsAtAsync("Please wait for your proctor");
        await Expect(cause).ToHaveTextAsync("Waiting at the door: check identity");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Identity checked" }).ClickAsync();
        await Expect(cause).ToHaveTextAsync("Identity checked: admit");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true }).ClickAsync();
        await Expect(cause).ToHaveTextAsync("Reading the agreement");

        await player.AgreeAsync();
        await player.PractiseAsync();
        await player.ClickAsync("Start the exam");
        await player.IsAtAsync("Question 1 of 8");
        await Expect(cause).ToHaveTextAsync("Working");

        var answers = await AnswerAsync(candidate, player);
        await player.ClickAsync("Submit now");
        await player.IsAtAsync("Your exam is submitted");
        await Expect(candidate.Page.Locator(".receipt")).ToContainTextAsync("Questions answered8");
        await Expect(cause).ToHaveTextAsync("Submitted");
        var sitting = Guid.Parse(await row.GetAttributeAsync("data-row") ?? "");
        candidate.Complaints.ShouldBeEmpty();
        proctor.Complaints.ShouldBeEmpty();
        return (sitting, answers);
    }

    private static async Task<Dictionary<string, string>> AnswerAsync(Visitor candidate, Player player)
    {
        var answers = new Dictionary<string, string>();
        async Task Answer(int away = 0)
        {
            var stem = await player.StemAsync();
            answers[stem] = await player.AnswerAsync(away);
        }

        await Answer(away: 2);
        await Answer();
        await player.ClickAsync("Mark for review");
        await player.ClickAsync("Next");
        await Answer();
        await player.AllIsSavedAsync();

        await candidate.GoOfflineAsync();
        var since = System.Diagnostics.Stopwatch.StartNew();
        await player.ClickAsync("Next");
        await Answer(away: 1);
        await Expect(player.Saved).ToHaveTextAsync("1 answer kept on this device, will be sent when the connection is back");
        await Answer();
        await player.ClickAsync("Next");
        await Answer();
        await player.ClickAsync("Previous");
        await player.IsAtAsync("Question 3 of 8");
        (await player.ChosenAsync()).ShouldBe(answers[await player.StemAsync()]);
        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 3 of 8");
        (await player.ChosenAsync()).ShouldBe(answers[await player.StemAsync()]);
        await Expect(player.Saved).ToHaveTextAsync("2 answers kept on this device, will be sent when the connection is back");
        await player.GoToAsync(5);
        await Answer();
        await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, 30 - since.Elapsed.TotalSeconds)), TestContext.Current.CancellationToken);
        await candidate.GoOnlineAsync();
        await player.AllIsSavedAsync();

        await candidate.Page.ReloadAsync();
        await player.IsAtAsync("Question 5 of 8");
        (await player.ChosenAsync()).ShouldBe(answers[await player.StemAsync()]);
        foreach (var position in new[] { 6, 7, 8 })
        {
            await player.ClickAsync("Next");
            await player.IsAtAsync($"Question {position} of 8");
            await Answer();
        }
        await player.ClickAsync("Finish");
        await Expect(candidate.Page.Locator(".review")).ToContainTextAsync("8 of 8 questions answered, 0 not answered, 1 marked for review.");
        await player.ClickAsync("Submit the exam");
        return answers;
    }

    private async Task TheLogHoldsAsync(Guid sitting, Dictionary<string, string> answers)
    {
        await using var session = program.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var recorded = (await session.Events.FetchStreamAsync(sitting)).Select(e => e.Data).OfType<ResponsesRecorded>().SelectMany(e => e.Responses).ToList();
        recorded.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, 10), "ten clicks on choices, each recorded once and in order");
        recorded.Select(r => r.ResponseId).ShouldBeUnique();

        var finished = (await session.FinishedSittingAsync(sitting, default))!;
        var paper = (await program.Services.GetRequiredService<Forms.Papers>().OfAsync(session, finished.FormId, finished.FormHash, default))!;
        var final = finished.Responses.Select(r => (Choice: paper.Items[r.Position - 1].OneBest!, r.OptionId))
            .ToDictionary(r => Node.PlainText(r.Choice.Prompt), r => Node.PlainText(r.Choice.Choices.Single(c => c.Identifier == r.OptionId).Content));
        final.OrderBy(p => p.Key, StringComparer.Ordinal).ShouldBe(answers.OrderBy(p => p.Key, StringComparer.Ordinal));
        finished.ReceiptHolds.ShouldBeTrue();
    }

    private async Task OfficerDecidesAsync()
    {
        await using var officer = await Visitor.SignsInAsync(program, "officer");
        var row = officer.Page.GetByRole(AriaRole.Row, new() { Name = "Wanda Waymaker" });
        await officer.Page.GotoAsync("/staff/results");
        await Expect(row).ToContainTextAsync("6 of 6");
        await row.GetByRole(AriaRole.Button, new() { Name = "Release" }).ClickAsync();
        await Expect(officer.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The result is released.");
        await officer.Page.GotoAsync("/staff/credentials");
        await officer.SendAsync("Award to Wanda Waymaker", "Award credential", "The credential is awarded.");
        await Expect(officer.Form("Award to Wanda Waymaker")).ToHaveCountAsync(0);
        officer.Complaints.ShouldBeEmpty();
    }

    private async Task<string> CandidateDownloadsAsync()
    {
        await using var candidate = await Visitor.SignsInAsync(program, _candidate);
        await candidate.Page.GotoAsync("/my");
        await candidate.Page.GetByRole(AriaRole.Link, new() { Name = "WAY: pass", Exact = true }).ClickAsync();
        await Expect(candidate.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Pass");
        await candidate.Page.GotoAsync("/my");
        var download = await candidate.Page.RunAndWaitForDownloadAsync(() => candidate.Page.GetByRole(AriaRole.Link, new() { Name = "Certificate (PDF)" }).ClickAsync());
        using var pdf = PdfDocument.Open(await download.PathAsync());
        var text = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", "", StringComparison.Ordinal);
        var number = System.Text.RegularExpressions.Regex.Match(text, "(?:[0-9A-Z]{4}-){4}[0-9A-Z]").Value;
        download.SuggestedFilename.ShouldBe($"certificate-{number}.pdf");
        text.ShouldContain("WandaWaymaker");
        candidate.Complaints.ShouldBeEmpty();
        return number;
    }

    private async Task EmployerVerifiesAsync(string number)
    {
        await using var employer = await Visitor.ComesAsync(program);
        await employer.Page.GotoAsync("/verify");
        await employer.Page.GetByLabel("Certificate number").FillAsync(number.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        await employer.Page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Expect(employer.Page.GetByRole(AriaRole.Status)).ToContainTextAsync($"Certificate {number} is valid today.");
        employer.Complaints.ShouldBeEmpty();
    }

    private static FilePayload Upload(Platform.Files.SourceFile file) =>
        new() { Name = file.Name, MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(file.Content) };
}
