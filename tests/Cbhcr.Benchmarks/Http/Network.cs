using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Cbhcr.Benchmarks.Http;

/// <summary>The candidates' side of the network. While it is cut, what was under way is broken off and nothing new comes through.</summary>
public sealed class Network
{
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private volatile bool _cut;

    public void Cut()
    {
        _cut = true;
        foreach (var (socket, _) in _open)
        {
            // Reset, not closed: what was on its way is lost.
            try
            {
                socket.LingerState = new(true, 0);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Gone by itself.
            }
            socket.Dispose();
        }
    }

    public void Mend() => _cut = false;

    internal void Add(Socket socket)
    {
        _open[socket] = 0;
        if (!_cut) return;
        Remove(socket);
        throw new IOException("The network is cut: connection refused.");
    }

    internal void Remove(Socket socket)
    {
        _open.TryRemove(socket, out _);
        socket.Dispose();
    }
}
