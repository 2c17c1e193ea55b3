using Marten;

namespace Cbhcr.Exam.Exchange;

public static class ExchangeModule
{
    public static void Configure(StoreOptions store)
    {
        store.Schema.For<BankImport>().UseOptimisticConcurrency(true);
        store.Schema.For<ImportedFile>();
        store.Schema.For<ImportAttachment>().Index(a => a.ImportId);
        store.Schema.For<ExportReason>();
        store.Projections.Snapshot<Export>(JasperFx.Events.Projections.SnapshotLifecycle.Inline);
        store.Events.MapEventType<ExportRequested>("exchange.export_requested");
        store.Events.MapEventType<ExportApproved>("exchange.export_approved");
        store.Events.MapEventType<ExportRefused>("exchange.export_refused");
        store.Events.MapEventType<ExportDownloaded>("exchange.export_downloaded");
    }
}
