using Cbhcr.Exam.Platform;
using Marten;
using Marten.Services;

namespace Cbhcr.Exam.Delivery;

/// <summary>Tells every node, inside the same transaction, that a sitting changed state. Answers are left out: they come by the thousand.</summary>
public sealed class SittingSignal : DocumentSessionListenerBase
{
    public const string Channel = "cbhcr_sittings";

    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        foreach (var stream in session.PendingChanges.Streams())
            if (stream.AggregateType == typeof(Sitting) && stream.Events.Any(e => e.Data is not ResponsesRecorded))
                session.QueueSqlCommand("select pg_notify(?, ?)", Channel, stream.Id.ToString());
        return Task.CompletedTask;
    }
}
