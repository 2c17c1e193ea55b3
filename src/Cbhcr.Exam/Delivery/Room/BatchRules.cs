using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>What is to become of a sitting: why nothing, or the events and the state after them.</summary>
public sealed record BatchDecision(string? Refusal, IReadOnlyList<object> Events, Sitting After)
{
    /// <summary>A new end of the time allowed needs a new look at it when it comes.</summary>
    public bool MovesTheEnd => After.Clock.IsRunning && Events.Any(e => e is SittingResumed or TimeAdjusted);
}

/// <summary>The rules of the single actions, applied to one sitting of a batch, and the way back from each.</summary>
public static class BatchRules
{
    public const string Admit = "admit", Pause = "pause", Resume = "resume", Extend = "extend";
    public const string UndoneReason = "undone";

    public static IReadOnlyList<string> Actions { get; } = [Admit, Pause, Resume, Extend];

    public static BatchDecision Decide(string action, int seconds, string? reason, Sitting sitting, Guid by, Instant now) => action switch
    {
        Admit when Why(AdmitCandidateEndpoint.Validate(sitting, now)) is { } why => Refused(sitting, why),
        Admit => Done(sitting, new CandidateAdmitted(by, now)),
        Pause when Why(PauseSittingEndpoint.Validate(new(reason ?? ""), sitting)) is { } why => Refused(sitting, why),
        Pause => Done(sitting, new SittingPaused(reason!, by, now)),
        Resume when Why(ResumeSittingEndpoint.Validate(sitting)) is { } why => Refused(sitting, why),
        Resume => Done(sitting, new SittingResumed(by, now)),
        _ when Why(AdjustTimeEndpoint.Validate(new(seconds, reason ?? ""), sitting)) is { } why => Refused(sitting, why),
        _ => Done(sitting, new TimeAdjusted(seconds, reason!, by, now)),
    };

    /// <summary>
    /// Puts the sitting where it would stand, when nothing has happened to it since. A pause cost no time. What ran off after a resume by
    /// mistake is given back. Added time is taken back only as far as there is time left: the one case in which time is taken from a
    /// running clock.
    /// </summary>
    public static BatchDecision Undo(BatchStep step, Sitting sitting, Guid by, Instant now)
    {
        if (now - step.At > BatchStep.MayBeUndoneFor) return Refused(sitting, "More than a minute has passed.");
        if (sitting.IsOver) return Refused(sitting, "The sitting is over.");
        var (last, adjusted) = (sitting.Clock.Entries.LastOrDefault(e => e.Kind != "adjust"), sitting.Clock.Entries.Any(e => e.Kind == "adjust" && e.At == step.At && e.Seconds == step.Seconds));
        return step.Action switch
        {
            Admit when sitting.Status != SittingStatus.Admitted || sitting.AgreementAcceptedAt is not null => Refused(sitting, "The candidate has agreed or started already."),
            Admit => Done(sitting, new AdmissionWithdrawn(by, now)),
            Pause when last is not { Kind: "pause" } || last.At != step.At => Refused(sitting, "The clock runs again already."),
            Pause => Done(sitting, new SittingResumed(by, now)),
            Resume when last is not { Kind: "resume" } || last.At != step.At => Refused(sitting, "The clock was stopped again already."),
            Resume => Done(sitting, new SittingPaused(sitting.Clock.Entries.Last(e => e.Kind == "pause").Reason ?? "other", by, now), new TimeAdjusted(RanOff(now - step.At), UndoneReason, by, now)),
            _ when !adjusted => Refused(sitting, "No such time was added."),
            _ when sitting.TimeLeft(now) < Duration.FromSeconds(step.Seconds) => Refused(sitting, "The candidate is using the added time already."),
            _ => Done(sitting, new TimeAdjusted(-step.Seconds, UndoneReason, by, now)),
        };
    }

    // Whole seconds, up: nobody loses by a mistake of ours.
    private static int RanOff(Duration time) => (int)Math.Ceiling(time.TotalSeconds);

    private static BatchDecision Refused(Sitting sitting, string why) => new(why, [], sitting);

    private static BatchDecision Done(Sitting sitting, params object[] events) => new(null, events, events.Aggregate(sitting, (s, e) => e switch
    {
        CandidateAdmitted admitted => Sitting.Apply(admitted, s),
        AdmissionWithdrawn withdrawn => Sitting.Apply(withdrawn, s),
        SittingPaused paused => Sitting.Apply(paused, s),
        SittingResumed resumed => Sitting.Apply(resumed, s),
        TimeAdjusted adjusted => Sitting.Apply(adjusted, s),
        _ => s,
    }));

    private static string? Why(ProblemDetails problem) => problem.Status is null ? null : problem.Detail;
}
