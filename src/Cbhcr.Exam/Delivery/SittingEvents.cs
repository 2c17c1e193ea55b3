using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>A seat for one candidate with one published form. Times in the event are instants; durations are whole seconds.</summary>
public sealed record SittingScheduled(
    Guid SittingId, Guid ProgrammeId, Guid CandidateId, Guid FormId, string FormHash, string LevelCode, string Room, Instant Opens, Instant Closes,
    int TimeAllowedSeconds, int LateGraceSeconds, bool Demonstration, Guid ScheduledBy, Instant ScheduledAt);

/// <summary>The candidate opened the sitting with an admission code and waits.</summary>
public sealed record CandidateArrived(Instant ArrivedAt);

public sealed record IdentityChecked(string Method, Guid CheckedBy, Instant CheckedAt);

public sealed record CandidateAdmitted(Guid AdmittedBy, Instant AdmittedAt);

/// <summary>A proctor took an admission back within a minute, before anything was agreed to.</summary>
public sealed record AdmissionWithdrawn(Guid WithdrawnBy, Instant WithdrawnAt);

public sealed record AgreementAccepted(string AgreementVersion, Instant AcceptedAt);

/// <summary>The clock starts. The seed fixes the order of options and their opaque names; it stays on the server.</summary>
public sealed record SittingStarted(string DeviceId, int Fence, string PresentationSeed, Instant StartedAt);

/// <summary>One change of an answer, bound to what was shown.</summary>
/// <param name="OptionId">The item version's own option id; null when the answer was cleared.</param>
/// <param name="OptionsShown">The item version's option ids in the order the candidate saw them, for example "CADB".</param>
/// <param name="TimeOnItem">Milliseconds this item was in view so far.</param>
public sealed record RecordedResponse(
    Guid ResponseId, int Sequence, int Position, Guid ItemId, int ContentVersion, string? OptionId, string OptionsShown, Instant ClientTime, long TimeOnItem);

/// <param name="ReceiptHash">The running hash after the last of these responses; see <see cref="Receipt"/>.</param>
public sealed record ResponsesRecorded(int Fence, IReadOnlyList<RecordedResponse> Responses, string ReceiptHash, Instant ReceivedAt);

public sealed record SittingPaused(string Reason, Guid PausedBy, Instant PausedAt);

public sealed record SittingResumed(Guid ResumedBy, Instant ResumedAt);

public sealed record TimeAdjusted(int Seconds, string Reason, Guid AdjustedBy, Instant AdjustedAt);

public sealed record SittingSubmitted(int LastSequence, int Answered, string ReceiptHash, Instant SubmittedAt);

public sealed record SittingExpired(int LastSequence, int Answered, string ReceiptHash, Instant ExpiredAt);

public sealed record SittingTerminated(string Reason, Guid TerminatedBy, Instant TerminatedAt);
