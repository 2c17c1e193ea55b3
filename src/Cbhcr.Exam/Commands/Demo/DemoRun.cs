using System.Text.Json;
using Cbhcr.Exam.Analysis;
using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Registration;
using Cbhcr.Exam.Scoring;
using Cbhcr.Psychometrics.Simulation;
using Marten;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;

namespace Cbhcr.Exam.Commands.Demo;

internal sealed class DemoRun(WebApplication host, int candidates, string output)
{
    private const ulong Seed = 20260501;
    private const string Level = "CBHCR-I";
    // Two cores: more at once only wait for each other.
    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 6 };

    private readonly Uri _address = new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    private readonly string _password = host.Configuration["Demonstration:Password"]!;
    private readonly Dictionary<string, double> _seconds = [];
    private readonly Dictionary<string, ApiClient> _staff = [];

    public async Task<DemoSummary> RunAsync(CancellationToken ct)
    {
        await StageAsync("import", _ => ActivatorUtilities.CreateInstance<OpeningContent>(host.Services).BringAsync(ct));
        foreach (var (userName, _, _) in OpeningContent.DemonstrationAccounts) _staff[userName] = await new ApiClient(_address).SignInAsync(userName, _password, ct);
        var items = (await _staff["writer"].GetAsync<ItemPage>("/api/items", ct)).Total;

        Form form = null!;
        await StageAsync("assemble and publish", async _ => form = await AssembleAsync(ct));
        var sittings = new Guid[candidates];
        await StageAsync("register and schedule", progress => ForAllAsync(i => ScheduleAsync(form, i, sittings, ct), progress));
        var people = new SimulatedCandidate[candidates];
        var knowledge = await KnowledgeAsync(form, ct);
        await StageAsync("sit", progress => ForAllAsync(i => SitAsync(sittings[i], i, people, knowledge, ct), progress));
        IReadOnlyList<ResultRow> results = [];
        await StageAsync("score and release", async progress => results = await ReleaseAsync(progress, ct));
        var credentials = new List<Guid>();
        await StageAsync("award", progress => AwardAsync(results, credentials, progress, ct));
        string verifyUrl = "";
        await StageAsync("documents", async _ => verifyUrl = await WriteDocumentsAsync(form, results, credentials, ct));
        var (inLog, lost, duplicated) = await CountAnswersAsync(sittings, people, ct);
        await VerifyAsync(ct);
        return new(items, form.ContentHash!, candidates, people.Sum(p => p.Acknowledged), inLog, lost, duplicated, results.Count(r => r.Passed == true), credentials.Count, verifyUrl, _seconds);
    }

    private Task StageAsync(string name, Func<Action<double>, Task> work) => VerbConsole.StageAsync(name, _seconds, TimeProvider.System, work);

    private async Task ForAllAsync(Func<int, Task> one, Action<double> progress)
    {
        var done = 0;
        await Parallel.ForAsync(0, candidates, Together, async (i, _) =>
        {
            await one(i);
            progress((double)Interlocked.Increment(ref done) / candidates);
        });
    }

    private async Task<Form> AssembleAsync(CancellationToken ct)
    {
        var created = await _staff["assembler"].PostAsync<JsonElement>("/api/forms", new AssembleForm(Level, $"{Level}-DEMO", Seed), ct);
        var path = created.GetProperty("url").GetString()!;
        var form = await TwoPeople.PublishFormAsync(_staff["assembler"], _staff["psychometrician"], path, ct);
        await _staff["psychometrician"].PostAsync<JsonElement>("/api/cut-scores",
            new AdoptCutScore(Level, (int)Math.Ceiling(form.ScoredItems * 0.6), "Demonstration: 60 percent, chosen to have passes and fails to show."), ct);
        return form;
    }

    private async Task ScheduleAsync(Form form, int i, Guid[] sittings, CancellationToken ct)
    {
        var candidate = await CreateAsync(_staff["officer"], "/api/candidates", new RegisterCandidate($"sim-{i + 1:0000}", $"Simulated Candidate {i + 1}", null), ct);
        var today = host.Services.GetRequiredService<IClock>().GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[OpeningContent.DemonstrationProgramme.TimeZone]).Date;
        sittings[i] = await CreateAsync(_staff["officer"], "/api/sittings",
            new ScheduleSitting(candidate, form.Id, "Demonstration room", $"{today:uuuu-MM-dd}T00:00", $"{today.PlusDays(1):uuuu-MM-dd}T23:59", null), ct);
    }

    private async Task SitAsync(Guid sitting, int i, SimulatedCandidate[] people, IReadOnlyDictionary<string, ItemKnowledge> knowledge, CancellationToken ct)
    {
        var proctor = _staff["proctor"];
        var code = await proctor.PostAsync<AdmissionCode>($"/api/sittings/{sitting}/admission-code", new { }, ct);
        using var client = new ApiClient(_address);
        await client.PostAsync<SittingOpened>("/api/admissions", new OpenSitting(code.Code), ct);
        await proctor.PostAsync($"/api/sittings/{sitting}/identity-check", new CheckIdentity("government-photo-id", 2), ct);
        await proctor.PostAsync($"/api/sittings/{sitting}/admit", new AdmitCandidate(3), ct);
        var chance = new SplitMix64(Seed + (ulong)i);
        people[i] = new SimulatedCandidate(client, sitting, ability: 0.4 + chance.NextNormal(), chance, host.Services.GetRequiredService<IClock>(), host.Services.GetRequiredService<IdSource>());
        await people[i].SitAsync(knowledge, interrupted: i == candidates / 2, ct);
    }

    /// <summary>Keys come from the item bank through a writer's rights; difficulties are drawn by seed.</summary>
    private async Task<IReadOnlyDictionary<string, ItemKnowledge>> KnowledgeAsync(Form form, CancellationToken ct)
    {
        var knowledge = new Dictionary<string, ItemKnowledge>();
        foreach (var slot in form.Slots)
        {
            var content = (await _staff["writer"].GetAsync<ItemDetails>($"/api/items/{slot.ItemCode}", ct)).Item.Content;
            var chance = new SplitMix64(Seed ^ (ulong)slot.Position * 7919);
            knowledge[content.Stem] = new(content.Options.Single(o => o.Id == content.Key).Text, -0.4 + 0.9 * chance.NextNormal(), Math.Exp(0.1 + 0.3 * chance.NextNormal()));
        }
        return knowledge;
    }

    private async Task<IReadOnlyList<ResultRow>> ReleaseAsync(Action<double> progress, CancellationToken ct)
    {
        var scored = await AllAsync(candidates, ct);
        var done = 0;
        await Parallel.ForEachAsync(scored, Together, async (row, _) =>
        {
            await _staff["officer"].PostAsync($"/api/results/{row.ResultId}/release", new ReleaseResult(row.Version), ct);
            progress((double)Interlocked.Increment(ref done) / scored.Count);
        });
        return await AllAsync(candidates, ct);
    }

    // Scoring runs behind a durable queue; the last results come a moment after the last submission.
    private async Task<IReadOnlyList<ResultRow>> AllAsync(int wanted, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            var all = new List<ResultRow>();
            for (var page = 1; ; page++)
            {
                var rows = await _staff["officer"].GetAsync<List<ResultRow>>($"/api/results?page={page}", ct);
                all.AddRange(rows);
                if (rows.Count < TheResultEndpoint.PageSize) break;
            }
            if (all.Count >= wanted) return all;
            if (attempt == 300) throw new InvalidOperationException($"{all.Count} of {wanted} sittings were scored within 30 seconds.");
            await Task.Delay(100, ct);
        }
    }

    private async Task AwardAsync(IReadOnlyList<ResultRow> results, List<Guid> credentials, Action<double> progress, CancellationToken ct)
    {
        var passed = results.Where(r => r.Passed == true).ToList();
        await Parallel.ForEachAsync(passed, Together, async (row, _) =>
        {
            var id = await CreateAsync(_staff["officer"], "/api/credentials", new AwardCredential(row.ResultId), ct);
            lock (credentials) credentials.Add(id);
            progress((double)credentials.Count / passed.Count);
        });
    }

    private async Task<string> WriteDocumentsAsync(Form form, IReadOnlyList<ResultRow> results, List<Guid> credentials, CancellationToken ct)
    {
        var officer = _staff["officer"];
        async Task SaveAsync(ApiClient who, string path, string file) => await File.WriteAllBytesAsync(Path.Combine(output, file), await who.GetBytesAsync(path, ct), ct);
        var analysis = await CreateAsync(_staff["psychometrician"], $"/api/forms/{form.Id}/analyses", new AnalyseForm(), ct);
        await SaveAsync(_staff["psychometrician"], $"/api/analyses/{analysis}/report.pdf", "psychometric-report.pdf");
        if (results.OrderBy(r => r.Passed).FirstOrDefault() is { } reported)
            await SaveAsync(officer, $"/api/results/{reported.ResultId}/report.pdf", "score-report.pdf");
        if (credentials.Count == 0) return "";
        var first = credentials.Min();
        await SaveAsync(officer, $"/api/credentials/{first}/certificate.pdf", "certificate.pdf");
        var number = (await officer.GetAsync<Credential>($"/api/credentials/{first}", ct)).Number;
        using var employer = new ApiClient(_address);
        var answer = await employer.GetAsync<Verification>($"/api/verify/{number}", ct);
        return answer.Status == PublicStatus.Valid ? $"{_address}verify/{number}" : throw new InvalidOperationException($"Certificate {number} should be valid and is {answer.Status}.");
    }

    /// <summary>The log against what the clients were told is safe.</summary>
    private async Task<(int InLog, int Lost, int Duplicated)> CountAnswersAsync(Guid[] sittings, SimulatedCandidate[] people, CancellationToken ct)
    {
        int inLog = 0, lost = 0, duplicated = 0;
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        for (var i = 0; i < sittings.Length; i++)
        {
            var events = await session.Events.FetchStreamAsync(sittings[i], token: ct);
            var stored = events.Select(e => e.Data).OfType<ResponsesRecorded>().SelectMany(e => e.Responses).ToList();
            var distinct = stored.Select(r => r.ResponseId).Distinct().Count();
            inLog += stored.Count;
            duplicated += stored.Count - distinct;
            lost += Math.Max(0, people[i].Acknowledged - distinct);
            if (Receipt.After(Receipt.Start(sittings[i]), stored) != people[i].ReceiptHash) lost++;
        }
        return (inLog, lost, duplicated);
    }

    private async Task VerifyAsync(CancellationToken ct)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var verification = new EventVerification(session);
        await StageAsync("verify events", progress => verification.RunAsync(progress, ct));
        if (verification.Differences.Count > 0) throw new InvalidOperationException("The event log does not give the stored numbers: " + string.Join("; ", verification.Differences.Take(5)));
    }

    private static async Task<Guid> CreateAsync(ApiClient who, string path, object body, CancellationToken ct) =>
        Guid.Parse((await who.PostAsync<JsonElement>(path, body, ct)).GetProperty("url").GetString()!.Split('/')[^1]);
}
