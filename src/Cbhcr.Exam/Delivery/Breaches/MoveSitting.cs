using Marten;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>Another form of the same level, time and sections, before anything was seen of the first.</summary>
public sealed record SittingFormChanged(Guid FormId, string FormHash, Guid BreachId, Guid ChangedBy, Instant ChangedAt);

public sealed record MoveSitting(Guid SittingId, Guid BreachId, Guid FormId, string FormHash, Guid By);

public static class MoveSittingHandler
{
    /// <summary>A sitting that began meanwhile keeps what its candidate has seen; a message that comes twice changes nothing.</summary>
    public static async Task Handle(MoveSitting command, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForExclusiveWriting<Sitting>(command.SittingId, ct);
        if (stream.Aggregate is { HasNotBegun: true } sitting && sitting.FormId != command.FormId)
            stream.AppendOne(new SittingFormChanged(command.FormId, command.FormHash, command.BreachId, command.By, now));
    }
}
