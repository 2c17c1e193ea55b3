using JasperFx.Events.Projections;
using Marten;

namespace Cbhcr.Exam.Items;

public static class ItemsModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Item>(SnapshotLifecycle.Inline);
        store.Projections.Add<ItemVersionProjection>(ProjectionLifecycle.Inline);
        store.Projections.Snapshot<ItemHistory>(SnapshotLifecycle.Inline);
        store.Projections.Add<ItemRowProjection>(ProjectionLifecycle.Inline);
        store.Schema.For<ItemList>().UseOptimisticConcurrency(true);
        store.Schema.For<BulkRun>().UseOptimisticConcurrency(true);
        store.Schema.For<Item>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.Code);
        store.Events.MapEventType<ItemDrafted>("item.drafted");
        store.Events.MapEventType<ItemRevised>("item.revised");
        store.Events.MapEventType<ItemRetired>("item.retired");
        store.Events.MapEventType<ItemSubmitted>("item.submitted");
        store.Events.MapEventType<ItemReviewerAssigned>("item.reviewer_assigned");
        store.Events.MapEventType<ItemReviewed>("item.reviewed");
        store.Events.MapEventType<ItemMoved>("item.moved");
        store.Events.MapEventType<ItemReturned>("item.returned");
        store.Events.MapEventType<ItemQuarantined>("item.quarantined");
        store.Events.MapEventType<ItemQuarantineLiftAsked>("item.quarantine_lift_asked");
        store.Events.MapEventType<ItemQuarantineLifted>("item.quarantine_lifted");
        store.Events.MapEventType<ItemCommentMade>("item.comment_made");
        store.Events.MapEventType<ItemCommentResolved>("item.comment_resolved");
        store.Events.MapEventType<ItemTagged>("item.tagged");
        store.Events.MapEventType<ItemEnemiesChanged>("item.enemies_changed");
        store.Events.MapEventType<ItemPublishedOnForm>("item.published_on_form");
        store.Events.MapEventType<ItemExposed>("item.exposed");
        store.Events.MapEventType<ItemStatisticsRecorded>("item.statistics_recorded");
        ItemRuleBooks.Configure(store);
        store.Projections.Snapshot<ReviewRules>(SnapshotLifecycle.Inline);
        store.Events.MapEventType<ReviewRulesSet>("review_rules.set");
        Drafts.Configure(store);
        Stimuli.Configure(store);
        ItemTexts.Configure(store);
        ItemViews.Configure(store);
        AssetStore.Configure(store);
    }
}
