using Cbhcr.Benchmarks.Http;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>
/// Things that break at moments drawn from a seed: <c>host</c> (all nodes at once), <c>node</c> (one of them), <c>postgres</c> (its postmaster, by SIGKILL or by
/// an immediate stop), <c>network</c> (the candidates' connections are reset and none is made for a while). Each is mended before the next.
/// </summary>
internal sealed class Chaos(Service service, Network network, IReadOnlyList<string> kinds, int kills, int seed, int gap)
{
    public static IReadOnlyList<string> Known { get; } = ["host", "node", "postgres", "network"];

    private readonly SortedDictionary<string, int> _done = [];

    public IReadOnlyDictionary<string, int> Done => _done;

    public bool IsOver { get; private set; }

    public async Task RunAsync()
    {
        var chance = new Random(seed);
        List<string> order = [];
        for (var n = 0; n < kills; n++)
        {
            // All kinds in turn, in an order of chance: a short run has each of them.
            if (n % kinds.Count == 0) order = [.. kinds.OrderBy(_ => chance.Next())];
            var kind = order[n % kinds.Count];
            await Task.Delay(chance.Next(gap / 10, gap));
            await BreakAsync(kind, chance);
            _done[kind] = _done.GetValueOrDefault(kind) + 1;
        }
        IsOver = true;
    }

    private async Task BreakAsync(string kind, Random chance)
    {
        var away = chance.Next(0, 1500);
        switch (kind)
        {
            case "host":
                foreach (var node in service.Nodes) node.Kill();
                await Task.WhenAll(service.Nodes.Select(n => n.StartAsync()));
                break;
            case "node":
                var one = service.Nodes[chance.Next(service.Nodes.Count)];
                one.Kill();
                await Task.Delay(away);
                await one.StartAsync();
                break;
            case "postgres":
                await service.OwnServer!.KillAsync(hard: chance.Next(2) == 0);
                await Task.Delay(away);
                await service.OwnServer.StartAgainAsync();
                break;
            case "network":
                network.Cut();
                await Task.Delay(500 + (2 * away));
                network.Mend();
                break;
        }
    }
}
