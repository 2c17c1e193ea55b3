using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Scoring;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;
using Wolverine;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>A program of its own, whose clock only its own tests move, one after another.</summary>
public class ClockFixture : ExamFixture
{
    public FakeClock Clock { get; } = new(SystemClock.Instance.GetCurrentInstant());

    protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IClock>(Clock));
}

[CollectionDefinition(Name)]
public sealed class WithAClock : ICollectionFixture<ClockFixture>
{
    public const string Name = "the program with a clock of its own";
}

[Collection(WithAClock.Name)]
public sealed class when_time_is_up(ClockFixture exam)
{
    [Fact]
    public async Task an_answer_within_the_grace_is_taken_and_a_later_one_is_not()
    {
        var person = await Person.SittingAsync(exam);
        var given = person.Response(0, 0);
        exam.Clock.Advance(Duration.FromSeconds(30 * 60 + 5));
        (await person.AnswerAsync(given)).AcknowledgedThrough.ShouldBe(1);
        exam.Clock.Advance(Duration.FromSeconds(6));
        var answer = await person.AnswerAsync(person.Response(1, 0));
        (answer.AcknowledgedThrough, answer.RefusedThrough).ShouldBe((2, 2), "dealt with, so that the device need not send it again");
        (await person.Client.GetAsync<SubmissionReceipt>($"{person.Api}/receipt", default)).LastSequence.ShouldBe(1);
    }

    [Fact]
    public async Task the_sitting_expires_with_the_browser_gone_and_is_scored_with_what_was_saved()
    {
        var person = await Person.SittingAsync(exam);
        await person.AnswerAllAsync(right: 4);
        await ExpireAsync(person);
        (await StatusAsync(person)).ShouldBe(SittingStatus.InProgress, "time is not up yet");
        exam.Clock.Advance(Duration.FromMinutes(31));
        await ExpireAsync(person);
        (await StatusAsync(person)).ShouldBe(SittingStatus.Expired);
        var result = await Eventually.AsyncIs(async () => (await (await exam.SignedInAsync("officer")).GetAsync<List<ResultRow>>($"/api/results", default))
            .SingleOrDefault(r => r.SittingId == person.SittingId));
        result.Ending.ShouldBe("expired");
    }

    [Fact]
    public async Task added_time_moves_the_deadline_and_the_earlier_alarm_changes_nothing()
    {
        var person = await Person.SittingAsync(exam);
        await (await exam.SignedInAsync("proctor")).PostAsync<SittingClockView>($"{person.Api}/time", new AdjustTime(600, "outage-credit"), default);
        exam.Clock.Advance(Duration.FromMinutes(31));
        await ExpireAsync(person);
        (await StatusAsync(person)).ShouldBe(SittingStatus.InProgress);
        (await person.AnswerAsync(person.Response(0, 0))).AcknowledgedThrough.ShouldBe(1);
    }

    [Fact]
    public async Task nobody_starts_when_the_window_is_closed()
    {
        var person = await Person.AtTheStartAsync(exam);
        exam.Clock.Advance(Duration.FromHours(9));
        await (await person.Client.SendAsync($"{person.Api}/start", new StartSitting("d"), default)).ShouldBeProblemAsync(409, "window-closed");
    }

    [Fact]
    public async Task an_admission_code_is_good_once_and_for_minutes()
    {
        var person = await Person.ScheduledAsync(exam);
        var proctor = await exam.SignedInAsync("proctor");
        var code = await proctor.PostAsync<AdmissionCode>($"{person.Api}/admission-code", new { }, default);
        await exam.Anyone().PostAsync<SittingOpened>("/api/admissions", new OpenSitting(code.Code.ToLowerInvariant()), default);
        await (await exam.Anyone().SendAsync("/api/admissions", new OpenSitting(code.Code), default)).ShouldBeProblemAsync(422, "bad-admission-code");
        var late = await proctor.PostAsync<AdmissionCode>($"{person.Api}/admission-code", new { }, default);
        exam.Clock.Advance(Duration.FromMinutes(31));
        await (await exam.Anyone().SendAsync("/api/admissions", new OpenSitting(late.Code), default)).ShouldBeProblemAsync(422, "bad-admission-code");
    }

    [Fact]
    public async Task a_submission_in_the_same_moment_ends_the_sitting_once_and_is_scored_once()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Person.SittingAsync(exam)));
        foreach (var person in people) await person.AnswerAsync(person.Response(0, 0));
        exam.Clock.Advance(Duration.FromSeconds(30 * 60 + 2));
        foreach (var person in people)
        {
            var submissions = Enumerable.Range(0, 3).Select(_ => Task.Run(() => person.Client.SendAsync($"{person.Api}/submit", new SubmitSitting(Person.Device, 1, 1), default)));
            var alarms = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ExpireAsync(person)));
            var both = (Task.WhenAll(submissions), Task.WhenAll(alarms));
            await both.Item2;
            var ending = (await StoredAsync(person)).Where(e => e is SittingSubmitted or SittingExpired).ToList().ShouldHaveSingleItem();
            ending.ShouldBeOfType<SittingExpired>("the time was up, whoever said so first");
            foreach (var answer in await both.Item1) answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            await Eventually.AsyncIs(async () => (await ResultsAsync(person)).SingleOrDefault(r => r.Ending == "expired"));
        }
    }

    private async Task<List<object>> StoredAsync(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data)];
    }

    private async Task<List<ResultRow>> ResultsAsync(Person person) =>
        [.. (await (await exam.SignedInAsync("officer")).GetAsync<List<ResultRow>>($"/api/results?formId={exam.SmallForm.Id}", default)).Where(r => r.SittingId == person.SittingId)];

    private async Task ExpireAsync(Person person)
    {
        await using var scope = exam.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new ExpireSitting(person.SittingId));
    }

    private static async Task<SittingStatus> StatusAsync(Person person) => (await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default)).Status;
}
