using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

public sealed record BulkItem(Guid Id, string Code, int Version);

/// <summary>A confirmed change of many items on its way: how far it is, and what was refused. What was done stands in each item's own events.</summary>
public sealed record BulkRun(Guid Id, string Action, IReadOnlyList<string> Values, Guid By, Guid? Reviewer, Instant StartedAt, IReadOnlyList<BulkItem> Items, int Done,
    int Changed, IReadOnlyList<BulkLine> Refused)
{
    public const int Step = 200;

    public bool IsOver => Done >= Items.Count;

    /// <summary>One more stretch of it. An item that changed since the preview is left as it is: nobody confirmed that.</summary>
    public (BulkRun After, IReadOnlyList<(Item Item, object Event)> Changes) Next(IReadOnlyDictionary<Guid, Item> items, BulkOrder order, Instant now)
    {
        var (changes, refused) = (new List<(Item, object)>(), new List<BulkLine>(Refused));
        var stretch = Items.Skip(Done).Take(Step).ToList();
        foreach (var expected in stretch)
        {
            var outcome = items.TryGetValue(expected.Id, out var item) && item.Version == expected.Version
                ? order.Action.On(item, order, now)
                : BulkOutcome.Refused("It was changed by somebody else in between.");
            if (outcome.Event is { } e) changes.Add((item!, e));
            else refused.Add(new(expected.Code, outcome.Refusal!));
        }
        return (this with { Done = Done + stretch.Count, Changed = Changed + changes.Count, Refused = refused }, changes);
    }
}

/// <param name="From">How many were done when this was sent; a message that comes twice finds another number and does nothing.</param>
public sealed record ContinueBulkRun(Guid RunId, int From);

public static class ContinueBulkRunHandler
{
    public static async Task<ContinueBulkRun?> Handle(ContinueBulkRun message, IDocumentSession session, Instant now, CancellationToken ct)
    {
        if (await session.LoadAsync<BulkRun>(message.RunId, ct) is not { } run || run.Done != message.From || run.IsOver) return null;
        var ids = run.Items.Skip(run.Done).Take(BulkRun.Step).Select(i => i.Id).ToArray();
        var items = await session.LoadManyAsync<Item>(ct, ids);
        var order = await BulkPlan.OrderAsync(session, BulkAction.Named(run.Action)!, run.Values, run.By, run.Reviewer, items, now, ct);
        var (after, changes) = run.Next(items.ToDictionary(i => i.Id), order, now);
        foreach (var (item, e) in changes) session.Events.Append(item.Id, item.Version + 1, e);
        session.Store(after);
        return after.IsOver ? null : new(run.Id, after.Done);
    }
}
