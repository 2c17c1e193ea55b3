using Cbhcr.Exam.Delivery;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>Messages, notes and comments: who reads them, and that nobody reads them in the database.</summary>
[Collection(WithTheProgram.Name)]
public sealed class the_thread(ExamFixture exam)
{
    [Fact]
    public async Task carries_messages_both_ways_before_the_start_and_while_it_is_paused()
    {
        var (person, proctor) = (await Person.SittingAsync(exam), await exam.SignedInAsync("proctor"));
        var early = await Person.AtTheStartAsync(exam);
        (await SendAsync(early, "Where is my chair?")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await proctor.PostAsync($"{person.Api}/thread/messages", new WriteToCandidate(" You have an hour. "), default);
        await proctor.PostAsync($"{person.Api}/pause", new PauseSitting("technical-problem"), default);
        (await SendAsync(person, "Thank you.")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await MessagesAsync(person)).Select(m => (m.From, m.Text)).ShouldBe([("proctor", "You have an hour."), ("candidate", "Thank you.")]);
        var sitting = await LoadAsync(person.SittingId);
        (sitting.MessagesFromProctor, sitting.MessagesFromCandidate).ShouldBe((1, 1));
        (await person.TryAnswerAsync(1, Person.Device, person.Response(0, 0))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "paused");
    }

    [Fact]
    public async Task takes_a_message_sent_twice_once()
    {
        var person = await Person.SittingAsync(exam);
        var message = new SendMessage(exam.NewId(), "Once.");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => person.Client.SendAsync($"{person.Api}/messages", message, default))));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.NoContent || a.StatusCode == HttpStatusCode.Conflict);
        (await person.Client.SendAsync($"{person.Api}/messages", message, default)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await MessagesAsync(person)).ShouldHaveSingleItem().MessageId.ShouldBe(message.MessageId);
        (await LoadAsync(person.SittingId)).MessagesFromCandidate.ShouldBe(1);
        var other = await Person.SittingAsync(exam);
        (await other.Client.SendAsync($"{other.Api}/messages", message with { Text = "Mine." }, default)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await MessagesAsync(other)).ShouldHaveSingleItem().Text.ShouldBe("Mine.", "an id made up in one sitting means nothing in another");
    }

    [Fact]
    public async Task lets_answers_be_saved_between_messages()
    {
        var (person, proctor) = (await Person.SittingAsync(exam), await exam.SignedInAsync("proctor"));
        for (var i = 0; i < 3; i++)
        {
            (await person.AnswerAsync(person.Response(i, 0))).AcknowledgedThrough.ShouldBe(i + 1);
            await SendAsync(person, $"Message {i}");
            await proctor.PostAsync($"{person.Api}/thread/notes", new WriteNote($"Note {i}"), default);
        }
        (await person.AnswerAsync(person.Response(4, 0))).AcknowledgedThrough.ShouldBe(4);
    }

    [Fact]
    public async Task shows_the_candidate_no_notes_and_nobody_elses_messages()
    {
        var (person, other, proctor) = (await Person.SittingAsync(exam), await Person.SittingAsync(exam), await exam.SignedInAsync("proctor"));
        await proctor.PostAsync($"{person.Api}/thread/notes", new WriteNote("Looks ill."), default);
        await proctor.PostAsync($"{person.Api}/incidents", new ReportIncident("talking", "minor", "Whispered."), default);
        await SendAsync(person, "It is cold.");
        (await MessagesAsync(person)).ShouldHaveSingleItem().Text.ShouldBe("It is cold.");
        (await other.Client.TryGetAsync($"{person.Api}/messages", default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await other.Client.SendAsync($"{person.Api}/messages", new SendMessage(exam.NewId(), "Hello"), default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await MessagesAsync(other)).ShouldBeEmpty();
        (await (await exam.SignedInAsync("writer")).TryGetAsync($"{person.Api}/thread", default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var thread = await proctor.GetAsync<SittingThread>($"{person.Api}/thread", default);
        thread.Entries.Where(e => e.Text is not null).Select(e => (e.Kind, e.Text)).ShouldBe([("note", "Looks ill."), ("incident", "Whispered."), ("message", "It is cold.")]);
        thread.Entries.Select(e => e.Kind).ShouldContain("started");
        thread.Entries.ShouldBe(thread.Entries.OrderBy(e => e.At));
    }

    [Fact]
    public async Task binds_a_comment_to_the_version_that_was_shown_and_names_nobody()
    {
        var person = await Person.SittingAsync(exam);
        var comment = new CommentOnItem(exam.NewId(), person.Delivery.Items[2].ItemId, "Two options say the same.");
        for (var i = 0; i < 2; i++) (await person.Client.SendAsync($"{person.Api}/comments", comment, default)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await person.Client.SendAsync($"{person.Api}/comments", comment with { CommentId = exam.NewId(), ItemId = "none" }, default)).ShouldBeProblemAsync(422, "unknown-item");
        var early = await Person.AtTheStartAsync(exam);
        await (await early.Client.SendAsync($"{early.Api}/comments", comment, default)).ShouldBeProblemAsync(409, "not-started");
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var said = (await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data).OfType<ItemCommented>().ShouldHaveSingleItem();
        var read = await (await exam.SignedInAsync("writer")).GetAsync<JsonElement>($"/api/items/{said.ItemId}/comments", default);
        var mine = read.EnumerateArray().Single(c => c.GetProperty("text").GetString() == comment.Text);
        mine.EnumerateObject().Select(m => m.Name).ShouldBe(["contentVersion", "text"]);
        said.Position.ShouldBe(person.Delivery.Items[2].Position);
    }

    /// <summary>The whole database is searched for a word that every kind of text contains.</summary>
    [Fact]
    public async Task is_written_nowhere_in_clear()
    {
        var marker = $"marker{exam.NewId():N}";
        var (person, proctor) = (await Person.SittingAsync(exam), await exam.SignedInAsync("proctor"));
        await SendAsync(person, marker);
        await proctor.PostAsync($"{person.Api}/thread/messages", new WriteToCandidate(marker), default);
        await proctor.PostAsync($"{person.Api}/thread/notes", new WriteNote(marker), default);
        await proctor.PostAsync($"{person.Api}/incidents", new ReportIncident("talking", "minor", marker), default);
        await person.Client.SendAsync($"{person.Api}/comments", new CommentOnItem(exam.NewId(), person.Delivery.Items[0].ItemId, marker), default);
        (await proctor.GetAsync<SittingThread>($"{person.Api}/thread", default)).Entries.Count(e => e.Text == marker).ShouldBe(4);
        (await FoundAsync(person.SittingId.ToString())).ShouldBeGreaterThan(3, "the search finds what is there");
        (await FoundAsync(marker)).ShouldBe(0);
    }

    private async Task<long> FoundAsync(string text)
    {
        await using var connection = new NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var names = new NpgsqlCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('events', 'docs', 'wolverine', 'identity')", connection))
        await using (var reader = await names.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        var found = 0L;
        foreach (var table in tables)
        {
#pragma warning disable CA2100 // the name comes from the catalogue
            // Messages are bytes, which show their text when they are escaped.
            await using var command = new NpgsqlCommand($"select count(*) from {table} t where t::text like $1 or t::text like $2", connection);
#pragma warning restore CA2100
            command.Parameters.AddWithValue($"%{text}%");
            command.Parameters.AddWithValue($"%{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text))}%");
            found += (long)(await command.ExecuteScalarAsync())!;
        }
        return found;
    }

    private Task<HttpResponseMessage> SendAsync(Person person, string text) => person.Client.SendAsync($"{person.Api}/messages", new SendMessage(exam.NewId(), text), default);

    private static async Task<IReadOnlyList<ShownMessage>> MessagesAsync(Person person) => (await person.Client.GetAsync<ShownMessages>($"{person.Api}/messages", default)).Messages;

    private async Task<Sitting> LoadAsync(Guid id)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Sitting>(id))!;
    }
}
