using Cbhcr.Exam.Delivery;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>What a batch does to one sitting, and the way back.</summary>
public sealed class a_batch_rule
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 23, 15, 0);
    private static readonly Guid Id = new("01900000-0000-7000-8000-00000000ab12");
    private static readonly Sitting CheckedIn = Sitting.Apply(new IdentityChecked("known-in-person", Id, Nine),
        Sitting.Create(new(Id, Id, Id, Id, "hash", "CBHCR-I", "Room", Nine, Nine + Duration.FromHours(8), 600, 10, true, Id, Nine)));
    private static readonly Sitting Started = Sitting.Apply(new SittingStarted("d", 1, "00", Nine),
        Sitting.Apply(new AgreementAccepted("1", Nine), Sitting.Apply(new CandidateAdmitted(Id, Nine), CheckedIn)));

    private static Instant At(double seconds) => Nine + Duration.FromSeconds(seconds);

    private static (Sitting After, BatchStep Step) Do(string action, Sitting sitting, double at, int seconds = 0, string? reason = null)
    {
        var decision = BatchRules.Decide(action, seconds, reason, sitting, Id, At(at));
        decision.Refusal.ShouldBeNull();
        return (decision.After, new(Id, Id, Id, Id, action, seconds, null, Id, At(at), false, null));
    }

    [Fact]
    public void refuses_in_words_what_the_single_action_would_refuse()
    {
        BatchRules.Decide("admit", 0, null, Started, Id, At(5)).Refusal.ShouldBe("Check the candidate's identity first; admit once.");
        BatchRules.Decide("pause", 0, "other", CheckedIn, Id, At(5)).Refusal.ShouldBe("Only a sitting in progress can be paused.");
        BatchRules.Decide("resume", 0, null, Started, Id, At(5)).Refusal.ShouldBe("Only a paused sitting can be resumed.");
    }

    [Fact]
    public void a_pause_undone_has_cost_nothing()
    {
        var (paused, step) = Do("pause", Started, 100, reason: "other");
        var undone = BatchRules.Undo(step, paused, Id, At(130.4));
        undone.Events.ShouldHaveSingleItem().ShouldBe(new SittingResumed(Id, At(130.4)));
        undone.MovesTheEnd.ShouldBeTrue();
        undone.After.TimeLeft(At(130.4)).ShouldBe(Duration.FromSeconds(500));
    }

    [Fact]
    public void a_resume_undone_pauses_again_and_gives_back_what_ran_off()
    {
        var paused = Sitting.Apply(new SittingPaused("candidate-unwell", Id, At(100)), Started);
        var (resumed, step) = Do("resume", paused, 200);
        var undone = BatchRules.Undo(step, resumed, Id, At(230.4));
        undone.Events.ShouldBe([new SittingPaused("candidate-unwell", Id, At(230.4)), new TimeAdjusted(31, "undone", Id, At(230.4))]);
        undone.After.TimeLeft(At(300)).ShouldBe(Duration.FromSeconds(500.6), "whole seconds, in favour of the candidate");
    }

    [Fact]
    public void an_extension_undone_is_taken_back_unless_it_is_in_use()
    {
        var (extended, step) = Do("extend", Started, 580, seconds: 300, reason: "outage-credit");
        var undone = BatchRules.Undo(step, extended, Id, At(590));
        undone.Events.ShouldHaveSingleItem().ShouldBe(new TimeAdjusted(-300, "undone", Id, At(590)));
        undone.After.TimeLeft(At(590)).ShouldBe(Duration.FromSeconds(10));
        BatchRules.Undo(step, extended, Id, At(601)).Refusal.ShouldBe("The candidate is using the added time already.");
    }

    [Fact]
    public void an_admission_undone_waits_to_be_admitted_again_unless_there_was_an_agreement()
    {
        var (admitted, step) = Do("admit", CheckedIn, 10);
        BatchRules.Undo(step, admitted, Id, At(20)).After.ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SittingStatus.CheckedIn), s => s.AdmittedBy.ShouldBeNull());
        BatchRules.Undo(step, Sitting.Apply(new AgreementAccepted("1", At(15)), admitted), Id, At(20)).Refusal.ShouldBe("The candidate has agreed or started already.");
    }

    [Fact]
    public void nothing_is_undone_after_a_minute_or_when_something_has_happened_since()
    {
        var (paused, step) = Do("pause", Started, 100, reason: "other");
        BatchRules.Undo(step, paused, Id, At(161)).Refusal.ShouldBe("More than a minute has passed.");
        BatchRules.Undo(step, Sitting.Apply(new SittingResumed(Id, At(110)), paused), Id, At(120)).Refusal.ShouldBe("The clock runs again already.");
        BatchRules.Undo(step, Sitting.Apply(new SittingTerminated("candidate-left", Id, At(110)), paused), Id, At(120)).Refusal.ShouldBe("The sitting is over.");
    }
}
