using Cbhcr.Exam.Delivery;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithTheProgram.Name)]
public sealed class when_many_are_acted_on(ExamFixture exam)
{
    private readonly string _room = $"Room {exam.NewId():N}";

    private string Batch => $"/api/rooms/{Uri.EscapeDataString(_room)}/batch";

    [Fact]
    public async Task each_is_done_or_refused_for_itself()
    {
        var (working, waiting) = (await SittingAsync(), await Person.ScheduledAsync(exam, room: _room));
        var elsewhere = await Person.SittingAsync(exam, room: $"Another {_room}");
        var result = await ActAsync("pause", [working, waiting, elsewhere], reason: "technical-problem");
        (result.Done, result.Refused).ShouldBe((1, 2));
        result.Lines.Single(l => l.SittingId == waiting.SittingId).Refusal.ShouldBe("Only a sitting in progress can be paused.");
        result.Lines.Single(l => l.SittingId == elsewhere.SittingId).Refusal.ShouldBe("There is no such sitting in this room.");
        (await StatusAsync(working)).ShouldBe(SittingStatus.Paused);
        (await StatusAsync(elsewhere)).ShouldBe(SittingStatus.InProgress);
    }

    [Fact]
    public async Task the_same_batch_sent_again_and_at_once_does_nothing_twice()
    {
        var people = new[] { await SittingAsync(), await SittingAsync() };
        var id = exam.NewId();
        var proctor = await exam.SignedInAsync("proctor");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => proctor.PostAsync<BatchResult>(Batch, Command("extend", people, id, 300, "outage-credit"), default))));
        results.ShouldAllBe(r => r.Done == 2 && r.Refused == 0);
        foreach (var person in people) (await EventsAsync(person)).OfType<TimeAdjusted>().ShouldHaveSingleItem().Seconds.ShouldBe(300);
        await (await proctor.SendAsync(Batch, Command("pause", people, id, null, "other"), default)).ShouldBeProblemAsync(422, "batch-id-used");
    }

    [Fact]
    public async Task a_pause_is_taken_back_by_events_of_its_own_and_only_once()
    {
        var (one, other) = (await SittingAsync(), await SittingAsync());
        var left = (await ClockAsync(one)).TimeLeft;
        var result = await ActAsync("pause", [one, other], reason: "disturbance-in-the-room");
        result.UndoUntil.ShouldNotBeNull();
        await (await exam.SignedInAsync("proctor")).PostAsync<SittingClockView>($"{other.Api}/resume", new ResumeSitting(), default);
        var undone = await UndoAsync(result.BatchId);
        (undone.Action, undone.Done, undone.Refused).ShouldBe(("undo-pause", 1, 1));
        undone.Lines.Single(l => !l.Done).ShouldSatisfyAllConditions(l => l.SittingId.ShouldBe(other.SittingId), l => l.Refusal.ShouldBe("The clock runs again already."));
        (await UndoAsync(result.BatchId)).Done.ShouldBe(1);
        (await EventsAsync(one)).Select(e => e.GetType()).TakeLast(2).ShouldBe([typeof(SittingPaused), typeof(SittingResumed)]);
        (await ClockAsync(one)).TimeLeft!.Value.ShouldBeInRange(left!.Value - 60_000, left.Value);
        await GoesOnAsync(one);
    }

    [Fact]
    public async Task added_time_and_an_admission_are_taken_back()
    {
        var (working, checkedIn) = (await SittingAsync(), await Person.ScheduledAsync(exam, room: _room));
        await (await exam.SignedInAsync("proctor")).PostAsync($"{checkedIn.Api}/identity-check", new CheckIdentity("known-in-person", 1), default);
        var (added, admitted) = (await ActAsync("extend", [working], 600, "proctor-error"), await ActAsync("admit", [checkedIn]));
        (await StatusAsync(checkedIn)).ShouldBe(SittingStatus.Admitted);
        (await UndoAsync(added.BatchId)).Done.ShouldBe(1);
        (await UndoAsync(admitted.BatchId)).Done.ShouldBe(1);
        (await EventsAsync(working)).OfType<TimeAdjusted>().Select(e => (e.Seconds, e.Reason)).ShouldBe([(600, "proctor-error"), (-600, "undone")]);
        (await EventsAsync(checkedIn))[^1].ShouldBeOfType<AdmissionWithdrawn>();
        (await ActAsync("admit", [checkedIn])).Done.ShouldBe(1);
    }

    [Fact]
    public async Task a_resume_is_taken_back_with_what_ran_off()
    {
        var person = await SittingAsync();
        await ActAsync("pause", [person], reason: "candidate-unwell");
        var before = (await ClockAsync(person)).TimeLeft!.Value;
        var resumed = await ActAsync("resume", [person]);
        (await UndoAsync(resumed.BatchId)).Done.ShouldBe(1);
        var sitting = await SittingOf(person);
        (sitting.Status, sitting.Clock.Entries.Last(e => e.Kind == "pause").Reason).ShouldBe((SittingStatus.Paused, "candidate-unwell"));
        (await ClockAsync(person)).TimeLeft!.Value.ShouldBeInRange(before, before + 1000);
    }

    [Fact]
    public async Task what_makes_no_sense_or_does_not_exist_is_refused()
    {
        var proctor = await exam.SignedInAsync("proctor");
        var id = exam.NewId();
        await (await proctor.SendAsync(Batch, new ActOnSittings("dance", [id], null, null, id), default)).ShouldBeProblemAsync(400);
        await (await proctor.SendAsync(Batch, new ActOnSittings("admit", [], null, null, id), default)).ShouldBeProblemAsync(400);
        await (await proctor.SendAsync(Batch, new ActOnSittings("admit", [.. Enumerable.Range(0, 301).Select(_ => exam.NewId())], null, null, id), default)).ShouldBeProblemAsync(400);
        await (await proctor.SendAsync(Batch, new ActOnSittings("extend", [id], 60, "because", id), default)).ShouldBeProblemAsync(400);
        await (await proctor.SendAsync($"{Batch}/{id}/undo", new { }, default)).ShouldBeProblemAsync(404);
        (await proctor.PostAsync<BatchResult>(Batch, new ActOnSittings("admit", [id], null, null, id), default)).Refused.ShouldBe(1);
    }

    private Task<Person> SittingAsync() => Person.SittingAsync(exam, room: _room);

    private static async Task GoesOnAsync(Person person) => (await person.AnswerAsync(person.Response(0, 0))).AcknowledgedThrough.ShouldBe(1);

    private static ActOnSittings Command(string action, IEnumerable<Person> people, Guid id, int? seconds, string? reason) => new(action, [.. people.Select(p => p.SittingId)], seconds, reason, id);

    private async Task<BatchResult> ActAsync(string action, IEnumerable<Person> people, int? seconds = null, string? reason = null) =>
        await (await exam.SignedInAsync("proctor")).PostAsync<BatchResult>(Batch, Command(action, people, exam.NewId(), seconds, reason), default);

    private async Task<BatchResult> UndoAsync(Guid batchId) => await (await exam.SignedInAsync("proctor")).PostAsync<BatchResult>($"{Batch}/{batchId}/undo", new { }, default);

    private static Task<SittingClockView> ClockAsync(Person person) => person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default);

    private async Task<SittingStatus> StatusAsync(Person person) => (await SittingOf(person)).Status;

    private async Task<Sitting> SittingOf(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Sitting>(person.SittingId))!;
    }

    private async Task<List<object>> EventsAsync(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data)];
    }
}
