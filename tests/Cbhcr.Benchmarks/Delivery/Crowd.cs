using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cbhcr.Benchmarks.Http;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Registration;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>Candidates who are registered, seated, admitted and have accepted the agreement: one step before the first question.</summary>
internal sealed partial class Crowd : IDisposable
{
    private const int Lanes = 8;

    private sealed record Lane(ApiClient Officer, ApiClient Proctor, Uri Node);

    private readonly List<ILines> _lines = [];
    private static readonly string[] Breaks = ["reset", "closed", "refused", "Broken pipe", "disposed", "aborted", "canceled"];

    private readonly ConcurrentDictionary<string, Latencies> _actions = [];
    private readonly ConcurrentDictionary<string, int> _failures = [];

    public IReadOnlyList<VirtualCandidate> Candidates { get; private set; } = [];

    public Latencies Of(string action) => _actions.GetOrAdd(action, _ => new());

    public IReadOnlyDictionary<string, Latencies> Actions => _actions;

    public IReadOnlyDictionary<string, int> Failures => _failures;

    public long Requests => _actions.Values.Sum(a => a.Count) + _failures.Values.Sum();

    /// <summary>The candidates' side of the network.</summary>
    public Network Network { get; } = new();

    /// <param name="shared">So many connections for all of them; null gives each its own.</param>
    public static async Task<Crowd> AtTheDoorAsync(Service service, Form form, int count, CancellationToken ct, int? shared = null)
    {
        var crowd = new Crowd();
        if (shared is { } connections) crowd._lines.Add(new SharedLines(service.Addresses, crowd.Network, connections));
        // Each lane signs in at one node; whom it seats goes to all of them.
        var lanes = new ConcurrentBag<Lane>();
        for (var n = 0; n < Lanes; n++) lanes.Add(new(await service.SignedInAsync("officer", n), await service.SignedInAsync("proctor", n), service.Addresses[n % service.Addresses.Count]));
        var candidates = new VirtualCandidate[count];
        var done = 0;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = ct }, async (i, _) =>
        {
            lanes.TryTake(out var lane);
            candidates[i] = await crowd.SeatAsync(service, lane!, form, i, shared is not null, ct);
            lanes.Add(lane!);
            if (Interlocked.Increment(ref done) % 500 == 0) Console.Error.WriteLine($"{done} of {count} are at the door");
        });
        crowd.Candidates = candidates;
        return crowd;
    }

    private async Task<VirtualCandidate> SeatAsync(Service service, Lane lane, Form form, int number, bool shared, CancellationToken ct)
    {
        var (officer, proctor, node) = lane;
        var candidate = IdOf(await officer.PostAsync<JsonElement>("/api/candidates", new RegisterCandidate($"load-{number:00000}", $"Load Candidate {number}", null), ct));
        var sitting = IdOf(await officer.PostAsync<JsonElement>("/api/sittings", new ScheduleSitting(candidate, form.Id, $"Room {number / 300}", "2020-01-01T00:00", "2040-01-01T00:00", null), ct));
        var code = await proctor.PostAsync<AdmissionCode>($"/api/sittings/{sitting}/admission-code", new { }, ct);
        using var client = new ApiClient(node);
        await client.PostAsync<SittingOpened>("/api/admissions", new OpenSitting(code.Code), ct);
        await proctor.PostAsync($"/api/sittings/{sitting}/identity-check", new CheckIdentity("government-photo-id", 2), ct);
        await proctor.PostAsync($"/api/sittings/{sitting}/admit", new AdmitCandidate(3), ct);
        await client.PostAsync($"/api/sittings/{sitting}/agreement", new AcceptAgreement(Agreement.Version), ct);
        return new(sitting, shared ? _lines[0] : Own(service, number), new LeanRequest(node, client.CookieHeader, client.Token), (action, took) => Of(action).Add(took),
            why => _failures.AddOrUpdate(why.Split(':')[0] + ": " + Kind(why), 1, (_, n) => n + 1));
    }

    private RoundRobin Own(Service service, int number)
    {
        var lines = new RoundRobin(service.Addresses, Network, number);
        lock (_lines) _lines.Add(lines);
        return lines;
    }

    public void Dispose()
    {
        foreach (var lines in _lines) lines.Dispose();
    }

    // “save: 503 {…}” under the problem's own name.
    private static string Kind(string why) => Breaks.Any(why.Contains) ? "connection" : Problem().Match(why) is { Success: true } problem ? $"{problem.Groups[1]} {problem.Groups[2]}" : why.Split(':')[1].Trim();

    [GeneratedRegex(@": (\d+) .*?.code.:.([\w-]+)")]
    private static partial Regex Problem();

    internal static Guid IdOf(JsonElement created) => Guid.Parse(created.GetProperty("url").GetString()!.Split('/')[^1]);
}
