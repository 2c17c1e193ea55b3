using Cbhcr.Exam.Items;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Cbhcr.Exam.Tests.Items;

/// <summary>Whatever happened to items, in whatever order: rows made again from the events are the rows that were kept up with them.</summary>
public sealed class the_rows_of_the_bank : IClassFixture<AFreshProgram>
{
    private readonly AFreshProgram _exam;

    public the_rows_of_the_bank(AFreshProgram exam) => _exam = exam;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task are_the_same_when_made_again_from_the_events(int seed)
    {
        var chance = new Random(seed);
        var store = _exam.Services.GetRequiredService<IDocumentStore>();
        var items = Enumerable.Range(0, 12).Select(i => (Id: _exam.NewId(), Code: $"WALK{seed}-{i:000}", Drafted: false, Version: 0)).ToArray();
        var cases = Enumerable.Range(0, 3).Select(_ => _exam.NewId()).ToArray();
        var versions = new int[cases.Length];
        for (var step = 0; step < 250; step++)
        {
            if (chance.Next(10) == 0)
            {
                var which = chance.Next(cases.Length);
                await SayAsync(store, cases[which], $"CASE-{seed}{which:000}", ++versions[which], chance, step);
            }
            var at = chance.Next(items.Length);
            var item = items[at];
            await using var session = store.LightweightSession();
            if (!item.Drafted) session.Events.StartStream<Item>(item.Id, new ItemDrafted(item.Id, item.Code, Content(chance, cases), "h", "F", "1", _exam.NewId(), Now(step)));
            else Append(session, chance, cases, item.Id, item.Version, step);
#pragma warning disable RS0030 // a test commits for itself
            await session.SaveChangesAsync();
#pragma warning restore RS0030
            items[at] = item with { Drafted = true, Version = (await store.QuerySession().LoadAsync<Item>(item.Id))!.ContentVersion };
        }
        var kept = await RowsAsync(seed);
        kept.Count.ShouldBe(12);
        await using (var query = store.QuerySession())
            foreach (var item in await query.LoadManyAsync<Item>(items.Select(i => i.Id)))
                kept[item.Code].ShouldStartWith($"({item.Id},{item.Code},{item.ContentVersion},{item.Status},{item.Stage},", customMessage: "the row is where the item is");
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync("item-rows", CancellationToken.None);
        (await RowsAsync(seed)).ShouldBe(kept);
    }

    private static void Append(IDocumentSession session, Random chance, Guid[] cases, Guid id, int version, int step)
    {
        string[] tags = [$"t{chance.Next(4)}"], codes = [$"C-{chance.Next(4)}"];
        var (by, now) = (new Guid(chance.Next(), 1, 2, new byte[8]), Now(step));
        var place = Enum.GetValues<ItemPlace>()[chance.Next(7)];
        var (own, use) = chance.Next(17) switch
        {
            0 => (new ItemRevised(version + 1, Content(chance, cases), "h", "F", "1", by, now, chance.Next(2) == 0 ? ChangeKind.Revision : ChangeKind.Version) as object, null as object),
            1 => (new ItemTagged(tags, [], by, now), null),
            2 => (new ItemTagged([], tags, by, now), null),
            3 => (new ItemEnemiesChanged(codes, [], by, now), null),
            4 => (new ItemEnemiesChanged([], codes, by, now), null),
            5 => (new ItemSubmitted(version, ChangeKind.Version, [new(Enum.GetValues<ReviewStage>()[chance.Next(4)], ["reviewer"], 1, 14)], 1, false, null, null,
                new Dictionary<string, Guid>(), 30, by, now), null),
            6 => (new ItemMoved(version, ItemPlace.Draft, place, "approved", null, by, now), null),
            7 => (new ItemReturned(version, ItemPlace.Content, false, null, by, now), null),
            8 => (new ItemQuarantined(version, "exposed", null, by, now), null),
            9 => (new ItemQuarantineLifted(place, by, by, now), null),
            10 => (new ItemReviewerAssigned(version, ReviewStage.Content, by, new LocalDate(2026, 4, 1), by, now), null),
            11 => (new ItemCommentMade(by, version, "stem", by, now), null),
            12 => (chance.Next(4) == 0 ? new ItemRetired("outdated", by, now) : new ItemCommentResolved(by, by, now), null),
            13 => (null, new ItemPublishedOnForm(id, version, by, $"FORM-{chance.Next(3)}", now)),
            14 => (null, new ItemExposed(id, version, by, "FORM-0", chance.Next(1, 9), new LocalDate(2026, 1, 1).PlusDays(chance.Next(300)), now)),
            _ => (null, new ItemStatisticsRecorded(id, chance.Next(1, version + 1), new("import", $"{step}"), chance.Next(10, 300), chance.NextDouble(), null, [], [], by, now)),
        };
        if (own is not null) session.Events.Append(id, own);
        else session.Events.StartStream<ItemHistory>(new Guid(step, 7, 7, id.ToByteArray()[8..]), use!);
    }

    private static Instant Now(int step) => Instant.FromUtc(2026, 3, 1, 0, 0) + Duration.FromMinutes(step);

    private static ItemContent Content(Random chance, Guid[] cases) => new("single-best-answer", $"Stem {chance.Next(1000)} of many words?",
        [new("A", $"Choice {chance.Next(9)}", "Because it is so."), new("B", "Another", "Because it is not.")], "A", true, $"X.{chance.Next(3)}", "X.1.Y", ["V"], "recall", "none",
        ["I"], chance.Next(2) == 0 ? [] : ["C-9"], [new("A book", 2000 + chance.Next(20))], "A note.", chance.Next(2) == 0,
        Stimulus: chance.Next(3) == 0 ? null : new(cases[chance.Next(cases.Length)], 1));

    /// <summary>Items may refer to it before it is there: in one transaction either may come first.</summary>
    private static async Task SayAsync(IDocumentStore store, Guid id, string code, int version, Random chance, int step)
    {
        await using var session = store.LightweightSession();
        var content = new StimulusContent("T", [new("p", null, [new("text", $"Case word{chance.Next(50)}.", null)])]);
        if (version == 1) session.Events.StartStream<Stimulus>(id, new StimulusDrafted(id, code, content, "h", id, Now(step)));
        else session.Events.Append(id, new StimulusRevised(version, content, "h", id, Now(step)));
#pragma warning disable RS0030 // a test commits for itself
        await session.SaveChangesAsync();
#pragma warning restore RS0030
    }

    private async Task<Dictionary<string, string>> RowsAsync(int seed)
    {
        await using var connection = new NpgsqlConnection(_exam.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select r.code, r::text from docs.item_rows r where code like @code order by code", connection);
        command.Parameters.AddWithValue("code", $"WALK{seed}-%");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<string, string>();
        while (await reader.ReadAsync()) rows[reader.GetString(0)] = reader.GetString(1);
        return rows;
    }
}

/// <summary>A rebuild empties the table for a moment, so this one is not shared.</summary>
public sealed class AFreshProgram : ExamFixture;
