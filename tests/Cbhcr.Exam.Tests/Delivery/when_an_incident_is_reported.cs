using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Scoring;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>A program of its own: its database is named after this type.</summary>
public sealed class IncidentFixture : ClockFixture;

/// <summary>From the report to the last word, on a clock that only this class moves.</summary>
public sealed class when_an_incident_is_reported(IncidentFixture exam) : IClassFixture<IncidentFixture>
{
    private const string Password = RunningExam.Password;

    [Fact]
    public async Task its_result_waits_for_statement_decision_and_appeal()
    {
        await CutScoreAsync();
        var (person, result, incident) = await ScoredAndReportedAsync();
        var officer = await exam.SignedInAsync("officer");
        var held = await (await ReleaseAsync(result)).ShouldBeProblemAsync(409, "result-held");
        held.GetProperty("incidents").EnumerateArray().Select(i => i.GetGuid()).ShouldBe([incident]);
        (await OpenAsync(incident))!.Waiting.ShouldBe("statement");

        await (await officer.SendAsync($"{person.Api}/incidents/{incident}/decision", Void, default)).ShouldBeProblemAsync(409, "statement-awaited");
        var candidate = await exam.Anyone().SignInAsync(person.UserName, Password, default);
        await candidate.PostAsync($"{person.Api}/incidents/{incident}/statement", new GiveStatement("It was my neighbour's."), default);
        await (await candidate.SendAsync($"{person.Api}/incidents/{incident}/statement", new GiveStatement("And another thing."), default)).ShouldBeProblemAsync(409, "statement-given");
        await officer.PostAsync($"{person.Api}/incidents/{incident}/decision", Void, default);
        await StateIsAsync(result, ResultState.Voided);
        await (await ReleaseAsync(result, 2)).ShouldBeProblemAsync(409, "result-void");

        await candidate.PostAsync($"{person.Api}/incidents/{incident}/appeal", new AppealDecision("Please read it again."), default);
        await (await officer.SendAsync($"{person.Api}/incidents/{incident}/appeal/decision", new DecideAppeal("overturned", null), default)).ShouldBeProblemAsync(403, "impartiality-conflict");
        var second = await OfficerAsync();
        await second.PostAsync($"{person.Api}/incidents/{incident}/appeal/decision", new DecideAppeal("overturned", "It was not shown."), default);
        await StateIsAsync(result, ResultState.Scored);
        (await ReleaseAsync(result, 3)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var thread = await officer.GetAsync<SittingThread>($"{person.Api}/thread", default);
        thread.Entries.Where(e => e.IncidentId == incident).Select(e => (e.Kind, e.Text)).ShouldBe(
            [("incident", "A phone lay under the table."), ("statement", "It was my neighbour's."), ("decision", "The phone was the candidate's."),
                ("appeal", "Please read it again."), ("appeal-decision", "It was not shown.")]);
    }

    [Fact]
    public async Task during_the_exam_the_result_is_held_from_the_start_and_no_action_lets_it_go()
    {
        await CutScoreAsync();
        var person = await Person.SittingAsync(exam);
        var incident = await ReportAsync(person, "serious");
        await person.AnswerAllAsync(right: 10);
        await person.SubmitAsync();
        var result = await ResultAsync(person);
        await (await ReleaseAsync(result)).ShouldBeProblemAsync(409, "result-held");
        await (await exam.SignedInAsync("officer")).PostAsync($"{person.Api}/incidents/{incident}/decision", new DecideIncident("no-action", "not-shown", null), default);
        (await ReleaseAsync(result)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await OpenAsync(incident)).ShouldBeNull();
    }

    [Theory, InlineData("note"), InlineData("minor")]
    public async Task that_is_not_serious_the_result_is_not_held(string severity)
    {
        await CutScoreAsync();
        var (person, result, incident) = await ScoredAndReportedAsync(severity);
        (await ReleaseAsync(result)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        if (severity == "minor") await (await exam.SignedInAsync("officer")).PostAsync($"{person.Api}/incidents/{incident}/review", new ReviewIncident("minor"), default);
        (await OpenAsync(incident)).ShouldBeNull();
    }

    [Fact]
    public async Task nobody_who_supervised_decides()
    {
        var both = await AccountAsync(Roles.Proctor, Roles.CredentialingOfficer);
        var person = await Person.ScheduledAsync(exam);
        await both.PostAsync($"{person.Api}/identity-check", new CheckIdentity("known-in-person", 1), default);
        var incident = await ReportAsync(person, "serious");
        await (await both.SendAsync($"{person.Api}/incidents/{incident}/decision", new DecideIncident("no-action", "not-shown", null), default)).ShouldBeProblemAsync(403, "impartiality-conflict");
    }

    [Fact]
    public async Task the_time_for_a_statement_and_an_appeal_ends()
    {
        var (person, result, incident) = await ScoredAndReportedAsync();
        var (candidate, officer) = (await exam.Anyone().SignInAsync(person.UserName, Password, default), await exam.SignedInAsync("officer"));
        exam.Clock.Advance(Duration.FromDays(15));
        await (await candidate.SendAsync($"{person.Api}/incidents/{incident}/statement", new GiveStatement("Too late?"), default)).ShouldBeProblemAsync(409, "too-late");
        await officer.PostAsync($"{person.Api}/incidents/{incident}/decision", Void, default);
        exam.Clock.Advance(Duration.FromDays(31));
        await (await candidate.SendAsync($"{person.Api}/incidents/{incident}/appeal", new AppealDecision("Too late?"), default)).ShouldBeProblemAsync(409, "too-late");
        await StateIsAsync(result, ResultState.Voided);
    }

    [Fact]
    public async Task only_the_candidate_speaks_for_the_candidate()
    {
        var (person, _, incident) = await ScoredAndReportedAsync();
        var stranger = await Person.ScheduledAsync(exam, password: Password);
        var other = await exam.Anyone().SignInAsync(stranger.UserName, Password, default);
        await (await other.SendAsync($"{person.Api}/incidents/{incident}/statement", new GiveStatement("Me."), default)).ShouldBeProblemAsync(404);
        await (await other.SendAsync($"{person.Api}/incidents/{incident}/appeal", new AppealDecision("Me."), default)).ShouldBeProblemAsync(404);
        (await (await other.TryGetAsync($"/my/sittings/{person.SittingId}", default)).Content.ReadAsStringAsync()).ShouldContain("Nothing to show");
        var mine = await exam.Anyone().SignInAsync(person.UserName, Password, default);
        (await (await mine.TryGetAsync($"/my/sittings/{person.SittingId}", default)).Content.ReadAsStringAsync()).ShouldContain("A phone lay under the table.");
        (await (await mine.TryGetAsync("/my", default)).Content.ReadAsStringAsync()).ShouldContain($"/my/sittings/{person.SittingId}");
        await (await person.Client.SendAsync($"{person.Api}/statement", new GiveStatementInTheRoom(incident, "From the room."), default)).Content.ReadAsStringAsync();
        (await (await exam.SignedInAsync("proctor")).GetAsync<SittingThread>($"{person.Api}/thread", default)).Entries.ShouldContain(e => e.Kind == "statement" && e.Text == "From the room.");
    }

    [Fact]
    public async Task or_not_the_candidate_is_heard_for_half_an_hour_after_the_end()
    {
        var person = await Person.SittingAsync(exam);
        await person.SubmitAsync();
        exam.Clock.Advance(Duration.FromMinutes(30));
        (await person.Client.SendAsync($"{person.Api}/messages", new SendMessage(exam.NewId(), "One more thing."), default)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        exam.Clock.Advance(Duration.FromSeconds(1));
        await (await person.Client.SendAsync($"{person.Api}/messages", new SendMessage(exam.NewId(), "And another."), default)).ShouldBeProblemAsync(409, "sitting-over");
    }

    private static DecideIncident Void => new("score-void", "forbidden-material-used", "The phone was the candidate's.");

    private async Task<(Person, ResultRow, Guid)> ScoredAndReportedAsync(string severity = "serious")
    {
        var person = await Person.SittingAsync(exam, password: Password);
        await person.AnswerAllAsync(right: 10);
        await person.SubmitAsync();
        return (person, await ResultAsync(person), await ReportAsync(person, severity));
    }

    private async Task<Guid> ReportAsync(Person person, string severity) => (await (await exam.SignedInAsync("proctor"))
        .PostAsync<IncidentFiled>($"{person.Api}/incidents", new ReportIncident("forbidden-material", severity, "A phone lay under the table."), default)).IncidentId;

    private async Task<OpenIncident?> OpenAsync(Guid incident) =>
        (await (await exam.SignedInAsync("officer")).GetAsync<List<OpenIncident>>("/api/incidents", default)).SingleOrDefault(i => i.IncidentId == incident);

    private async Task<HttpResponseMessage> ReleaseAsync(ResultRow result, int version = 1) =>
        await (await exam.SignedInAsync("officer")).SendAsync($"/api/results/{result.ResultId}/release", new ReleaseResult(version), default);

    private Task<ApiClient> OfficerAsync() => AccountAsync(Roles.CredentialingOfficer);

    private async Task<ApiClient> AccountAsync(params string[] roles)
    {
        var name = $"a{exam.NewId():N}";
        await (await exam.SignedInAsync("admin")).PostAsync<JsonElement>("/api/accounts", new OpenAccount(name, "Another officer", Password, roles), default);
        return await exam.Anyone().SignInAsync(name, Password, default);
    }

    private async Task CutScoreAsync()
    {
        // Whichever test comes first adopts it.
        using var _ = await (await exam.SignedInAsync("psychometrician")).SendAsync("/api/cut-scores", new AdoptCutScore("TEST-SMALL", 5, "For tests."), default);
    }

    private async Task<ResultRow> ResultAsync(Person person) => await Eventually.AsyncIs(async () => (await ResultsAsync()).SingleOrDefault(r => r.SittingId == person.SittingId));

    private Task StateIsAsync(ResultRow result, ResultState state) => Eventually.TrueAsync(async () => (await ResultsAsync()).Single(r => r.ResultId == result.ResultId).State == state);

    private async Task<List<ResultRow>> ResultsAsync() => await (await exam.SignedInAsync("officer")).GetAsync<List<ResultRow>>("/api/results", default);
}
