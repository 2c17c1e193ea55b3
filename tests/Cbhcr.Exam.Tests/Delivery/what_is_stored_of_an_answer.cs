using Cbhcr.Exam.Delivery;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>Answers are written past the store, into its tables: nobody who reads them may find a difference.</summary>
[Collection(WithTheProgram.Name)]
public sealed class what_is_stored_of_an_answer(ExamFixture exam)
{
    [Fact]
    public async Task has_the_columns_that_the_store_would_have_written()
    {
        var person = await Person.SittingAsync(exam);
        await person.AnswerAsync(person.Response(0, 0));
        await using (var session = exam.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            var stream = await session.Events.FetchForExclusiveWriting<Sitting>(person.SittingId);
            var first = (ResponsesRecorded)(await session.Events.FetchStreamAsync(person.SittingId))[^1].Data;
            var response = first.Responses[0] with { Sequence = 2, ResponseId = exam.NewId() };
            stream.AppendOne(first with { Responses = [response], ReceiptHash = Receipt.After(first.ReceiptHash, [response]) });
#pragma warning disable RS0030 // this test is about who commits
            await session.SaveChangesAsync();
#pragma warning restore RS0030
        }
        var rows = await RowsAsync("select to_jsonb(e) - 'seq_id' - 'id' - 'version' - 'data' - 'timestamp' from events.mt_events e where stream_id = $1 and type = 'sitting.responses_recorded' order by version", person.SittingId);
        rows.Count.ShouldBe(2);
        rows[0].ShouldBe(rows[1]);
        var shapes = await RowsAsync("select (select string_agg(k, ',' order by k) from jsonb_object_keys(data) k) from events.mt_events where stream_id = $1 and type = 'sitting.responses_recorded' order by version", person.SittingId);
        shapes[0].ShouldBe(shapes[1]);
    }

    [Fact]
    public async Task leaves_a_snapshot_that_is_what_the_events_say()
    {
        var person = await Person.SittingAsync(exam);
        await person.AnswerAsync(person.Response(0, 0), person.Response(1, 1));
        await person.AnswerAsync(person.Response(0, 3));
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var kept = (await session.LoadAsync<Sitting>(person.SittingId))!;
        var live = (await session.Events.AggregateStreamAsync<Sitting>(person.SittingId))!;
        JsonSerializer.Serialize(kept, Json.Options).ShouldBe(JsonSerializer.Serialize(live, Json.Options));
        (await RowsAsync("select (d.mt_version = s.version)::text || s.version from docs.mt_doc_sitting d join events.mt_streams s on s.id = d.id where d.id = $1", person.SittingId))
            .ShouldBe([$"true{kept.Version}"]);
    }

    [Fact]
    public async Task is_written_in_the_order_of_versions()
    {
        var person = await Person.SittingAsync(exam);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => person.TryAnswerAsync(1, Person.Device, person.Response(i % 3, i % 4))));
        (await RowsAsync("select coalesce(string_agg(version::text, ',' order by seq_id), '') from events.mt_events where stream_id = $1", person.SittingId))[0]
            .Split(',').Select(int.Parse).ShouldBeInOrder();
    }

    private async Task<List<string>> RowsAsync(string sql, Guid id)
    {
        await using var connection = new NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the queries stand above
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = id } } };
#pragma warning restore CA2100
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }
}
