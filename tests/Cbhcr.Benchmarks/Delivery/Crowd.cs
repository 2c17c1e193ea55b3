using System.Collections.Concurrent;
using System.Text.Json;
using Cbhcr.Benchmarks.Http;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Registration;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>Candidates who are registered, seated, admitted and have accepted the agreement: one step before the first question.</summary>
internal sealed class Crowd
{
    private readonly ConcurrentDictionary<string, Latencies> _actions = [];
    private readonly ConcurrentDictionary<string, int> _failures = [];

    public IReadOnlyList<VirtualCandidate> Candidates { get; private set; } = [];

    public Latencies Of(string action) => _actions.GetOrAdd(action, _ => new());

    public IReadOnlyDictionary<string, Latencies> Actions => _actions;

    public IReadOnlyDictionary<string, int> Failures => _failures;

    public long Requests => _actions.Values.Sum(a => a.Count) + _failures.Values.Sum();

    public static async Task<Crowd> AtTheDoorAsync(Service service, Form form, int count, CancellationToken ct)
    {
        var crowd = new Crowd();
        var officer = await service.SignedInAsync("officer");
        var proctor = await service.SignedInAsync("proctor");
        var candidates = new VirtualCandidate[count];
        var done = 0;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (i, _) =>
        {
            candidates[i] = await crowd.SeatAsync(service, officer, proctor, form, i, ct);
            if (Interlocked.Increment(ref done) % 500 == 0) Console.Error.WriteLine($"{done} of {count} are at the door");
        });
        crowd.Candidates = candidates;
        return crowd;
    }

    private async Task<VirtualCandidate> SeatAsync(Service service, ApiClient officer, ApiClient proctor, Form form, int number, CancellationToken ct)
    {
        var candidate = IdOf(await officer.PostAsync<JsonElement>("/api/candidates", new RegisterCandidate($"load-{number:00000}", $"Load Candidate {number}", null), ct));
        var sitting = IdOf(await officer.PostAsync<JsonElement>("/api/sittings", new ScheduleSitting(candidate, form.Id, $"Room {number / 300}", "2020-01-01T00:00", "2040-01-01T00:00", null), ct));
        var code = await proctor.PostAsync<AdmissionCode>($"/api/sittings/{sitting}/admission-code", new { }, ct);
        using var client = new ApiClient(service.Address);
        await client.PostAsync<SittingOpened>("/api/admissions", new OpenSitting(code.Code), ct);
        await proctor.PostAsync($"/api/sittings/{sitting}/identity-check", new CheckIdentity("government-photo-id", 2), ct);
        await proctor.PostAsync($"/api/sittings/{sitting}/admit", new AdmitCandidate(3), ct);
        await client.PostAsync($"/api/sittings/{sitting}/agreement", new AcceptAgreement(Agreement.Version), ct);
        return new(sitting, service.Address, new LeanRequest(service.Address, client.CookieHeader, client.Token), (action, took) => Of(action).Add(took),
            why => _failures.AddOrUpdate(why.Split(':')[0] + ": " + Kind(why), 1, (_, n) => n + 1));
    }

    private static string Kind(string why) => why.Contains("reset") || why.Contains("closed") || why.Contains("refused") || why.Contains("Broken pipe") ? "connection" : why.Split(':')[1].Trim()[..Math.Min(60, why.Split(':')[1].Trim().Length)];

    private static Guid IdOf(JsonElement created) => Guid.Parse(created.GetProperty("url").GetString()!.Split('/')[^1]);
}
