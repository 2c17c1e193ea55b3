using Cbhcr.Exam.Delivery;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>The programme's grace is ten seconds, the form's time half an hour.</summary>
[Collection(WithAClock.Name)]
public sealed class when_an_answer_is_late(ClockFixture exam)
{
    [Fact]
    public async Task given_in_time_and_delivered_within_the_grace_counts_and_is_marked()
    {
        var person = await Person.SittingAsync(exam);
        await person.AnswerAsync(person.Response(0, 0));
        exam.Clock.Advance(Duration.FromMinutes(29));
        var given = person.Response(1, 2);
        exam.Clock.Advance(Duration.FromSeconds(65));
        (await person.AnswerAsync(given)).RefusedThrough.ShouldBeNull();
        (await RecordedAsync(person)).Select(r => r.Late ?? false).ShouldBe([false, true]);
        await ExpireAsync(person);
        (await ReceiptHoldsAsync(person)).ShouldBeTrue();
    }

    [Fact]
    public async Task given_after_the_time_is_kept_as_evidence_and_not_scored()
    {
        var person = await Person.SittingAsync(exam);
        exam.Clock.Advance(Duration.FromMinutes(29));
        var inTime = person.Response(0, 1);
        exam.Clock.Advance(Duration.FromSeconds(65));
        var after = person.Response(1, 1);
        var answer = await person.AnswerAsync(inTime, after);
        (answer.AcknowledgedThrough, answer.RefusedThrough).ShouldBe((2, 2));
        (await RecordedAsync(person)).ShouldHaveSingleItem().Sequence.ShouldBe(1);
        var evidence = (await EventsAsync(person)).OfType<LateResponsesRefused>().ShouldHaveSingleItem();
        (evidence.Why, evidence.Responses.Single().Sequence).ShouldBe(("given-after-time", 2));
        (await person.AnswerAsync(inTime, after)).AcknowledgedThrough.ShouldBe(2);
        (await EventsAsync(person)).OfType<LateResponsesRefused>().Count().ShouldBe(1, "sent again it is not kept again");
    }

    [Fact]
    public async Task one_that_waited_through_a_pause_is_acknowledged_with_the_clock_of_now()
    {
        var person = await Person.SittingAsync(exam);
        var (received, response) = (exam.Clock.GetCurrentInstant(), person.Response(0, 0));
        var proctor = await exam.SignedInAsync("proctor");
        exam.Clock.Advance(Duration.FromSeconds(20));
        await proctor.PostAsync($"{person.Api}/pause", new PauseSitting("unscheduled-break"), default);
        exam.Clock.Advance(Duration.FromSeconds(40));
        await proctor.PostAsync<SittingClockView>($"{person.Api}/resume", new ResumeSitting(), default);
        exam.Clock.Advance(Duration.FromSeconds(25));
        var writer = exam.Services.GetRequiredService<AnswerWriter>();
        var answer = (await writer.SaveAsync(person.SittingId, new(Person.Device, 1, [response]), received, default)).Acknowledgement!;
        // Whoever hears it takes it for the present: told as of then, the candidate would believe in 45 seconds that they do not have.
        answer.ServerNow.ShouldBe(exam.Clock.GetCurrentInstant());
        answer.TimeLeft.ShouldBe((long)Duration.FromSeconds((30 * 60) - 45).TotalMilliseconds);
        answer.Deadline.ShouldBe(exam.Clock.GetCurrentInstant() + Duration.FromSeconds((30 * 60) - 45));
    }

    [Fact]
    public async Task a_device_whose_clock_is_ahead_loses_nothing_that_arrives_in_time()
    {
        var person = await Person.SittingAsync(exam);
        var response = person.Response(0, 0) with { ClientTime = exam.Clock.GetCurrentInstant() + Duration.FromDays(400) };
        (await person.AnswerAsync(response)).RefusedThrough.ShouldBeNull();
        (await RecordedAsync(person)).ShouldHaveSingleItem().Late.ShouldBeNull();
    }

    [Fact]
    public async Task a_device_whose_clock_is_behind_cannot_stretch_the_time_beyond_the_grace()
    {
        var person = await Person.SittingAsync(exam);
        exam.Clock.Advance(Duration.FromSeconds(30 * 60 + 11));
        var backdated = person.Response(0, 0) with { ClientTime = exam.Clock.GetCurrentInstant() - Duration.FromDays(1) };
        (await person.AnswerAsync(backdated)).RefusedThrough.ShouldBe(1);
        (await RecordedAsync(person)).ShouldBeEmpty();
        (await EventsAsync(person)).OfType<LateResponsesRefused>().ShouldHaveSingleItem().Why.ShouldBe("arrived-after-grace");
    }

    [Fact]
    public async Task after_the_end_it_is_kept_too_and_changes_neither_receipt_nor_result()
    {
        var person = await Person.SittingAsync(exam);
        await person.AnswerAsync(person.Response(0, 0));
        var receipt = (await person.SubmitAsync()).Receipt;
        (await person.AnswerAsync(person.Response(0, 1))).RefusedThrough.ShouldBe(2);
        var now = await person.Client.GetAsync<SubmissionReceipt>($"{person.Api}/receipt", default);
        (now.LastSequence, now.ReceiptHash, now.Answered).ShouldBe((receipt.LastSequence, receipt.ReceiptHash, receipt.Answered));
        (await EventsAsync(person)).OfType<LateResponsesRefused>().ShouldHaveSingleItem().Why.ShouldBe("after-the-end");
    }

    [Fact]
    public async Task time_added_after_a_refusal_lets_the_candidate_go_on()
    {
        var person = await Person.SittingAsync(exam);
        exam.Clock.Advance(Duration.FromSeconds(30 * 60 + 3));
        (await person.AnswerAsync(person.Response(0, 0))).RefusedThrough.ShouldBe(1);
        await (await exam.SignedInAsync("proctor")).PostAsync<SittingClockView>($"{person.Api}/time", new AdjustTime(300, "proctor-error"), default);
        (await person.AnswerAsync(person.Response(0, 2))).AcknowledgedThrough.ShouldBe(2);
        (await RecordedAsync(person)).ShouldHaveSingleItem().Sequence.ShouldBe(2);
        (await person.SubmitAsync()).Receipt.Answered.ShouldBe(1);
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var verification = new Cbhcr.Exam.Commands.EventVerification(session);
        await verification.RunAsync(_ => { }, default);
        verification.Differences.ShouldNotContain(d => d.Contains(person.SittingId.ToString(), StringComparison.Ordinal), "a number that was refused is no gap");
    }

    [Fact]
    public async Task a_device_that_has_sent_everything_ends_the_sitting_without_waiting_for_the_grace()
    {
        var person = await Person.SittingAsync(exam);
        await person.AnswerAsync(person.Response(0, 0));
        exam.Clock.Advance(Duration.FromSeconds(30 * 60 + 1));
        (await person.SubmitAsync()).Receipt.Status.ShouldBe(SittingStatus.Expired);
        (await EventsAsync(person)).OfType<SittingSubmitted>().ShouldBeEmpty();
    }

    private async Task<List<object>> EventsAsync(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data)];
    }

    private async Task<List<RecordedResponse>> RecordedAsync(Person person) =>
        [.. (await EventsAsync(person)).OfType<ResponsesRecorded>().SelectMany(e => e.Responses)];

    private async Task<bool> ReceiptHoldsAsync(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.FinishedSittingAsync(person.SittingId, default))!.ReceiptHolds;
    }

    private async Task ExpireAsync(Person person)
    {
        exam.Clock.Advance(Duration.FromMinutes(1));
        await using var scope = exam.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Wolverine.IMessageBus>().InvokeAsync(new ExpireSitting(person.SittingId));
    }
}
