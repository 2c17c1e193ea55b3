using Cbhcr.Exam.Delivery;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

public class an_incident
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 15, 0);
    private static readonly Instant Due = Now + Duration.FromDays(14);
    private static readonly Guid Proctor = Id(1), Officer = Id(2), Second = Id(3), Candidate = Id(4), It = Id(9);

    [Fact]
    public void that_is_serious_holds_the_result_until_a_person_has_decided()
    {
        var sitting = With(Serious());
        sitting.Incident(It)!.HoldsResult.ShouldBeTrue();
        sitting.OpenIncidents.ShouldBe(1);
        sitting = With(Serious(), new IncidentDecided(It, "score-stands-with-note", "other-rule-broken", Officer, Now, Due));
        (sitting.Incident(It)!.HoldsResult, sitting.Incident(It)!.VoidsScore, sitting.OpenIncidents).ShouldBe((false, false, 0));
    }

    [Theory, InlineData("note", 0), InlineData("minor", 1)]
    public void that_is_not_serious_holds_nothing(string severity, int open)
    {
        var sitting = With(new IncidentReported(It, "talking", severity, Proctor, Now, null));
        (sitting.Incident(It)!.HoldsResult, sitting.OpenIncidents).ShouldBe((false, open));
        Code(sitting.Incident(It)!.Decide("no-action", Officer, sitting, Now)).ShouldBe("not-serious");
        Code(sitting.Incident(It)!.GiveStatement(Now)).ShouldBe("not-serious");
    }

    [Fact]
    public void that_is_minor_is_reviewed_once_and_may_turn_out_to_be_serious()
    {
        var sitting = With(new IncidentReported(It, "talking", "minor", Proctor, Now, null));
        sitting.Incident(It)!.Review(Officer, sitting).Status.ShouldBeNull();
        With(new IncidentReported(It, "talking", "minor", Proctor, Now, null), new IncidentReviewed(It, "minor", Officer, Now, null)).OpenIncidents.ShouldBe(0);
        sitting = With(new IncidentReported(It, "talking", "minor", Proctor, Now, null), new IncidentReviewed(It, "serious", Officer, Now, Due));
        (sitting.Incident(It)!.HoldsResult, sitting.Incident(It)!.StatementDue).ShouldBe((true, Due));
        Code(sitting.Incident(It)!.Review(Officer, sitting)).ShouldBe("serious");
    }

    [Fact]
    public void is_not_decided_against_a_candidate_who_may_still_speak()
    {
        var sitting = With(Serious());
        var incident = sitting.Incident(It)!;
        Code(incident.Decide("score-void", Officer, sitting, Due - Duration.Epsilon)).ShouldBe("statement-awaited");
        incident.Decide("no-action", Officer, sitting, Now).Status.ShouldBeNull();
        incident.Decide("score-void", Officer, sitting, Due).Status.ShouldBeNull();
        var heard = With(Serious(), new StatementGiven(It, Id(20), Candidate, Now));
        heard.Incident(It)!.Decide("score-void", Officer, heard, Now).Status.ShouldBeNull();
        Code(heard.Incident(It)!.GiveStatement(Now)).ShouldBe("statement-given");
    }

    [Fact]
    public void is_not_decided_by_who_supervised_or_reported()
    {
        var sitting = With(new IdentityChecked("known-in-person", Officer, Now), new CandidateAdmitted(Second, Now), Serious());
        foreach (var involved in new[] { Officer, Second, Proctor })
            (sitting.Incident(It)!.Decide("no-action", involved, sitting, Now).Status, Code(sitting.Incident(It)!.Decide("no-action", involved, sitting, Now)))
                .ShouldBe((403, "impartiality-conflict"));
        sitting.Incident(It)!.Decide("no-action", Id(5), sitting, Now).Status.ShouldBeNull();
    }

    [Fact]
    public void takes_a_statement_until_the_time_is_over()
    {
        var incident = With(Serious()).Incident(It)!;
        incident.GiveStatement(Due - Duration.Epsilon).Status.ShouldBeNull();
        Code(incident.GiveStatement(Due)).ShouldBe("too-late");
    }

    [Fact]
    public void is_appealed_once_in_time_and_heard_by_another_person()
    {
        var decided = With(Serious(), new IncidentDecided(It, "score-void", "content-was-copied", Officer, Now, Due));
        var incident = decided.Incident(It)!;
        (incident.VoidsScore, incident.IsOpen).ShouldBe((true, false));
        incident.Appeal(Due - Duration.Epsilon).Status.ShouldBeNull();
        Code(incident.Appeal(Due)).ShouldBe("too-late");
        Code(incident.DecideAppeal(Second, decided)).ShouldBe("not-appealed");
        var appealed = With(Serious(), new IncidentDecided(It, "score-void", "content-was-copied", Officer, Now, Due), new DecisionAppealed(It, Id(21), Candidate, Now));
        appealed.OpenIncidents.ShouldBe(1);
        Code(appealed.Incident(It)!.Appeal(Now)).ShouldBe("appealed");
        Code(appealed.Incident(It)!.DecideAppeal(Officer, appealed)).ShouldBe("impartiality-conflict");
        Code(appealed.Incident(It)!.DecideAppeal(Proctor, appealed)).ShouldBe("impartiality-conflict");
        appealed.Incident(It)!.DecideAppeal(Second, appealed).Status.ShouldBeNull();
    }

    [Theory, InlineData("upheld", true), InlineData("overturned", false)]
    public void keeps_its_effect_unless_the_appeal_is_won(string outcome, bool isVoid) =>
        With(Serious(), new IncidentDecided(It, "score-void", "content-was-copied", Officer, Now, Due), new DecisionAppealed(It, Id(21), Candidate, Now), new AppealDecided(It, outcome, Second, Now))
            .Incident(It)!.VoidsScore.ShouldBe(isVoid);

    [Fact]
    public void without_consequence_cannot_be_appealed() =>
        Code(With(Serious(), new IncidentDecided(It, "no-action", "not-shown", Officer, Now, Due)).Incident(It)!.Appeal(Now)).ShouldBe("nothing-to-appeal");

    [Fact]
    public void counts_whole_days_by_the_programmes_clock()
    {
        var chicago = DateTimeZoneProviders.Tzdb["America/Chicago"];
        Incident.DueAfter(14, chicago, Now).ShouldBe(new LocalDateTime(2026, 12, 8, 0, 0).InZoneStrictly(chicago).ToInstant());
        ThreadWords.Last(Incident.DueAfter(14, chicago, Now), chicago).ShouldBe("7 December 2026");
    }

    private static IncidentReported Serious() => new(It, "forbidden-material", "serious", Proctor, Now, Due);

    private static string? Code(ProblemDetails problem) => problem.Extensions.TryGetValue("code", out var code) ? code as string : null;

    private static Sitting With(params object[] events) => events.Aggregate(
        Sitting.Create(new(Id(10), Id(11), Candidate, Id(12), "", "CBHCR-I", "Room 1", Now, Due, 5400, 10, true, Officer, Now)), (s, e) => e switch
        {
            IdentityChecked x => Sitting.Apply(x, s),
            CandidateAdmitted x => Sitting.Apply(x, s),
            IncidentReported x => Sitting.Apply(x, s),
            IncidentReviewed x => Sitting.Apply(x, s),
            StatementGiven x => Sitting.Apply(x, s),
            IncidentDecided x => Sitting.Apply(x, s),
            DecisionAppealed x => Sitting.Apply(x, s),
            AppealDecided x => Sitting.Apply(x, s),
            _ => throw new ArgumentOutOfRangeException(nameof(events)),
        });

    private static Guid Id(int number) => new($"01900000-0000-7000-8000-{number:000000000000}");
}
