using System.Net.Http.Json;
using Cbhcr.Exam.Delivery;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithTheProgram.Name)]
public sealed class when_answers_arrive(ExamFixture exam)
{
    [Fact]
    public async Task they_are_acknowledged_with_the_sequence_and_hash_that_the_log_gives()
    {
        var person = await Person.SittingAsync(exam);
        var first = await person.AnswerAsync(person.Response(0, 1), person.Response(1, 2));
        first.AcknowledgedThrough.ShouldBe(2);
        var second = await person.AnswerAsync(person.Response(0, 3));
        second.AcknowledgedThrough.ShouldBe(3);
        second.ReceiptHash.ShouldBe(Receipt.After(Receipt.Start(person.SittingId), await StoredAsync(person)));
    }

    [Fact]
    public async Task a_repeated_batch_changes_nothing_and_is_acknowledged_again()
    {
        var person = await Person.SittingAsync(exam);
        var batch = new[] { person.Response(0, 0), person.Response(1, 0) };
        var first = await person.AnswerAsync(batch);
        var again = await person.AnswerAsync(batch);
        (again.AcknowledgedThrough, again.ReceiptHash).ShouldBe((first.AcknowledgedThrough, first.ReceiptHash));
        (await StoredAsync(person)).Count.ShouldBe(2);
        (await person.AnswerAsync([.. batch, person.Response(2, 1)])).AcknowledgedThrough.ShouldBe(3);
        (await StoredAsync(person)).Select(r => r.Sequence).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task a_gap_names_the_sequence_it_waits_for()
    {
        var person = await Person.SittingAsync(exam);
        var problem = await (await person.TryAnswerAsync(1, Person.Device, person.Response(0, 0, sequence: 5))).ShouldBeProblemAsync(409, "sequence-gap");
        problem.GetProperty("expected").GetInt32().ShouldBe(1);
        (await StoredAsync(person)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, Person.Device)]
    [InlineData(1, "another-device")]
    public async Task a_stale_fence_or_a_second_device_is_refused(int fence, string device)
    {
        var person = await Person.SittingAsync(exam);
        await (await person.TryAnswerAsync(fence, device, person.Response(0, 0))).ShouldBeProblemAsync(409, "stale-fence");
        (await StoredAsync(person)).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_item_or_option_that_is_not_on_the_form_is_refused_and_nothing_of_the_batch_is_stored()
    {
        var person = await Person.SittingAsync(exam);
        var good = person.Response(0, 0);
        await (await person.TryAnswerAsync(1, Person.Device, good, person.Response(1, 0) with { ItemId = "0000000000000000" })).ShouldBeProblemAsync(422, "unknown-item");
        await (await person.TryAnswerAsync(1, Person.Device, good, person.Response(1, 0, 2) with { OptionId = good.OptionId })).ShouldBeProblemAsync(422, "unknown-option");
        (await StoredAsync(person)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_body_of_two_megabytes_is_refused()
    {
        var person = await Person.SittingAsync(exam);
        var response = await person.Client.SendRawAsync($"{person.Api}/responses", new StringContent(new string('x', 2_000_000), System.Text.Encoding.UTF8, "application/json"), default);
        await response.ShouldBeProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task a_body_that_is_no_json_is_malformed()
    {
        var person = await Person.SittingAsync(exam);
        var problem = await person.Client.SendRawAsync($"{person.Api}/responses", new StringContent("{ not json", System.Text.Encoding.UTF8, "application/json"), default);
        await problem.ShouldBeProblemAsync(400);
    }

    [Fact]
    public async Task another_candidates_sitting_is_forbidden()
    {
        var (mine, yours) = (await Person.SittingAsync(exam), await Person.SittingAsync(exam));
        foreach (var path in new[] { "delivery", "clock", "receipt" })
            ((int)(await mine.Client.TryGetAsync($"{yours.Api}/{path}", default)).StatusCode).ShouldBe(403);
        var response = await mine.Client.SendRawAsync($"{yours.Api}/responses", JsonContent.Create(new { }), default);
        ((int)response.StatusCode).ShouldBeOneOf(400, 403);
        (await StoredAsync(yours)).ShouldBeEmpty();
    }

    [Fact]
    public async Task after_submission_the_receipt_stands_and_nothing_more_is_taken()
    {
        var person = await Person.SittingAsync(exam);
        var acknowledged = await person.AnswerAsync(person.Response(0, 0));
        await (await person.Client.SendAsync($"{person.Api}/submit", new SubmitSitting(Person.Device, 1, 9), default)).ShouldBeProblemAsync(409, "missing-responses");
        var receipt = (await person.SubmitAsync()).Receipt;
        receipt.ReceiptHash.ShouldBe(acknowledged.ReceiptHash);
        receipt.Answered.ShouldBe(1);
        (await person.SubmitAsync()).Receipt.ShouldBe(receipt);
        (await person.AnswerAsync(person.Response(1, 0))).RefusedThrough.ShouldBe(2);
        (await StoredAsync(person)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task what_was_stored_comes_back_after_a_reload()
    {
        var person = await Person.SittingAsync(exam);
        await person.AnswerAsync(person.Response(0, 1), person.Response(1, 2), person.Response(0, 3));
        await person.AnswerAsync(person.Response(2, 0) with { OptionId = null });
        var delivery = await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default);
        delivery.LastSequence.ShouldBe(4);
        delivery.Responses.Single(r => r.ItemId == delivery.Items[0].ItemId).OptionId.ShouldBe(delivery.Items[0].Options[3].OptionId);
        delivery.Responses.Single(r => r.ItemId == delivery.Items[2].ItemId).OptionId.ShouldBeNull();
    }

    [Fact]
    public async Task a_pause_stops_the_clock_and_answers_until_it_is_over()
    {
        var person = await Person.SittingAsync(exam);
        var proctor = await exam.SignedInAsync("proctor");
        await proctor.PostAsync($"{person.Api}/pause", new PauseSitting("technical-problem"), default);
        var problem = await (await person.TryAnswerAsync(1, Person.Device, person.Response(0, 0, 1))).ShouldBeProblemAsync(409, "not-in-progress");
        problem.GetProperty("status").GetString().ShouldBe("paused");
        var left = (await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default)).TimeLeft;
        (await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default)).TimeLeft.ShouldBe(left);
        (await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default)).Items.ShouldBeEmpty();
        await proctor.PostAsync<SittingClockView>($"{person.Api}/resume", new ResumeSitting(), default);
        (await person.AnswerAsync(person.Response(0, 0, 1))).AcknowledgedThrough.ShouldBe(1);
        var ledger = await proctor.GetAsync<ClockExplanation>($"{person.Api}/clock/ledger", default);
        ledger.Entries.Select(e => e.Kind).ShouldBe(["start", "pause", "resume"]);
    }

    private async Task<List<RecordedResponse>> StoredAsync(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var events = await session.Events.FetchStreamAsync(person.SittingId);
        return [.. events.Select(e => e.Data).OfType<ResponsesRecorded>().SelectMany(e => e.Responses)];
    }
}
