using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cbhcr.Benchmarks.Http;

public readonly record struct LeanResponse(int Status, ReadOnlyMemory<byte> Body)
{
    public string Text => Encoding.UTF8.GetString(Body.Span);
}

/// <summary>
/// HTTP/1.1 on one kept-alive connection with as little work as can be: the load must not cost more than what it loads.
/// Reads answers with Content-Length or in chunks. A broken connection is made again by the next request.
/// </summary>
public sealed class LeanConnection(Uri address, Network network) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly byte[] _in = new byte[8 * 1024];
    private Socket? _socket;
    private int _filled;

    /// <exception cref="IOException">The connection broke or could not be made; whether the request arrived is not known.</exception>
    public async Task<LeanResponse> SendAsync(ReadOnlyMemory<byte> request)
    {
        try
        {
            _socket ??= await ConnectAsync();
            return await ExchangeAsync(_socket, request).WaitAsync(Patience);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or TimeoutException)
        {
            Drop();
            throw new IOException(e.Message, e);
        }
    }

    public void Drop()
    {
        if (_socket is { } socket) network.Remove(socket);
        _socket = null;
        _filled = 0;
    }

    public void Dispose() => Drop();

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            network.Add(socket);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
            return socket;
        }
        catch
        {
            network.Remove(socket);
            throw;
        }
    }

    private async Task<LeanResponse> ExchangeAsync(Socket socket, ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request[sent..]);
        return await ReadAsync(socket);
    }

    private async Task<LeanResponse> ReadAsync(Socket socket)
    {
        int head;
        while ((head = _in.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0) await FillAsync(socket);
        var header = Encoding.ASCII.GetString(_in, 0, head);
        var status = int.Parse(header.AsSpan(9, 3), CultureInfo.InvariantCulture);
        Consume(head + 4);
        var body = header.Contains("transfer-encoding: chunked", StringComparison.OrdinalIgnoreCase)
            ? await ReadChunksAsync(socket)
            : await TakeAsync(socket, LengthOf(header));
        if (header.Contains("connection: close", StringComparison.OrdinalIgnoreCase)) Drop();
        return new(status, body);
    }

    private async Task<byte[]> ReadChunksAsync(Socket socket)
    {
        using var body = new MemoryStream();
        while (true)
        {
            int line;
            while ((line = _in.AsSpan(0, _filled).IndexOf("\r\n"u8)) < 0) await FillAsync(socket);
            var size = int.Parse(Encoding.ASCII.GetString(_in, 0, line).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Consume(line + 2);
            body.Write(await TakeAsync(socket, size));
            await TakeAsync(socket, 2);
            if (size == 0) return body.ToArray();
        }
    }

    private async Task<byte[]> TakeAsync(Socket socket, int length)
    {
        var body = new byte[length];
        var taken = 0;
        while (taken < length)
        {
            if (_filled == 0) await FillAsync(socket);
            var part = Math.Min(_filled, length - taken);
            _in.AsSpan(0, part).CopyTo(body.AsSpan(taken));
            Consume(part);
            taken += part;
        }
        return body;
    }

    private async Task FillAsync(Socket socket)
    {
        if (_filled == _in.Length) throw new IOException("The answer's head is too long.");
        var read = await socket.ReceiveAsync(_in.AsMemory(_filled));
        if (read == 0) throw new IOException("The connection was closed.");
        _filled += read;
    }

    private void Consume(int count)
    {
        _in.AsSpan(count, _filled - count).CopyTo(_in);
        _filled -= count;
    }

    private static int LengthOf(string header)
    {
        var at = header.IndexOf("content-length:", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return 0;
        var rest = header.AsSpan(at + 15);
        var end = rest.IndexOf('\r');
        return int.Parse((end < 0 ? rest : rest[..end]).Trim(), CultureInfo.InvariantCulture);
    }
}
