using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Scoring;
using Npgsql;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>
/// What was acknowledged is kept, whatever happens to the program. One story, since starting it twice takes most of the time:
/// somebody is answering, somebody has just submitted, somebody's time runs out and sittings are being scheduled when the power goes.
/// </summary>
[Collection(WithAProcess.Name)]
public sealed class when_the_host_is_killed(ExamProcess exam)
{
    private const int Connections = 4;

    [Fact]
    public async Task everything_acknowledged_is_there_once_and_everybody_goes_on()
    {
        var answering = await Person.SittingAsync(exam);
        var submitting = await Person.SittingAsync(exam);
        var running = await Person.SittingAsync(exam);
        await submitting.AnswerAllAsync(right: 8);
        await running.AnswerAsync(running.Response(0, 0), running.Response(1, 1));
        var officer = await exam.SignedInAsync("officer");
        var scheduling = Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(() => ScheduleAsync(officer, answering.CandidateId, $"Room {i}"))));

        var answers = Enumerable.Range(1, 2000).Select(n => answering.Response(n % 10, n % 4, sequence: n)).ToArray();
        var burst = new Burst(answering, answers);
        var sending = Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(() => burst.SendAsync(i))));
        await Eventually.IsTrueAsync(() => burst.Acknowledged >= 60);
        var submitted = await submitting.SubmitAsync();
        await exam.KillAsync();
        await sending;
        var scheduled = await scheduling;
        burst.Acknowledged.ShouldBeInRange(60, answers.Length - 1, "it was killed in the middle");
        await HalfAnHourPassesAsync(running);

        await exam.StartAsync();
        await AnswersAreKeptAsync(answering, burst, answers);
        await SchedulingCanBeRepeatedAsync(officer, [.. scheduled.SelectMany(s => s)]);
        await ScoredAsync(officer, submitting, "submitted");
        (await submitting.Client.GetAsync<SubmissionReceipt>($"{submitting.Api}/receipt", default)).ShouldBe(submitted.Receipt);
        (await ScoredAsync(officer, running, "expired")).Maximum.ShouldBe(8);
        (await running.Client.GetAsync<SubmissionReceipt>($"{running.Api}/receipt", default)).LastSequence.ShouldBe(2);

        // The same cookie, token and fence as before.
        var (rest, all) = (answers[burst.Acknowledged..(burst.Acknowledged + 20)], burst.Acknowledged + 20);
        (await answering.AnswerAsync(rest)).AcknowledgedThrough.ShouldBeGreaterThanOrEqualTo(all);
        var stored = await StoredAsync(answering);
        var submission = await answering.Client.PostAsync<Submission>($"{answering.Api}/submit", new SubmitSitting(Person.Device, 1, all), default);
        submission.Receipt.ReceiptHash.ShouldBe(Receipt.After(Receipt.Start(answering.SittingId), stored));
        await ScoredAsync(officer, answering, "submitted");
    }

    /// <summary>Several connections that send overlapping parts of one list, as fast as they are answered, until nobody answers.</summary>
    private sealed class Burst(Person person, GivenResponse[] all)
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<int, string> _hashes = [];

        public int Acknowledged { get; private set; }

        public Dictionary<int, string> Hashes => _hashes;

        public async Task SendAsync(int connection)
        {
            for (var round = 0; ; round++)
            {
                var from = Acknowledged;
                var batch = all[from..Math.Min(all.Length, from + 1 + (round + connection) % 5)];
                if (await TryAsync(() => person.TryAnswerAsync(1, Person.Device, batch)) is not { } answer) return;
                using (answer)
                {
                    answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                    if (await TryAsync(() => answer.Content.ReadAsStringAsync()) is not { } text) return;
                    var acknowledgement = JsonSerializer.Deserialize<Acknowledgement>(text, Json.Options)!;
                    lock (_lock)
                    {
                        _hashes[acknowledgement.AcknowledgedThrough] = acknowledgement.ReceiptHash;
                        Acknowledged = Math.Max(Acknowledged, acknowledgement.AcknowledgedThrough);
                    }
                }
            }
        }
    }

    private async Task AnswersAreKeptAsync(Person person, Burst burst, GivenResponse[] sent)
    {
        var stored = await StoredAsync(person);
        stored.Count.ShouldBeGreaterThanOrEqualTo(burst.Acknowledged);
        stored.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, stored.Count), "each once and in order");
        stored.Select(r => r.ResponseId).ShouldBe(sent.Take(stored.Count).Select(r => r.ResponseId));
        foreach (var (through, hash) in burst.Hashes) Receipt.After(Receipt.Start(person.SittingId), stored.Take(through)).ShouldBe(hash, $"the receipt at {through}");

        var delivery = await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default);
        (delivery.Status, delivery.Fence, delivery.LastSequence).ShouldBe((SittingStatus.InProgress, 1, stored.Count));
        delivery.ReceiptHash.ShouldBe(Receipt.After(Receipt.Start(person.SittingId), stored));
        var latest = sent.Take(stored.Count).GroupBy(r => r.ItemId).ToDictionary(g => g.Key, g => g.Last());
        delivery.Responses.Select(r => (r.ItemId, r.OptionId, r.Sequence)).ShouldBe(latest.Values.Select(r => (r.ItemId, r.OptionId, r.Sequence)), ignoreOrder: true);
    }

    private sealed record Scheduled(string Key, ScheduleSitting Command, string? Answer);

    /// <summary>One sitting after the other, until nobody answers.</summary>
    private async Task<List<Scheduled>> ScheduleAsync(ApiClient officer, Guid candidateId, string room)
    {
        var all = new List<Scheduled>();
        while (all.Count == 0 || all[^1].Answer is not null)
        {
            var (key, command) = (exam.NewId().ToString(), new ScheduleSitting(candidateId, exam.SmallForm.Id, $"{room}, {all.Count}", "2026-11-23T09:00", "2026-11-23T17:00", null));
            using var answer = await TryAsync(() => officer.SendAsync("/api/sittings", command, default, key));
            all.Add(new(key, command, answer is null ? null : await TryAsync(() => answer.Content.ReadAsStringAsync())));
        }
        return all;
    }

    /// <summary>Who got no answer asks again with the same key; who got one gets the same again. Each sitting was scheduled once.</summary>
    private async Task SchedulingCanBeRepeatedAsync(ApiClient officer, List<Scheduled> all)
    {
        all.Count(s => s.Answer is null).ShouldBe(Connections);
        foreach (var (key, command, answer) in all.Where(s => s.Answer is null).Concat(all.Where(s => s.Answer is not null).TakeLast(5)))
        {
            using var again = await officer.SendAsync("/api/sittings", command, default, key);
            again.StatusCode.ShouldBe(HttpStatusCode.Created, await again.Content.ReadAsStringAsync());
            if (answer is not null) (await again.Content.ReadAsStringAsync()).ShouldBe(answer);
        }
        (await NumberAsync($"select count(*) from events.mt_events where type = 'sitting.scheduled' and data->>'room' like 'Room %'")).ShouldBe(all.Count);
        (await NumberAsync($"select count(distinct data->>'room') from events.mt_events where type = 'sitting.scheduled' and data->>'room' like 'Room %'")).ShouldBe(all.Count);
    }

    private static async Task<ResultRow> ScoredAsync(ApiClient officer, Person person, string ending)
    {
        var results = await Eventually.AsyncIs(async () =>
            (await officer.GetAsync<List<ResultRow>>("/api/results", default)).Where(r => r.SittingId == person.SittingId).ToList() is { Count: > 0 } found ? found : null);
        results.ShouldHaveSingleItem().Ending.ShouldBe(ending);
        return results[0];
    }

    private async Task<List<RecordedResponse>> StoredAsync(Person person)
    {
        await using var connection = new NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select data::text from events.mt_events where stream_id = $1 and type = 'sitting.responses_recorded' order by version", connection);
        command.Parameters.AddWithValue(person.SittingId);
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new List<RecordedResponse>();
        while (await reader.ReadAsync()) stored.AddRange(JsonSerializer.Deserialize<ResponsesRecorded>(reader.GetString(0), Json.Options)!.Responses);
        return stored;
    }

    /// <summary>As if the program had been down that long: the sitting began earlier, and its alarm is overdue.</summary>
    private async Task HalfAnHourPassesAsync(Person person)
    {
        const string Earlier = "to_jsonb(to_char(({0})::timestamptz at time zone 'UTC' - interval '31 minutes', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'))";
        var id = person.SittingId;
        (await NumberAsync($"with changed as (update events.mt_events set data = jsonb_set(data, '{{startedAt}}', {string.Format(null, Earlier, "data->>'startedAt'")}) where stream_id = '{id}' and type = 'sitting.started' returning 1) select count(*) from changed")).ShouldBe(1);
        (await NumberAsync($"with changed as (update docs.mt_doc_sitting set data = jsonb_set(data, '{{clock,entries,0,at}}', {string.Format(null, Earlier, "data#>>'{clock,entries,0,at}'")}) where id = '{id}' returning 1) select count(*) from changed")).ShouldBe(1);
        (await NumberAsync($"with changed as (update wolverine.wolverine_incoming_envelopes set execution_time = execution_time - interval '31 minutes' where status = 'Scheduled' and position('{id}'::bytea in body) > 0 returning 1) select count(*) from changed")).ShouldBe(1);
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // a test's own text
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <returns>Null when the program was gone before the answer was in.</returns>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }
}
