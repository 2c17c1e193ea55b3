using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wolverine;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>Six questions in ten minutes, a break of five, four questions in twenty minutes; and the same with one clock and a way back.</summary>
public sealed class SectionsFixture : ClockFixture
{
    public Form Timed { get; private set; } = null!;

    public Form Open { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Timed = await PublishSmallFormAsync("TEST-TIMED", 30, """

              sections:
                - { name: Part one, items: 6, minutes: 10, breakMinutes: 5 }
                - { name: Part two, items: 4, minutes: 20 }
            """);
        Open = await PublishSmallFormAsync("TEST-OPEN", 30, """

              calculator: true
              sections:
                - { name: Part one, items: 6, mayReturn: true }
                - { name: Part two, items: 4 }
            """);
    }
}

public sealed class when_a_form_has_sections(SectionsFixture exam) : IClassFixture<SectionsFixture>
{
    [Fact]
    public async Task only_the_questions_of_the_section_are_delivered_and_its_own_time_runs()
    {
        var person = await Person.SittingAsync(exam, exam.Timed);
        person.Delivery.Items.Count.ShouldBe(6);
        person.Delivery.TimeLeft.ShouldBe(10 * 60_000);
        person.Delivery.Section.ShouldBe(new ShownSection(1, 2, "Part one", false, true, 5, "Part two"));
    }

    [Fact]
    public async Task after_the_break_the_next_section_has_its_whole_time_and_the_first_is_closed()
    {
        var person = await Person.SittingAsync(exam, exam.Timed);
        await person.AnswerAsync(person.Response(0, 0));
        var early = person.Response(1, 1);
        exam.Clock.Advance(Duration.FromMinutes(7));
        await (await person.Client.SendAsync($"{person.Api}/sections/end", new EndSection(Person.Device, 1, 1, 2), default)).ShouldBeProblemAsync(409, "missing-responses");
        var ended = await person.Client.PostAsync<SittingClockView>($"{person.Api}/sections/end", new EndSection(Person.Device, 1, 1, 1), default);
        (ended.Status, ended.BreakEndsAt).ShouldBe((SittingStatus.Paused, exam.Clock.GetCurrentInstant() + Duration.FromMinutes(5)));
        exam.Clock.Advance(Duration.FromMinutes(3));
        var begun = await person.Client.PostAsync<SittingClockView>($"{person.Api}/sections/begin", new BeginSection(Person.Device, 1, 2), default);
        (begun.Section, begun.TimeLeft).ShouldBe((2, 20 * 60_000));
        (await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default)).Items.Select(i => i.Position).ShouldBe([7, 8, 9, 10]);
        (await person.AnswerAsync(early)).RefusedThrough.ShouldBe(2, "the first section cannot be returned to");
        var again = await person.Client.PostAsync<SittingClockView>($"{person.Api}/sections/end", new EndSection(Person.Device, 1, 1, 1), default);
        again.Section.ShouldBe(2, "the same call twice must not end the next section");
    }

    [Fact]
    public async Task when_the_time_of_a_section_is_up_the_break_begins_and_ends_by_itself()
    {
        var person = await Person.SittingAsync(exam, exam.Timed);
        exam.Clock.Advance(Duration.FromSeconds(10 * 60 + 11));
        await SendAsync(new ExpireSitting(person.SittingId));
        var view = await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default);
        (view.Status, view.BreakEndsAt).ShouldBe((SittingStatus.Paused, exam.Clock.GetCurrentInstant() + Duration.FromMinutes(5)));
        await (await (await exam.SignedInAsync("proctor")).SendAsync($"{person.Api}/resume", new ResumeSitting(), default)).ShouldBeProblemAsync(409, "scheduled-break");
        exam.Clock.Advance(Duration.FromSeconds(301));
        await SendAsync(new EndBreak(person.SittingId, 0));
        (await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default)).TimeLeft.ShouldBe(20 * 60_000);
        exam.Clock.Advance(Duration.FromSeconds(20 * 60 + 11));
        await SendAsync(new ExpireSitting(person.SittingId));
        (await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default)).Status.ShouldBe(SittingStatus.Expired);
    }

    [Fact]
    public async Task a_sitting_that_was_ended_in_the_break_does_not_begin_again()
    {
        var person = await Person.SittingAsync(exam, exam.Timed);
        await person.Client.PostAsync<SittingClockView>($"{person.Api}/sections/end", new EndSection(Person.Device, 1, 1, 0), default);
        await (await exam.SignedInAsync("proctor")).PostAsync<SubmissionReceipt>($"{person.Api}/terminate", new TerminateSitting("rules-broken"), default);
        await (await person.Client.SendAsync($"{person.Api}/sections/begin", new BeginSection(Person.Device, 1, 2), default)).ShouldBeProblemAsync(409, "sitting-over");
        exam.Clock.Advance(Duration.FromMinutes(6));
        await SendAsync(new EndBreak(person.SittingId, 0));
        var view = await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default);
        (view.Status, view.BreakEndsAt).ShouldBe((SittingStatus.Terminated, null));
    }

    [Fact]
    public async Task with_one_clock_and_a_way_back_earlier_questions_stay_open()
    {
        var person = await Person.SittingAsync(exam, exam.Open);
        person.Delivery.Tools.Calculator.ShouldBeTrue();
        exam.Clock.Advance(Duration.FromMinutes(7));
        await (await person.Client.SendAsync($"{person.Api}/submit", new SubmitSitting(Person.Device, 1, 0), default)).ShouldBeProblemAsync(409, "sections-left");
        var view = await person.Client.PostAsync<SittingClockView>($"{person.Api}/sections/end", new EndSection(Person.Device, 1, 1, 0), default);
        (view.Status, view.Section, view.TimeLeft).ShouldBe((SittingStatus.InProgress, 2, 23 * 60_000));
        (await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default)).Items.Count.ShouldBe(10);
        (await person.AnswerAsync(person.Response(0, 0))).RefusedThrough.ShouldBeNull();
        (await person.SubmitAsync()).Receipt.Answered.ShouldBe(1);
    }

    [Fact]
    public async Task the_ledger_tells_both_sections_and_the_break_in_words()
    {
        var person = await Person.SittingAsync(exam, exam.Timed);
        exam.Clock.Advance(Duration.FromMinutes(4));
        await person.Client.PostAsync<SittingClockView>($"{person.Api}/sections/end", new EndSection(Person.Device, 1, 1, 0), default);
        exam.Clock.Advance(Duration.FromMinutes(1));
        await person.Client.PostAsync<SittingClockView>($"{person.Api}/sections/begin", new BeginSection(Person.Device, 1, 2), default);
        exam.Clock.Advance(Duration.FromSeconds(48));
        var why = await person.Client.GetAsync<ClockExplanation>($"{person.Api}/clock/why", default);
        why.Entries.Select(e => e.Words).ShouldBe(["The exam began", "The section “Part one” began with 10 minutes", "The clock was stopped: scheduled break",
            "The clock went on", "The section “Part two” began with 20 minutes"]);
        (why.Allowed, why.Used, why.TimeLeft).ShouldBe((1_200_000, 48_000, 1_152_000));
    }

    private async Task SendAsync(object message)
    {
        await using var scope = exam.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message);
    }
}
