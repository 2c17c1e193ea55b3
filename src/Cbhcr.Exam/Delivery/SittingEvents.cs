using System.Text.Json.Serialization;
using Cbhcr.Exam.Identity;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>A seat for one candidate with one published form. Times in the event are instants; durations are whole seconds.</summary>
/// <param name="Variants">Accommodations besides time, of <see cref="SittingVariants.All"/>; why they are given is nowhere.</param>
public sealed record SittingScheduled(
    Guid SittingId, Guid ProgrammeId, Guid CandidateId, Guid FormId, string FormHash, string LevelCode, string Room, Instant Opens, Instant Closes,
    int TimeAllowedSeconds, int LateGraceSeconds, bool Demonstration, Guid ScheduledBy, Instant ScheduledAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SittingSection>? Sections = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? AgreementSeconds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Calculator = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Variants = null);

/// <summary>A part of the form, from one position to another.</summary>
/// <param name="AllowedSeconds">Its own clock; null when the sitting has one clock for all.</param>
/// <param name="MayReturn">Whether its questions stay open after the candidate has gone on to the next section.</param>
/// <param name="BreakSeconds">The longest break after it, off the clock; 0 for none.</param>
public sealed record SittingSection(string Name, int First, int Last, int? AllowedSeconds, bool MayReturn, int BreakSeconds);

/// <summary>The candidate opened the sitting with an admission code and waits.</summary>
public sealed record CandidateArrived(Instant ArrivedAt);

public sealed record IdentityChecked(string Method, Guid CheckedBy, Instant CheckedAt);

public sealed record CandidateAdmitted(Guid AdmittedBy, Instant AdmittedAt);

/// <summary>A proctor took an admission back within a minute, before anything was agreed to.</summary>
public sealed record AdmissionWithdrawn(Guid WithdrawnBy, Instant WithdrawnAt);

public sealed record AgreementAccepted(string AgreementVersion, Instant AcceptedAt);

/// <summary>The clock starts. The seed fixes the order of options and their opaque names; it stays on the server. See <see cref="Presentation.InTheFormsOrder"/>.</summary>
public sealed record SittingStarted(string DeviceId, int Fence, string PresentationSeed, Instant StartedAt);

/// <summary>One change of an answer, bound to what was shown.</summary>
/// <param name="OptionId">The item version's own option id; null when the answer was cleared.</param>
/// <param name="OptionsShown">The item version's option ids in the order the candidate saw them, for example "CADB".</param>
/// <param name="TimeOnItem">Milliseconds this item was in view so far.</param>
/// <param name="Answers">All types but one best answer: null when the answer was cleared.</param>
/// <param name="Late">True when it was given in time and came after the deadline, within the grace.</param>
public sealed record RecordedResponse(
    Guid ResponseId, int Sequence, int Position, Guid ItemId, int ContentVersion, string? OptionId, string OptionsShown, Instant ClientTime, long TimeOnItem,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Late = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RecordedAnswer>? Answers = null)
{
    [JsonIgnore] public bool IsAnswer => OptionId is not null || Answers is { Count: > 0 };
}

/// <summary>What was answered to one part of a question, in the item version's own identifiers.</summary>
/// <param name="Values">Null where people will read the answer.</param>
/// <param name="Text">What people will read, sealed with the candidate's key; see <see cref="SealedAnswers"/>.</param>
public sealed record RecordedAnswer(
    string Response,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Values = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SealedText? Text = null);

/// <param name="ReceiptHash">The running hash after the last of these responses; see <see cref="Receipt"/>.</param>
public sealed record ResponsesRecorded(int Fence, IReadOnlyList<RecordedResponse> Responses, string ReceiptHash, Instant ReceivedAt);

/// <summary>Answers that came too late, or were given after the time: kept as evidence, never scored.</summary>
/// <param name="Why">given-after-time, arrived-after-grace or section-not-open.</param>
public sealed record LateResponsesRefused(int Fence, string Why, IReadOnlyList<RecordedResponse> Responses, Instant ReceivedAt);

/// <summary>Another device asks to go on with this sitting.</summary>
public sealed record DeviceChangeRequested(string DeviceId, Instant RequestedAt);

/// <summary>A proctor let another device go on. The fence of the one before is worth nothing from here on.</summary>
public sealed record DeviceTakenOver(string DeviceId, int Fence, Guid AllowedBy, Instant TakenOverAt);

/// <summary>A section is behind the candidate. With a break after it the clock stops until the next one begins.</summary>
public sealed record SectionEnded(int Section, Instant EndedAt);

public sealed record SectionBegun(int Section, Instant BegunAt);

/// <summary>Time given back by the programme's rule for an outage: the longest stretch of running clock in it without an answer.</summary>
/// <param name="Seconds">0 when the rule gives nothing, so that the question is not asked again.</param>
public sealed record OutageCredited(Instant From, Instant Until, int Seconds, Guid CreditedBy, Instant CreditedAt);

public sealed record SittingPaused(string Reason, Guid PausedBy, Instant PausedAt);

public sealed record SittingResumed(Guid ResumedBy, Instant ResumedAt);

public sealed record TimeAdjusted(int Seconds, string Reason, Guid AdjustedBy, Instant AdjustedAt);

public sealed record SittingSubmitted(int LastSequence, int Answered, string ReceiptHash, Instant SubmittedAt);

public sealed record SittingExpired(int LastSequence, int Answered, string ReceiptHash, Instant ExpiredAt);

public sealed record SittingTerminated(string Reason, Guid TerminatedBy, Instant TerminatedAt);
