using NodaTime;

namespace Cbhcr.Exam.Delivery;

// What was written stands in ThreadText, sealed; here are ids, codes and moments alone (decision 5).

/// <param name="By">proctor or candidate.</param>
/// <param name="SenderId">The account; for the candidate in the room, the candidate's.</param>
public sealed record MessageSent(Guid MessageId, string By, Guid SenderId, Instant SentAt);

public sealed record NoteWritten(Guid NoteId, Guid WrittenBy, Instant WrittenAt);

/// <param name="StatementDue">Until when the candidate may say their side; only of a serious incident.</param>
public sealed record IncidentReported(Guid IncidentId, string Kind, string Severity, Guid ReportedBy, Instant ReportedAt, Instant? StatementDue);

/// <summary>Somebody in charge has looked at an incident that was not reported as serious.</summary>
/// <param name="Severity">As it was, or serious from now on; then the candidate is asked.</param>
public sealed record IncidentReviewed(Guid IncidentId, string Severity, Guid ReviewedBy, Instant ReviewedAt, Instant? StatementDue);

public sealed record StatementGiven(Guid IncidentId, Guid StatementId, Guid GivenBy, Instant GivenAt);

public sealed record IncidentDecided(Guid IncidentId, string Outcome, string Reason, Guid DecidedBy, Instant DecidedAt, Instant AppealDue);

public sealed record DecisionAppealed(Guid IncidentId, Guid AppealId, Guid AppealedBy, Instant AppealedAt);

public sealed record AppealDecided(Guid IncidentId, string Outcome, Guid DecidedBy, Instant DecidedAt);

/// <summary>A candidate's remark on a question, bound to the version that was shown.</summary>
public sealed record ItemCommented(Guid CommentId, Guid ItemId, int ContentVersion, int Position, Instant CommentedAt);
