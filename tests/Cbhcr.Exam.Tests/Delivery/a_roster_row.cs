using Cbhcr.Exam.Delivery;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>The cause, in the words a proctor reads, and who comes first.</summary>
public sealed class a_roster_row
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 23, 15, 0);
    private static readonly Guid Id = new("01900000-0000-7000-8000-00000000ab12");
    private static readonly Sitting Scheduled = Sitting.Create(new(Id, Id, Id, Id, "hash", "CBHCR-I", "Room", Nine, Nine + Duration.FromHours(8), 5400, 10, true, Id, Nine));
    private static readonly Sitting Arrived = Sitting.Apply(new CandidateArrived(Nine), Scheduled);
    private static readonly Sitting CheckedIn = Sitting.Apply(new IdentityChecked("known-in-person", Id, Nine), Arrived);
    private static readonly Sitting Admitted = Sitting.Apply(new CandidateAdmitted(Id, Nine), CheckedIn);
    private static readonly Sitting Started = Sitting.Apply(new SittingStarted("d", 1, "00", Nine), Sitting.Apply(new AgreementAccepted("1", Nine), Admitted));
    private static readonly Sitting Answered = Sitting.Apply(
        new ResponsesRecorded(1, [new(Id, 87, 3, Id, 1, "A", "ABCD", Nine, 10)], "hash", At(4)), Started);

    private static Instant At(double minutes) => Nine + Duration.FromMinutes(minutes);

    private static Contact Heard(double minute) => new(At(minute), Nine);

    private static (RosterGroup, string) Of(Sitting sitting, double minute, Contact? contact = null)
    {
        var row = RosterRow.Of(sitting, "Ana", contact ?? Contact.Unknown, At(minute));
        return (row.Group, row.Cause);
    }

    [Fact]
    public void says_who_is_at_the_door_and_for_how_long()
    {
        Of(Scheduled, 3).ShouldBe((RosterGroup.Waiting, "Not here yet"));
        Of(Arrived, 0.5).ShouldBe((RosterGroup.NeedsYou, "Waiting at the door: check identity"));
        Of(Arrived, 3).ShouldBe((RosterGroup.NeedsYou, "Waiting at the door for 3 min: check identity"));
        Of(CheckedIn, 3).ShouldBe((RosterGroup.Waiting, "Identity checked: admit"));
    }

    [Fact]
    public void says_what_an_admitted_candidate_does_and_who_came_too_late()
    {
        Of(Admitted, 3).ShouldBe((RosterGroup.Waiting, "Reading the agreement"));
        Of(Sitting.Apply(new AgreementAccepted("1", Nine), Admitted), 3).ShouldBe((RosterGroup.Waiting, "Agreed: practising or ready to start"));
        Of(Admitted, 3, Heard(1)).ShouldBe((RosterGroup.Waiting, "Reading the agreement; connection lost 2 min ago"));
        Of(Admitted, 8 * 60 + 1).ShouldBe((RosterGroup.NeedsYou, "Cannot start: the window has closed"));
    }

    [Fact]
    public void tells_a_lost_connection_from_one_that_is_not_known()
    {
        Of(Answered, 7, Heard(5)).ShouldBe((RosterGroup.NeedsYou, "Connection lost 2 min ago, last saved answer 87"));
        Of(Answered, 4.8, Heard(4)).ShouldBe((RosterGroup.NeedsYou, "Connection lost just now, last saved answer 87"));
        Of(Started, 4, Heard(1)).ShouldBe((RosterGroup.NeedsYou, "Connection lost 3 min ago, no answer saved yet"));
        Of(Answered, 7, Contact.Unknown).ShouldBe((RosterGroup.AtWork, "Working"));
    }

    [Fact]
    public void counts_silence_only_while_somebody_listened()
    {
        var afterARestart = new Contact(At(4), WatchedSince: At(7));
        Of(Answered, 7.2, afterARestart).ShouldBe((RosterGroup.AtWork, "Working"));
        Of(Answered, 8, afterARestart).ShouldBe((RosterGroup.NeedsYou, "Connection lost 4 min ago, last saved answer 87"));
        Of(Answered, 8, new Contact(At(7.9), At(7))).ShouldBe((RosterGroup.AtWork, "Working"));
    }

    [Fact]
    public void says_who_has_not_answered_for_long_and_whether_the_connection_holds()
    {
        Of(Answered, 9, Heard(8.9)).Item1.ShouldBe(RosterGroup.AtWork);
        Of(Answered, 10, Heard(9.9)).ShouldBe((RosterGroup.NeedsYou, "No answer for 6 min, connected"));
        Of(Answered, 10).ShouldBe((RosterGroup.NeedsYou, "No answer for 6 min"));
        Of(Answered, 100.5, Heard(5)).ShouldBe((RosterGroup.AtWork, "Time is up; ending"));
    }

    [Fact]
    public void says_why_a_clock_stands()
    {
        Of(Sitting.Apply(new SittingPaused("candidate-unwell", Id, At(5)), Answered), 9).ShouldBe((RosterGroup.NeedsYou, "Clock stopped 4 min ago: candidate unwell"));
        Of(Sitting.Apply(new SittingPaused("scheduled-break", Id, At(5)), Answered), 9).ShouldBe((RosterGroup.Waiting, "On a break for 4 min"));
        Of(Sitting.Apply(new SittingPaused("technical-problem", Id, At(5)), Answered), 5 + 65).Item2.ShouldBe("Clock stopped 1 h 5 min ago: technical problem");
    }

    [Fact]
    public void counts_down_while_the_clock_runs_and_stands_while_it_is_stopped()
    {
        var running = RosterRow.Of(Answered, "Ana", Contact.Unknown, At(10));
        (running.Until, running.Left, running.TimeLeft(At(10))).ShouldBe((At(90), null, "1:20:00"));
        RosterRow.Of(Answered, "Ana", Contact.Unknown, At(4.5)).Until.ShouldBe(running.Until, "a row does not change because time goes by");
        var stopped = RosterRow.Of(Sitting.Apply(new SittingPaused("other", Id, At(50)), Answered), "Ana", Contact.Unknown, At(60));
        (stopped.Until, stopped.Left, stopped.TimeLeft(At(60))).ShouldBe((null, 2400, "40:00"));
        RosterRow.Of(Admitted, "Ana", Contact.Unknown, At(1)).ShouldSatisfyAllConditions(r => r.Answered.ShouldBeNull(), r => r.TimeLeft(At(1)).ShouldBe(""));
    }

    [Fact]
    public void marks_time_that_was_added()
    {
        RosterRow.Of(Answered, "Ana", Contact.Unknown, At(5)).Marks.ShouldBeNull();
        RosterRow.Of(Sitting.Apply(new TimeAdjusted(300, "outage-credit", Id, At(5)), Answered), "Ana", Contact.Unknown, At(5)).Marks.ShouldBe("5 min added");
        RosterRow.Of(Answered with { Variants = [SittingVariants.LargeText] }, "Ana", Contact.Unknown, At(5)).Marks.ShouldBeNull();
        RosterRow.Of(Answered with { Variants = [SittingVariants.TextEdition] }, "Ana", Contact.Unknown, At(5)).Marks.ShouldBe("a copy beside the screen");
    }

    [Fact]
    public void stands_where_its_cause_puts_it_and_then_by_name()
    {
        var rows = new (string Name, Sitting Sitting, Contact Contact)[]
        {
            ("done", Sitting.Apply(new SittingSubmitted(1, 1, "h", At(6)), Answered), Contact.Unknown), ("b works", Answered, Heard(7)), ("A works", Answered, Heard(7)),
            ("not here", Scheduled, Contact.Unknown), ("ready", CheckedIn, Contact.Unknown), ("unwell", Sitting.Apply(new SittingPaused("other", Id, At(5)), Answered), Contact.Unknown),
            ("at the door", Arrived, Contact.Unknown), ("lost", Answered, Heard(5)),
        };
        RosterBoard.InOrder(rows.Select(r => RosterRow.Of(r.Sitting, r.Name, r.Contact, At(7)))).Select(r => r.Name)
            .ShouldBe(["lost", "at the door", "unwell", "ready", "not here", "A works", "b works", "done"]);
    }

    [Fact]
    public void is_sent_again_only_when_it_has_changed()
    {
        var changes = new RosterChanges();
        RosterRow Row(Sitting sitting, double minute) => RosterRow.Of(sitting, "Ana", Contact.Unknown, At(minute));
        var first = changes.Next([Row(Answered, 5)], 0, At(5))!;
        (first.Full, first.Rows.Single().Name).ShouldBe((true, "Ana"));
        changes.Next([Row(Answered, 5.02)], 0, At(5.02)).ShouldBeNull();
        var second = changes.Next([Row(Sitting.Apply(new SittingPaused("other", Id, At(5)), Answered), 5.04)], 0, At(5.04))!;
        (second.Full, second.Rows.Single().Name, second.Rows.Single().Cause).ShouldBe((false, null, "Clock stopped just now: other"));
        changes.Next([], 2, At(5.06))!.Gone.ShouldBe([Id]);
        changes.Next([], 2, At(5.07)).ShouldBeNull();
        changes.Next([], 2, At(5.3))!.Rows.ShouldBeEmpty("a quiet room says that it is alive");
    }
}
