using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Scoring;
using Cbhcr.Exam.Tests.Hosting;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Text.Json;

namespace Cbhcr.Exam.Tests.Commands;

/// <summary>A program of its own, since this class breaks its database.</summary>
public sealed class BrokenFixture : ExamFixture;

public sealed class when_the_log_is_verified(BrokenFixture exam) : IClassFixture<BrokenFixture>
{
    /// <summary>One after another on one log: each break is found, and mended again before the next.</summary>
    [Fact]
    public async Task nothing_differs_until_somebody_has_been_at_the_database()
    {
        var (person, result) = await ReleasedAsync();
        await DrawnAsync();
        (await DifferencesAsync()).ShouldBeEmpty();

        await BrokenAsync("the score that people see", $"update docs.mt_doc_result set data = jsonb_set(data, '{{raw}}', '3') where id = '{result}'", "not what its events come to");
        await BrokenAsync("the score in the log", $"update events.mt_events set data = jsonb_set(data, '{{raw}}', '3') where stream_id = '{result}' and type = 'result.scored'", "raw score");
        await BrokenAsync("an answer", $"update events.mt_events set data = jsonb_set(data, '{{responses,0,optionId}}', '\"E\"') where stream_id = '{person.SittingId}' and type = 'sitting.responses_recorded' and version = (select min(version) from events.mt_events where stream_id = '{person.SittingId}' and type = 'sitting.responses_recorded')", "receipt after response 1");
        await BrokenAsync("an answer that is gone", $"update events.mt_events set data = jsonb_set(data, '{{responses}}', '[]') where stream_id = '{person.SittingId}' and type = 'sitting.responses_recorded' and version = (select max(version) from events.mt_events where stream_id = '{person.SittingId}' and type = 'sitting.responses_recorded')", "receipt at submission");
        await BrokenAsync("the key of an item", "update events.mt_events set data = jsonb_set(data, '{content,key}', '\"A\"') where type = 'item.drafted' and data->'content'->>'key' = 'B'", "content hash");
        await BrokenAsync("a form", $"update events.mt_events set data = jsonb_set(data, '{{slots,0,contentVersion}}', '7') where stream_id = '{exam.SmallForm.Id}' and type = 'form.assembled'", "item version");
        await BrokenAsync("what was drawn", "update events.mt_events set data = jsonb_set(data, '{entries,0}', '\"TEST-SMALL-999\"') where type = 'draw_plan.form_drawn' and data->>'number' = '1'", "is not what was drawn");
        await BrokenAsync("the chance of a draw", "update events.mt_events set data = jsonb_set(data, '{seed}', '5') where type = 'draw_plan.form_drawn' and data->>'number' = '2'", "number or seed of its draw");
        await BrokenAsync("what was kept from a draw", "update events.mt_events set data = jsonb_set(data, '{exposurePercent}', '100') where type = 'draw_plan.proposed'", "drawn again it is another");
        await BrokenAsync("the cut behind a released score", $"update events.mt_events set data = jsonb_set(data, '{{rawCut}}', '8') where stream_id = '{result}' and type = 'result.released'", "released score");
    }

    private async Task BrokenAsync(string what, string sql, string says)
    {
        await using var connection = new NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in new[] { "docs.mt_doc_result", "events.mt_events" }) await RunAsync(connection, $"create temp table if not exists {table.Split('.')[1]}_kept as select * from {table}");
        (await RunAsync(connection, sql)).ShouldBeGreaterThan(0, $"{what}: nothing was broken, so nothing is tested");
        (await DifferencesAsync()).ShouldContain(d => d.Contains(says), $"{what} was changed");
        await RunAsync(connection, "update docs.mt_doc_result r set data = k.data from mt_doc_result_kept k where k.id = r.id");
        await RunAsync(connection, "update events.mt_events e set data = k.data from mt_events_kept k where k.seq_id = e.seq_id");
        (await DifferencesAsync()).ShouldBeEmpty($"{what} was mended");
    }

    private async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var verification = new EventVerification(session);
        await verification.RunAsync(_ => { }, default);
        (verification.Items > 100 && verification.Results > 0 && verification.Responses > 0).ShouldBeTrue();
        return verification.Differences;
    }

    /// <summary>Six sittings, so that exposure has had its say.</summary>
    private async Task DrawnAsync()
    {
        var assembler = await exam.SignedInAsync("assembler");
        var plan = Person.IdOf(await assembler.PostAsync<JsonElement>("/api/draw-plans", new ProposeDrawPlan(exam.SmallForm.LevelCode, "TEST-FLY", 85, 3, 7, null), default));
        await (await exam.SignedInAsync("psychometrician")).PostAsync($"/api/draw-plans/{plan}/approve", new ApproveDrawPlan(1), default);
        for (var i = 0; i < 6; i++) await Person.ScheduledAsync(exam, plan: plan);
    }

    private async Task<(Person, Guid)> ReleasedAsync()
    {
        var psychometrician = await exam.SignedInAsync("psychometrician");
        await psychometrician.PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore(exam.SmallForm.LevelCode, 5, "For this test."), default);
        var person = await Person.SittingAsync(exam);
        await person.AnswerAllAsync(right: 10);
        await person.SubmitAsync();
        var officer = await exam.SignedInAsync("officer");
        var row = await Eventually.AsyncIs(async () => (await officer.GetAsync<List<ResultRow>>("/api/results", default)).SingleOrDefault(r => r.SittingId == person.SittingId));
        await officer.PostAsync($"/api/results/{row.ResultId}/release", new ReleaseResult(row.Version), default);
        await officer.PostAsync<JsonElement>("/api/credentials", new AwardCredential(row.ResultId), default);
        return (person, row.ResultId);
    }

#pragma warning disable CA2100 // written here
    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }
#pragma warning restore CA2100
}
