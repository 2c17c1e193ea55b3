using System.Numerics;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

public enum SittingStatus
{
    Scheduled,
    CheckedIn,
    Admitted,
    InProgress,
    Paused,
    Submitted,
    Expired,
    Terminated,
}

/// <summary>
/// The hot state of a sitting: status, clock, fence and last sequence. Answers are not in it, so that saving one costs the same
/// whether it is the first or the thousandth (architecture: small hot state).
/// </summary>
public sealed partial record Sitting
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid ProgrammeId { get; init; }
    public Guid CandidateId { get; init; }
    public Guid FormId { get; init; }
    public string FormHash { get; init; } = "";
    public string LevelCode { get; init; } = "";
    public string Room { get; init; } = "";
    public Instant Opens { get; init; }
    public Instant Closes { get; init; }
    public bool Demonstration { get; init; }
    public SittingStatus Status { get; init; }
    public bool Arrived { get; init; }
    public Instant? ArrivedAt { get; init; }
    public Guid? IdentityCheckedBy { get; init; }
    public Guid? AdmittedBy { get; init; }
    public Instant? AgreementAcceptedAt { get; init; }
    public string? DeviceId { get; init; }
    public int Fence { get; init; }
    public string? PresentationSeed { get; init; }
    public SittingClock Clock { get; init; } = SittingClock.Unset;
    public int LastSequence { get; init; }
    public string ReceiptHash { get; init; } = "";
    /// <summary>Bit p is set when the question at position p has an answer; a whole number as text.</summary>
    public string AnsweredMask { get; init; } = "0";
    public Instant? LastReceivedAt { get; init; }
    public Instant? EndedAt { get; init; }
    public Instant? AdmittedAt { get; init; }
    /// <summary>How long after admission the agreement may be accepted; null for as long as the window is open.</summary>
    public int? AgreementSeconds { get; init; }
    public bool Calculator { get; init; }
    public IReadOnlyList<SittingSection> Sections { get; init; } = [];
    /// <summary>The section the candidate is in, counted from 0.</summary>
    public int Section { get; init; }
    /// <summary>Set while the candidate is on a scheduled break.</summary>
    public Instant? BreakEndsAt { get; init; }
    /// <summary>Another device that asks to go on.</summary>
    public string? AskingDevice { get; init; }
    /// <summary>The highest sequence number that was refused and kept as evidence.</summary>
    public int RefusedThrough { get; init; }

    public int Observations { get; init; }
    public LastObservation? LastObservation { get; init; }
    public bool ExemptFromLockdown { get; init; }
    /// <summary>The remote proctoring tool that said that it watches.</summary>
    public Guid? RemoteProctor { get; init; }

    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Nobody has seen anything of its form.</summary>
    public bool HasNotBegun => Status is SittingStatus.Scheduled or SittingStatus.CheckedIn or SittingStatus.Admitted;

    public bool IsOver => Status is SittingStatus.Submitted or SittingStatus.Expired or SittingStatus.Terminated;

    /// <summary>Everything up to this number has been dealt with: stored, or refused and kept as evidence.</summary>
    public int SequenceSeen => Math.Max(LastSequence, RefusedThrough);

    public int Answered => (int)BigInteger.PopCount(Mask);

    private BigInteger Mask => BigInteger.Parse(AnsweredMask, System.Globalization.CultureInfo.InvariantCulture);

    public Duration TimeLeft(Instant now) => Clock.TimeLeft(now);

    /// <summary>Nothing that arrives after this is taken, whatever the browser's clock says.</summary>
    public bool IsPastGrace(Instant now) => Clock.IsRunning && now > Clock.Deadline(now) + Duration.FromSeconds(Clock.LateGraceSeconds);

    public bool IsLate(Instant now) => Clock.IsRunning && now > Clock.Deadline(now);

    /// <summary>When the agreement can no longer be accepted without the proctor.</summary>
    public Instant? AgreementExpiresAt => AgreementSeconds is { } s && AdmittedAt is { } at && AgreementAcceptedAt is null ? at + Duration.FromSeconds(s) : null;

    public bool HasNextSection => Section + 1 < Sections.Count;

    /// <summary>Whether the question at this position can be seen and answered now: in this section, or in one before it that stays open.</summary>
    public bool IsOpen(int position)
    {
        if (Sections.Count == 0) return true;
        var first = Section;
        while (first > 0 && Sections[first - 1] is { MayReturn: true, AllowedSeconds: null }) first--;
        return position >= Sections[first].First && position <= Sections[Section].Last;
    }

    public bool IsOpenFor(Instant now) => now >= Opens && now <= Closes;

    public static Sitting Create(SittingScheduled e) => new()
    {
        Id = e.SittingId, ProgrammeId = e.ProgrammeId, CandidateId = e.CandidateId, FormId = e.FormId, FormHash = e.FormHash, LevelCode = e.LevelCode, Room = e.Room,
        Opens = e.Opens, Closes = e.Closes, Demonstration = e.Demonstration, Status = SittingStatus.Scheduled, ReceiptHash = Receipt.Start(e.SittingId),
        Clock = SittingClock.Allowing(e.TimeAllowedSeconds, e.LateGraceSeconds), Sections = e.Sections ?? [], AgreementSeconds = e.AgreementSeconds, Calculator = e.Calculator ?? false,
        Variants = e.Variants ?? [],
    };

    public static Sitting Apply(SittingFormChanged e, Sitting s) => s with { FormId = e.FormId, FormHash = e.FormHash };

    public static Sitting Apply(CandidateArrived e, Sitting s) => s with { Arrived = true, ArrivedAt = e.ArrivedAt };

    public static Sitting Apply(IdentityChecked e, Sitting s) => s with { Status = SittingStatus.CheckedIn, IdentityCheckedBy = e.CheckedBy };

    public static Sitting Apply(CandidateAdmitted e, Sitting s) => s with { Status = SittingStatus.Admitted, AdmittedBy = e.AdmittedBy, AdmittedAt = e.AdmittedAt };

    public static Sitting Apply(AdmissionWithdrawn _, Sitting s) => s with { Status = SittingStatus.CheckedIn, AdmittedBy = null };

    public static Sitting Apply(AgreementAccepted e, Sitting s) => s with { AgreementAcceptedAt = e.AcceptedAt };

    public static Sitting Apply(SittingStarted e, Sitting s) => s with
    {
        Status = SittingStatus.InProgress, DeviceId = e.DeviceId, Fence = e.Fence, PresentationSeed = e.PresentationSeed,
        Clock = Begin(s.Clock.Start(e.StartedAt), s.Sections, 0, e.StartedAt, s.Clock.Entries.Where(x => x.Kind == "adjust").Sum(x => x.Seconds)),
    };

    public static Sitting Apply(ResponsesRecorded e, Sitting s)
    {
        var mask = s.Mask;
        foreach (var r in e.Responses) mask = r.IsAnswer ? mask | (BigInteger.One << r.Position) : mask & ~(BigInteger.One << r.Position);
        return s with { LastSequence = e.Responses[^1].Sequence, ReceiptHash = e.ReceiptHash, AnsweredMask = mask.ToString(System.Globalization.CultureInfo.InvariantCulture),
            LastReceivedAt = e.ReceivedAt };
    }

    public static Sitting Apply(LateResponsesRefused e, Sitting s) => s with { RefusedThrough = e.Responses[^1].Sequence };

    public static Sitting Apply(DeviceChangeRequested e, Sitting s) => s with { AskingDevice = e.DeviceId };

    public static Sitting Apply(DeviceTakenOver e, Sitting s) => s with { DeviceId = e.DeviceId, Fence = e.Fence, AskingDevice = null };

    public static Sitting Apply(SectionEnded e, Sitting s) => s.Sections[e.Section].BreakSeconds is > 0 and var pause
        ? s with { Status = SittingStatus.Paused, Clock = s.Clock.Pause(e.EndedAt, "scheduled-break"), BreakEndsAt = e.EndedAt + Duration.FromSeconds(pause) }
        : s;

    public static Sitting Apply(SectionBegun e, Sitting s) => s with
    {
        Status = SittingStatus.InProgress, Section = e.Section, BreakEndsAt = null,
        Clock = Begin(s.Clock.IsRunning ? s.Clock : s.Clock.Resume(e.BegunAt), s.Sections, e.Section, e.BegunAt, 0),
    };

    public static Sitting Apply(OutageCredited e, Sitting s) => e.Seconds == 0 ? s with { } : s with { Clock = s.Clock.Adjust(e.Seconds, e.CreditedAt, "outage-credit") };

    private static SittingClock Begin(SittingClock clock, IReadOnlyList<SittingSection> sections, int section, Instant at, int extraSeconds) =>
        section < sections.Count && sections[section].AllowedSeconds is { } seconds ? clock.Section(at, seconds + extraSeconds, sections[section].Name) : clock;

    public static Sitting Apply(ObservationsRecorded e, Sitting s) => s with
    {
        Observations = s.Observations + e.Observations.Count, LastObservation = new(e.Observations[^1].Kind, e.Observations[^1].At),
    };

    public static Sitting Apply(Proctoring.RemoteProctoringStarted e, Sitting s) => s with { RemoteProctor = e.ToolId };

    public static Sitting Apply(LockdownExempted _, Sitting s) => s with { ExemptFromLockdown = true };

    public static Sitting Apply(SittingPaused e, Sitting s) => s with { Status = SittingStatus.Paused, Clock = s.Clock.Pause(e.PausedAt, e.Reason) };

    public static Sitting Apply(SittingResumed e, Sitting s) => s with { Status = SittingStatus.InProgress, Clock = s.Clock.Resume(e.ResumedAt) };

    public static Sitting Apply(TimeAdjusted e, Sitting s) => s with { Clock = s.Clock.Adjust(e.Seconds, e.AdjustedAt, e.Reason) };

    public static Sitting Apply(SittingSubmitted e, Sitting s) => s with { Status = SittingStatus.Submitted, EndedAt = e.SubmittedAt, Clock = s.Clock.Stop(e.SubmittedAt) };

    public static Sitting Apply(SittingExpired e, Sitting s) => s with { Status = SittingStatus.Expired, EndedAt = e.ExpiredAt, Clock = s.Clock.Stop(e.ExpiredAt) };

    public static Sitting Apply(SittingTerminated e, Sitting s) => s with { Status = SittingStatus.Terminated, EndedAt = e.TerminatedAt, BreakEndsAt = null, Clock = s.Clock.Stop(e.TerminatedAt) };
}
