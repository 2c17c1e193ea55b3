using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

public static class RecordItemStatisticsHandler
{
    public static async Task Handle(RecordItemStatistics c, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Item>(c.ItemId, ct);
        if (stream.Aggregate is { } item && c.ContentVersion >= 1 && c.ContentVersion <= item.ContentVersion)
            stream.AppendOne(new ItemStatisticsRecorded(c.ContentVersion, c.Use, c.Responses, c.Difficulty, c.Discrimination, c.Chosen, c.Flags, c.Source, c.FormId, c.ObservedAt, c.By, now));
    }
}
