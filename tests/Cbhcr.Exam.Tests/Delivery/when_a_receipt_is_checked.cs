using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Tests.Platform.Documents;
using Npgsql;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithTheProgram.Name)]
public sealed class when_a_receipt_is_checked(ExamFixture exam)
{
    private const string Check = "/api/receipts/check";

    private async Task<(Person Person, ApiClient Account, string Early, string Code)> EndedAsync(string room = "Test room")
    {
        var person = await Person.SittingAsync(exam, password: ExamFixture.Password, room: room);
        var early = (await person.AnswerAsync(person.Response(0, 0), person.Response(1, 1))).ReceiptHash;
        await person.AnswerAsync(person.Response(2, 2));
        var code = (await person.SubmitAsync()).Receipt.ReceiptHash;
        return (person, await exam.Anyone().SignInAsync(person.UserName, ExamFixture.Password, default), early, code);
    }

    [Fact]
    public async Task the_answer_is_complete_earlier_or_unknown()
    {
        var (person, account, early, code) = await EndedAsync();
        foreach (var reader in new[] { person.Client, account, await exam.SignedInAsync("officer"), await exam.SignedInAsync("proctor") })
        {
            Task<ReceiptCheck> CheckAsync(string hash) => reader.PostAsync<ReceiptCheck>(Check, new CheckReceipt(person.SittingId, hash), default);
            (await CheckAsync(code)).ShouldBe(new(person.SittingId, ReceiptVerdict.Complete, 3, 3, 3, null, true));
            (await CheckAsync(early)).ShouldBe(new(person.SittingId, ReceiptVerdict.Earlier, 2, 3, 2, null, true));
            (await CheckAsync(new string('0', 64))).ShouldBe(new(person.SittingId, ReceiptVerdict.Unknown, null, 3, null, null, true));
        }
    }

    [Fact]
    public async Task another_persons_sitting_looks_like_none()
    {
        var (person, _, _, code) = await EndedAsync();
        var (other, account, _, _) = await EndedAsync();
        foreach (var stranger in new[] { other.Client, account, await exam.SignedInAsync("writer"), await exam.SignedInAsync("admin") })
        {
            await (await stranger.SendAsync(Check, new CheckReceipt(person.SittingId, code), default)).ShouldBeProblemAsync(404);
            await (await stranger.TryGetAsync($"{person.Api}/receipt.pdf", default)).ShouldBeProblemAsync(404);
            var page = await stranger.TryGetAsync($"/receipts/{person.SittingId}/{code}", default);
            (await page.Content.ReadAsStringAsync()).ShouldContain("or its receipt is not for you to see");
        }
    }

    [Fact]
    public async Task strangers_are_sent_away()
    {
        var (person, _, _, code) = await EndedAsync();
        await (await exam.Anyone().TryGetAsync($"{person.Api}/receipt.pdf", default)).ShouldBeProblemAsync(401);
        using var wire = exam.Wire();
        var page = await wire.GetAsync($"/receipts/{person.SittingId}/{code}");
        (page.StatusCode, page.Headers.Location!.AbsolutePath).ShouldBe((HttpStatusCode.Redirect, "/sign-in"));
    }

    [Fact]
    public async Task a_proctor_looks_only_at_rooms_that_are_open_to_them()
    {
        var room = $"Room {exam.NewId():N}";
        var (person, _, _, code) = await EndedAsync(room);
        var admin = await exam.SignedInAsync("admin");
        var other = Person.IdOf(await admin.PostAsync<JsonElement>("/api/accounts", new OpenAccount($"p{exam.NewId():N}", "Another proctor", ExamFixture.Password, [Roles.Proctor]), default));
        await admin.PostAsync($"/api/rooms/{Uri.EscapeDataString(room)}/proctors", new AssignProctor(other, null), default);
        var proctor = await exam.SignedInAsync("proctor");
        await (await proctor.SendAsync(Check, new CheckReceipt(person.SittingId, code), default)).ShouldBeProblemAsync(404);
        await (await proctor.TryGetAsync($"{person.Api}/receipt.pdf", default)).ShouldBeProblemAsync(404);
    }

    [Fact]
    public async Task it_is_printed_after_the_end_and_holds_no_name()
    {
        var running = await Person.SittingAsync(exam);
        await (await running.Client.TryGetAsync($"{running.Api}/receipt.pdf", default)).ShouldBeProblemAsync(409, "not-over");

        var (person, account, _, code) = await EndedAsync();
        await person.AnswerAsync(person.Response(3, 0));
        var pdf = await person.Client.GetBytesAsync($"{person.Api}/receipt.pdf", default);
        var text = Printed.Text(pdf);
        foreach (var part in new[] { Receipt.InFours(code)[..14], person.SittingId.ToString(), "Submitted by the candidate", "America/Chicago", "Questions answered 3",
            "Changes recorded 3", "evidence only 1" })
            text.ShouldContain(part);
        text.ShouldNotContain("Test Person");
        text.Replace(" ", "", StringComparison.Ordinal).ShouldContain($"/receipts/{person.SittingId}/{code}");
        foreach (var reader in new[] { account, await exam.SignedInAsync("officer"), await exam.SignedInAsync("proctor") })
            (await reader.GetBytesAsync($"{person.Api}/receipt.pdf", default)).ShouldBe(pdf, "the same sitting prints the same bytes");
    }

    [Fact]
    public async Task the_page_tells_the_candidate_times_and_staff_the_order_and_nobody_the_choice()
    {
        var (person, account, early, code) = await EndedAsync();
        async Task<string> PageAsync(ApiClient reader, string hash) => await (await reader.TryGetAsync($"/receipts/{person.SittingId}/{hash}", default)).Content.ReadAsStringAsync();
        foreach (var own in new[] { await PageAsync(account, code), await PageAsync(person.Client, code) })
        {
            own.ShouldContain("Genuine and complete");
            own.ShouldContain("3 questions answered");
            own.ShouldNotContain("Under this code");
        }
        var staff = await PageAsync(await exam.SignedInAsync("officer"), early);
        staff.ShouldContain("The code fits change 1 to 2 of 3.");
        staff.ShouldContain("<td>3</td>");
        staff.ShouldContain("<td>No</td>");
        (await PageAsync(person.Client, code)).ShouldNotContain("Sign out", customMessage: "the cookie of a sitting is no account");
    }

    [Fact]
    public async Task an_answer_changed_in_the_database_is_found()
    {
        var (person, account, early, code) = await EndedAsync();
        var start = Receipt.Start(person.SittingId);
        var shown = await ReplaceOptionsShownAsync(person.SittingId, "changed");
        Task<ReceiptCheck> CheckAsync(string hash) => account.PostAsync<ReceiptCheck>(Check, new CheckReceipt(person.SittingId, hash), default);
        (await CheckAsync(code)).ShouldBe(new(person.SittingId, ReceiptVerdict.Unknown, null, 3, null, 0, true));
        (await CheckAsync(early)).Verdict.ShouldBe(ReceiptVerdict.Unknown);
        (await CheckAsync(start)).ShouldBe(new(person.SittingId, ReceiptVerdict.Earlier, 0, 3, 0, 0, true));
        await (await account.TryGetAsync($"{person.Api}/receipt.pdf", default)).ShouldBeProblemAsync(409, "record-broken");
        (await (await account.TryGetAsync($"/receipts/{person.SittingId}/{code}", default)).Content.ReadAsStringAsync()).ShouldContain("does not agree with its own receipts from the first change on");
        await ReplaceOptionsShownAsync(person.SittingId, shown);
        (await CheckAsync(code)).Verdict.ShouldBe(ReceiptVerdict.Complete, "put back as it was, it holds again");
    }

    /// <summary>In the first stored answer, past the program.</summary>
    private async Task<string> ReplaceOptionsShownAsync(Guid sitting, string text)
    {
        await using var connection = new NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            with first as (select seq_id, data#>>'{responses,0,optionsShown}' as shown from events.mt_events where stream_id = @sitting and type = 'sitting.responses_recorded' order by version limit 1)
            update events.mt_events e set data = jsonb_set(e.data, '{responses,0,optionsShown}', to_jsonb(@text)) from first where e.seq_id = first.seq_id returning first.shown
            """, connection);
        command.Parameters.AddWithValue("sitting", sitting);
        command.Parameters.AddWithValue("text", text);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
