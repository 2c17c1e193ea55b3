using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Programmes;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithAClock.Name)]
public sealed class when_an_outage_is_credited(ClockFixture exam)
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 23, 9, 0);
    private static readonly SittingClock Clock = SittingClock.Allowing(5400, 10).Start(Nine);

    [Fact]
    public void the_longest_stretch_without_an_answer_counts() =>
        Rule(At(600), At(900), At(610), At(640), At(880)).ShouldBe(240);

    [Fact]
    public void who_went_on_answering_gets_nothing() =>
        Rule(At(600), At(700), At(620), At(640), At(660), At(680)).ShouldBe(0);

    [Fact]
    public void time_in_which_the_clock_stood_is_not_given_twice()
    {
        var clock = Clock.Pause(At(650), "technical-problem").Resume(At(800));
        CreditOutageEndpoint.Seconds(Answers(), clock, At(600), At(900)).ShouldBe(100, "fifty seconds before the pause, a hundred after it");
    }

    [Fact]
    public void no_more_than_the_programme_allows() => Rule(At(0), At(3600)).ShouldBe(1800);

    [Fact]
    public async Task it_is_given_once_and_the_candidate_sees_it_in_the_ledger()
    {
        var person = await Person.SittingAsync(exam);
        var proctor = await exam.SignedInAsync("proctor");
        await person.AnswerAsync(person.Response(0, 0));
        var from = exam.Clock.GetCurrentInstant();
        exam.Clock.Advance(Duration.FromSeconds(212));
        var credit = await proctor.PostAsync<OutageCredit>($"{person.Api}/outage-credit", new CreditOutage(Local(from), Local(exam.Clock.GetCurrentInstant())), default);
        (credit.Seconds, credit.Clock.TimeLeft).ShouldBe((212, 1_800_000));
        await (await proctor.SendAsync($"{person.Api}/outage-credit", new CreditOutage(Local(from + Duration.FromSeconds(5)), Local(exam.Clock.GetCurrentInstant())), default))
            .ShouldBeProblemAsync(409, "outage-credited");
        (await person.Client.GetAsync<ClockExplanation>($"{person.Api}/clock/why", default)).Entries[^1].Words.ShouldBe("3 minutes 32 seconds added: outage credit");
    }

    [Fact]
    public async Task a_time_that_cannot_be_read_names_its_field()
    {
        var person = await Person.SittingAsync(exam);
        var answer = await (await exam.SignedInAsync("proctor")).SendAsync($"{person.Api}/outage-credit", new CreditOutage("this morning", "2026-11-23T09:48"), default);
        (await answer.ShouldBeProblemAsync(400)).GetProperty("errors").TryGetProperty("from", out _).ShouldBeTrue();
    }

    /// <summary>As a proctor in the programme's zone would type it, with seconds.</summary>
    private static string Local(Instant instant) => instant.InZone(DateTimeZoneProviders.Tzdb["America/Chicago"])
        .LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static Instant At(int seconds) => Nine + Duration.FromSeconds(seconds);

    private static AnswerTimes Answers(params Instant[] given) => new(OutageRule.Default, given, []);

    private static int Rule(Instant from, Instant until, params Instant[] given) => CreditOutageEndpoint.Seconds(Answers(given), Clock, from, until);
}
