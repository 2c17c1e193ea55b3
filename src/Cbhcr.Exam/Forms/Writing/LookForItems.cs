using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;
using Wolverine;

namespace Cbhcr.Exam.Forms;

/// <summary>Look whether what was ordered has come. Stored with its time, and sent again as long as the order is open.</summary>
public sealed record LookForItems(Guid OrderId)
{
    public static Duration Every { get; } = Duration.FromHours(1);
}

public static class LookForItemsHandler
{
    public static async Task<OutgoingMessages> Handle(LookForItems message, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<WritingOrder>(message.OrderId, ct);
        if (stream.Aggregate is not { IsOpen: true } order) return [];
        var arrived = order.Arrived((await CellGround.OfAsync(order.Id, session, ct)).Present);
        if (arrived >= order.Order.Items)
        {
            stream.AppendOne(new WritingOrderClosed(WritingOrder.ItemsArrived, arrived, order.Order.OrderedBy, now));
            return [];
        }
        var again = new OutgoingMessages();
        again.Schedule(message, (now + LookForItems.Every).ToDateTimeOffset());
        return again;
    }
}
