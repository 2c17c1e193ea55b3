using System.Text.Json.Serialization;
using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>Items that a blueprint lacks, asked of a person.</summary>
/// <param name="RunId">The run that could not be carried out without them.</param>
/// <param name="Cell">What the items must have in common.</param>
/// <param name="Words">The same for a person.</param>
/// <param name="Known">Items of the cell that there were when it was ordered.</param>
public sealed record WritingOrdered(
    Guid OrderId, Guid ProgrammeId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? RunId, string LevelCode, IReadOnlyList<CellPart> Cell, string Words,
    int Items, int Known, Guid AssignedTo, LocalDate DueOn, Guid OrderedBy, Instant OrderedAt);

public sealed record WritingReassigned(Guid AssignedTo, LocalDate DueOn, Guid ReassignedBy, Instant ReassignedAt);

/// <param name="Why">items-arrived, or one of <see cref="CloseWritingOrderEndpoint.Reasons"/>.</param>
/// <param name="Arrived">Items of the cell that came since it was ordered.</param>
public sealed record WritingOrderClosed(string Why, int Arrived, Guid ClosedBy, Instant ClosedAt);

public sealed record WritingOrder
{
    public const string ItemsArrived = "items-arrived";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public WritingOrdered Order { get; init; } = null!;
    public Guid AssignedTo { get; init; }
    public LocalDate DueOn { get; init; }
    public WritingOrderClosed? Closed { get; init; }

    [JsonIgnore]
    public bool IsOpen => Closed is null;

    public static WritingOrder Create(WritingOrdered e) => new() { Id = e.OrderId, Order = e, AssignedTo = e.AssignedTo, DueOn = e.DueOn };

    public static WritingOrder Apply(WritingReassigned e, WritingOrder order) => order with { AssignedTo = e.AssignedTo, DueOn = e.DueOn };

    public static WritingOrder Apply(WritingOrderClosed e, WritingOrder order) => order with { Closed = e };

    /// <summary>What has come, of items that the level can use.</summary>
    public int Arrived(int present) => Math.Max(0, present - Order.Known);
}

public static class WritingOrders
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<WritingOrder>(SnapshotLifecycle.Inline);
        store.Events.MapEventType<WritingOrdered>("writing_order.placed");
        store.Events.MapEventType<WritingReassigned>("writing_order.reassigned");
        store.Events.MapEventType<WritingOrderClosed>("writing_order.closed");
    }
}
