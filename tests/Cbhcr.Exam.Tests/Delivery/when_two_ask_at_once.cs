using Cbhcr.Exam.Delivery;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithTheProgram.Name)]
public sealed class when_two_ask_at_once(ExamFixture exam)
{
    [Fact]
    public async Task two_submissions_end_a_sitting_once_and_get_one_receipt()
    {
        var person = await Person.SittingAsync(exam);
        await person.AnswerAsync(person.Response(0, 0), person.Response(1, 1));
        var answers = await AtOnceAsync(6, _ => person.Client.SendAsync($"{person.Api}/submit", new SubmitSitting(Person.Device, 1, 2), default));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await BodiesAsync(answers)).Distinct().Count().ShouldBe(1);
        (await EventsAsync(person)).OfType<SittingSubmitted>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task the_same_answers_over_two_connections_are_stored_once_and_acknowledged_alike()
    {
        var person = await Person.SittingAsync(exam);
        var batch = new[] { person.Response(0, 0), person.Response(1, 1), person.Response(0, 2) };
        var answers = await AtOnceAsync(8, _ => person.TryAnswerAsync(1, Person.Device, batch));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        var acknowledged = (await BodiesAsync(answers)).Select(b => JsonSerializer.Deserialize<Acknowledgement>(b, Json.Options)!).Select(a => (a.AcknowledgedThrough, a.ReceiptHash)).Distinct();
        var stored = (await EventsAsync(person)).OfType<ResponsesRecorded>().SelectMany(e => e.Responses).ToList();
        stored.Select(r => r.ResponseId).ShouldBe(batch.Select(r => r.ResponseId));
        acknowledged.ShouldHaveSingleItem().ShouldBe((3, Receipt.After(Receipt.Start(person.SittingId), stored)));
    }

    [Fact]
    public async Task different_answers_with_one_number_are_not_both_taken()
    {
        var person = await Person.SittingAsync(exam);
        var answers = await AtOnceAsync(4, i => person.TryAnswerAsync(1, Person.Device, person.Response(0, i, sequence: 1)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await EventsAsync(person)).OfType<ResponsesRecorded>().SelectMany(e => e.Responses).ShouldHaveSingleItem();
        (await BodiesAsync(answers)).Select(b => JsonDocument.Parse(b).RootElement.GetProperty("receiptHash").GetString()).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task answers_and_the_submission_that_waits_for_them_all_arrive()
    {
        var person = await Person.SittingAsync(exam);
        var batches = Enumerable.Range(0, 10).Select(i => person.Response(i, 0)).ToArray();
        var submission = SubmitUntilTakenAsync(person, batches.Length);
        // Each connection repeats what the others have sent, as a player does that has heard nothing yet.
        await AtOnceAsync(5, i => person.TryAnswerAsync(1, Person.Device, batches[..((i + 1) * 2)]));
        (await submission).Receipt.LastSequence.ShouldBe(10);
        (await EventsAsync(person)).OfType<ResponsesRecorded>().SelectMany(e => e.Responses).Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, 10));
    }

    [Fact]
    public async Task two_proctors_admit_once()
    {
        var person = await Person.ScheduledAsync(exam);
        var proctor = await exam.SignedInAsync("proctor");
        await proctor.PostAsync($"{person.Api}/identity-check", new CheckIdentity("government-photo-id", 1), default);
        var answers = await AtOnceAsync(2, _ => proctor.SendAsync($"{person.Api}/admit", new AdmitCandidate(2), default));
        answers.Select(a => (int)a.StatusCode).Order().ShouldBe([204, 409]);
        (await EventsAsync(person)).OfType<CandidateAdmitted>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task two_devices_start_once()
    {
        var person = await Person.AtTheStartAsync(exam);
        var answers = await AtOnceAsync(4, i => person.Client.SendAsync($"{person.Api}/start", new StartSitting($"device-{i}"), default));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.Conflict);
        (await EventsAsync(person)).OfType<SittingStarted>().ShouldHaveSingleItem().Fence.ShouldBe(1);
    }

    [Fact]
    public async Task one_device_that_starts_twice_gets_the_same_fence()
    {
        var person = await Person.AtTheStartAsync(exam);
        var answers = await AtOnceAsync(4, _ => person.Client.SendAsync($"{person.Api}/start", new StartSitting(Person.Device), default));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await BodiesAsync(answers)).Select(b => JsonDocument.Parse(b).RootElement.GetProperty("fence").GetInt32()).Distinct().ShouldBe([1]);
    }

    [Fact]
    public async Task one_admission_code_opens_one_door()
    {
        var person = await Person.ScheduledAsync(exam);
        var code = await (await exam.SignedInAsync("proctor")).PostAsync<AdmissionCode>($"{person.Api}/admission-code", new { }, default);
        var answers = await AtOnceAsync(6, _ => exam.Anyone().SendAsync("/api/admissions", new OpenSitting(code.Code), default));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.Conflict || a.StatusCode == HttpStatusCode.UnprocessableEntity);
        answers.Count(a => a.Headers.TryGetValues("Set-Cookie", out var c) && c.Any(x => x.StartsWith("cbhcr-sitting=", StringComparison.Ordinal))).ShouldBe(1);
        (await EventsAsync(person)).OfType<CandidateArrived>().ShouldHaveSingleItem();
    }

    /// <summary>Somebody in the room needs a pause now, not when the answers have stopped coming.</summary>
    [Fact]
    public async Task a_proctor_pauses_adds_time_and_resumes_while_answers_come()
    {
        var person = await Person.SittingAsync(exam);
        var proctor = await exam.SignedInAsync("proctor");
        using var over = new CancellationTokenSource();
        var answering = Task.Run(async () =>
        {
            for (var n = 1; !over.IsCancellationRequested;)
                if ((await person.TryAnswerAsync(1, Person.Device, person.Response(n % 10, n % 4, sequence: n))).StatusCode == HttpStatusCode.OK) n++;
        });
        for (var i = 0; i < 5; i++)
        {
            await proctor.PostAsync($"{person.Api}/pause", new PauseSitting("technical-problem"), default);
            await proctor.PostAsync<SittingClockView>($"{person.Api}/time", new AdjustTime(1, "outage-credit"), default);
            await proctor.PostAsync<SittingClockView>($"{person.Api}/resume", new ResumeSitting(), default);
        }
        await over.CancelAsync();
        await answering;
    }

    [Fact]
    public async Task a_proctor_ends_a_sitting_that_the_candidate_submits_and_it_ends_once()
    {
        var person = await Person.SittingAsync(exam);
        var proctor = await exam.SignedInAsync("proctor");
        var answers = await AtOnceAsync(4, i => i % 2 == 0
            ? person.Client.SendAsync($"{person.Api}/submit", new SubmitSitting(Person.Device, 1, 0), default)
            : proctor.SendAsync($"{person.Api}/terminate", new TerminateSitting("candidate-request"), default));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK || a.StatusCode == HttpStatusCode.Conflict);
        (await EventsAsync(person)).Count(e => e is SittingSubmitted or SittingTerminated).ShouldBe(1);
    }

    private static async Task<Submission> SubmitUntilTakenAsync(Person person, int lastSequence)
    {
        for (var i = 0; i < 200; i++)
        {
            using var answer = await person.Client.SendAsync($"{person.Api}/submit", new SubmitSitting(Person.Device, 1, lastSequence), default);
            if (answer.StatusCode == HttpStatusCode.OK) return JsonSerializer.Deserialize<Submission>(await answer.Content.ReadAsStringAsync(), Json.Options)!;
            await answer.ShouldBeProblemAsync(409, "missing-responses");
        }
        throw new TimeoutException("The answers never arrived.");
    }

    private static Task<HttpResponseMessage[]> AtOnceAsync(int times, Func<int, Task<HttpResponseMessage>> ask) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(() => ask(i))));

    private static Task<string[]> BodiesAsync(IEnumerable<HttpResponseMessage> answers) => Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));

    private async Task<List<object>> EventsAsync(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data)];
    }
}
