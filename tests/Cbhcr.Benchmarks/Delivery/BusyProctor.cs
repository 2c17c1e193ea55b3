using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>Pauses, resumes and gives time to sittings of chance while everything else happens: a clock that only runs is easily right.</summary>
internal sealed class BusyProctor(Service service, IReadOnlyList<VirtualCandidate> candidates, int seed)
{
    private readonly Dictionary<int, ApiClient> _atNode = [];

    public int Pauses { get; private set; }

    public int Adjustments { get; private set; }

    /// <summary>Returns when it is over, with nobody left paused.</summary>
    public async Task RunAsync(Func<bool> isOver)
    {
        var chance = new Random(seed);
        for (var n = 0; n < service.Nodes.Count; n++) _atNode[n] = await service.SignedInAsync("proctor", n);
        while (!isOver())
        {
            var sitting = candidates[chance.Next(candidates.Count)].SittingId;
            if (await DoneAsync($"/api/sittings/{sitting}/pause", new PauseSitting("technical-problem"), chance)) Pauses++;
            await Task.Delay(chance.Next(100, 800));
            if (chance.Next(3) == 0 && await DoneAsync($"/api/sittings/{sitting}/time", new AdjustTime(chance.Next(1, 600), "outage-credit"), chance)) Adjustments++;
            await DoneAsync($"/api/sittings/{sitting}/resume", new ResumeSitting(), chance);
            await Task.Delay(chance.Next(100, 400));
        }
    }

    /// <returns>Whether this call did it; otherwise it was done before, by a call whose answer was lost.</returns>
    private async Task<bool> DoneAsync(string path, object command, Random chance)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await _atNode[chance.Next(_atNode.Count)].SendAsync(path, command, CancellationToken.None);
                if (answer.IsSuccessStatusCode) return true;
                if ((int)answer.StatusCode == 409 && !(await answer.Content.ReadAsStringAsync()).Contains("version", StringComparison.OrdinalIgnoreCase)) return false;
                if ((int)answer.StatusCode is < 500 and not 409 and not 429) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or ApiRefusedException or TaskCanceledException && attempt < 600)
            {
                // Whoever is away comes back.
            }
            await Task.Delay(Math.Min(1000, 50 * attempt));
        }
    }
}
