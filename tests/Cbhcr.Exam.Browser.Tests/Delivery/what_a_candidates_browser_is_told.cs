using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Scoring;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>Every byte that leaves the program towards one candidate, and all that the candidate's browser keeps.</summary>
public sealed class what_a_candidates_browser_is_told(TheProgram program)
{
    private static readonly Content Content = new("LEAK");

    [Fact]
    public async Task holds_no_key_and_nothing_that_leads_to_one()
    {
        var form = await Content.PublishAsync(program);
        await (await program.SignedInAsync("psychometrician")).PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore(Content.Level, 4, "For a test."), default);
        var (seat, other) = (await Seat.ScheduledAsync(program, form), await Seat.ScheduledAsync(program, form));
        await using var candidate = await Visitor.ComesAsync(program, address: program.RecordedAddress);
        var heard = new List<string>();
        candidate.Context.Response += (_, response) => heard.Add(response.Request.Method + " " + new Uri(response.Url).AbsolutePath);

        var (during, after) = await SitAsync(candidate, seat);
        var secrets = new Secrets(Content, form, await SittingAsync(seat));
        var sent = program.Recorder.Sent;

        heard.Except(sent.Select(s => s.Method + " " + s.Path)).ShouldBeEmpty("The recorder missed something that the browser was told.");
        sent.Count(s => s.Path == "/exam/sw.js").ShouldBeGreaterThan(0, "what the service worker fetches is recorded too");
        sent.SelectMany(s => secrets.In(s.All).Select(kind => $"{s.Method} {s.Path} tells a {kind}")).ShouldBeEmpty();
        secrets.In(during).ShouldBeEmpty("what the browser keeps during the exam");
        secrets.In(after).ShouldBeEmpty("what the browser keeps after the exam");
        during.ShouldContain("Test question", customMessage: "otherwise this looked in the wrong place");
        after.ShouldNotContain("Test question", customMessage: "questions left on the disk");

        OnlyAllowedMembers(sent);
        var mine = sent.Where(s => s.Path.EndsWith("/delivery", StringComparison.Ordinal)).Select(s => JsonDocument.Parse(s.Body).RootElement).Last(d => d.GetProperty("items").GetArrayLength() > 0);
        await OptionsAreNamedForThisSittingAloneAsync(mine, seat, await other.SitAsync(right: 1, wrong: 0, submits: false));
        await TheSearchFindsWhatIsThereAsync(secrets, form.Id, seat);
    }

    private async Task<(string During, string After)> SitAsync(Visitor candidate, Seat seat)
    {
        var player = new Player(candidate);
        await player.BeginAsync(seat);
        for (var position = 1; position <= Content.OnTheForm; position++)
        {
            await player.IsAtAsync($"Question {position} of 8");
            await player.AnswerAsync();
            if (position == 4) await candidate.Page.ReloadAsync();
            if (position < Content.OnTheForm) await player.ClickAsync("Next");
        }
        await player.AllIsSavedAsync();
        var during = await Keepsakes.OfAsync(candidate);
        await player.ClickAsync("Finish");
        await player.ClickAsync("Submit the exam");
        await player.ClickAsync("Submit now");
        await player.IsAtAsync("Your exam is submitted");
        // The receipt is on the screen before the disk is clean.
        await candidate.Page.WaitForFunctionAsync("async () => (await indexedDB.databases()).length === 0 && (await caches.keys()).length === 0");
        var after = await Keepsakes.OfAsync(candidate);
        await candidate.SignInAsync(seat.UserName);
        await candidate.Page.GotoAsync("/my");
        await Expect(candidate.Page.Locator("main")).ToContainTextAsync("No result is released yet");
        return (during, after);
    }

    private static void OnlyAllowedMembers(IReadOnlyList<Sent> sent)
    {
        var said = sent.Where(s => s.Headers.Contains("application/json", StringComparison.Ordinal)).Select(s => (s.Path, s.Body))
            .Concat(sent.Where(s => s.Headers.Contains("text/event-stream", StringComparison.Ordinal)).SelectMany(s => Data(s.Body).Select(body => (s.Path, Body: body)))).ToList();
        // The clock is asked for only when the stream is silent.
        said.Select(s => s.Path.Split('/')[^1]).Distinct().Except(["clock"]).ShouldBe(["delivery", "stream", "start", "responses", "submit"], ignoreOrder: true);
        foreach (var (path, body) in said)
            Members.Of(JsonDocument.Parse(body).RootElement).Distinct().Except(Members.Allowed[path.Split('/')[^1]])
                .ShouldBeEmpty($"{path} has members that are not on the list");
    }

    private static IEnumerable<string> Data(string stream) =>
        stream.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal) && line.EndsWith('}')).Select(line => line["data: ".Length..]);

    private async Task OptionsAreNamedForThisSittingAloneAsync(JsonElement mine, Seat seat, SittingDelivery theirs)
    {
        var options = mine.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("options").EnumerateArray().ToList()).ToList();
        foreach (var shown in options) shown.Select(o => o.GetProperty("label").GetString()).ShouldBe(["A", "B", "C", "D"]);
        var names = mine.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("itemId").GetString()!)
            .Concat(options.SelectMany(o => o).Select(o => o.GetProperty("optionId").GetString()!)).ToList();
        names.ShouldBeUnique();
        names.ShouldAllBe(n => n.Length == 16 && n.All(c => Base32.Alphabet.Contains(c)));
        names.Intersect(theirs.Items.SelectMany(i => i.Options.Select(o => o.OptionId).Append(i.ItemId))).ShouldBeEmpty("two sittings with one form");

        await using var session = program.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var orders = (await session.Events.FetchStreamAsync(seat.SittingId)).Select(e => e.Data).OfType<ResponsesRecorded>().SelectMany(e => e.Responses).Select(r => r.OptionsShown).ToList();
        orders.ShouldContain(o => o != "ABCD", "the letters shown are places, not the author's letters");
    }

    /// <summary>A search that finds nothing anywhere would pass as well.</summary>
    private async Task TheSearchFindsWhatIsThereAsync(Secrets secrets, Guid formId, Seat seat)
    {
        var (writer, assembler) = (await program.SignedInAsync("writer"), await program.SignedInAsync("assembler"));
        var staff = (await writer.GetAsync<JsonElement>($"/api/items/{Content.CodeOf(1)}", default)).GetRawText()
            + (await assembler.GetAsync<JsonElement>($"/api/forms/{formId}", default)).GetRawText();
        secrets.In(staff).Append("seed").ShouldBe(secrets.Kinds, ignoreOrder: true);
        secrets.In(JsonSerializer.Serialize(await SittingAsync(seat), Json.Options)).ShouldContain("seed");
    }

    private async Task<Sitting> SittingAsync(Seat seat)
    {
        await using var session = program.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Sitting>(seat.SittingId))!;
    }
}
