using Marten;
using Marten.Services;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// Tells every node, inside the same transaction, that a sitting changed state. What thousands do in one moment is left out: PostgreSQL lets
/// one transaction with a notification commit at a time, and the proctor's screen looks every second anyway.
/// </summary>
public sealed class SittingSignal : DocumentSessionListenerBase
{
    public const string Channel = "cbhcr_sittings";

    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        foreach (var stream in session.PendingChanges.Streams())
            if (stream.AggregateType == typeof(Sitting) && stream.Events.Any(e => e.Data is not (ResponsesRecorded or SittingStarted or CandidateArrived or AgreementAccepted or ObservationsRecorded)))
                session.QueueSqlCommand("select pg_notify(?, ?)", Channel, stream.Id.ToString());
        return Task.CompletedTask;
    }
}
