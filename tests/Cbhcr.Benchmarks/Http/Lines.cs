using System.Threading.Channels;

namespace Cbhcr.Benchmarks.Http;

/// <summary>A way to the nodes for requests. Any node is as good as any other.</summary>
public interface ILines : IDisposable
{
    /// <exception cref="IOException">The connection broke or could not be made; whether the request arrived is not known.</exception>
    Task<LeanResponse> SendAsync(ReadOnlyMemory<byte> request);
}

/// <summary>One caller's own connections, one to each node: every request goes to the next node, so that no two in a row meet the same one.</summary>
public sealed class RoundRobin(IReadOnlyList<Uri> nodes, Network network, int first) : ILines
{
    private readonly LeanConnection[] _nodes = [.. nodes.Select(n => new LeanConnection(n, network))];
    private int _next = first;

    public Task<LeanResponse> SendAsync(ReadOnlyMemory<byte> request) => _nodes[(_next++ & int.MaxValue) % _nodes.Length].SendAsync(request);

    public void Dispose()
    {
        foreach (var node in _nodes) node.Dispose();
    }
}

/// <summary>A number of kept-alive connections for many callers, as a load balancer has them.</summary>
public sealed class SharedLines : ILines
{
    private readonly Channel<LeanConnection> _idle = Channel.CreateUnbounded<LeanConnection>();

    public SharedLines(IReadOnlyList<Uri> nodes, Network network, int count)
    {
        for (var i = 0; i < count; i++) _idle.Writer.TryWrite(new(nodes[i % nodes.Count], network));
    }

    public async Task<LeanResponse> SendAsync(ReadOnlyMemory<byte> request)
    {
        var line = await _idle.Reader.ReadAsync();
        try
        {
            return await line.SendAsync(request);
        }
        finally
        {
            _idle.Writer.TryWrite(line);
        }
    }

    public void Dispose()
    {
        while (_idle.Reader.TryRead(out var line)) line.Dispose();
    }
}
