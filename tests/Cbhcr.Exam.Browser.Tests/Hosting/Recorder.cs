using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Cbhcr.Exam.Browser.Tests.Hosting;

/// <summary>One answer of the program as it left it.</summary>
public sealed record Sent(string Method, string Path, int Status, string Headers, string Body)
{
    public string All => Headers + "\n" + Body;
}

/// <summary>Keeps what leaves through one port. Taken at the program and not in the browser: nothing a service worker fetches can be missed.</summary>
public sealed class Recorder
{
    private readonly ConcurrentQueue<Kept> _kept = new();

    /// <summary>Of a stream that is still open: what it has said so far.</summary>
    public IReadOnlyList<Sent> Sent => [.. _kept.Where(k => k.Headers is not null).Select(k => new Sent(k.Method, k.Path, k.Status, k.Headers!, Text(k.Bytes, k.Encoding)))];

    internal async Task KeepAsync(HttpContext http, int port, RequestDelegate next)
    {
        if (http.Connection.LocalPort != port)
        {
            await next(http);
            return;
        }
        var kept = new Kept(http.Request.Method, http.Request.Path.ToString(), http.Response);
        _kept.Enqueue(kept);
        var wire = http.Response.Body;
        http.Response.Body = new Copying(wire, kept);
        try
        {
            await next(http);
        }
        finally
        {
            kept.Begin();
            http.Response.Body = wire;
        }
    }

    private sealed class Kept(string method, string path, HttpResponse response)
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();

        public string Method => method;

        public string Path => path;

        public int Status { get; private set; }

        public string Encoding { get; private set; } = "";

        public string? Headers { get; private set; }

        public byte[] Bytes
        {
            get { lock (_bytes) return _bytes.WrittenSpan.ToArray(); }
        }

        public void Begin()
        {
            if (Headers is not null) return;
            (Status, Encoding) = (response.StatusCode, response.Headers.ContentEncoding.ToString());
            Headers = string.Join('\n', response.Headers.Select(h => $"{h.Key}: {h.Value}"));
        }

        public void Write(ReadOnlySpan<byte> bytes)
        {
            Begin();
            lock (_bytes) _bytes.Write(bytes);
        }
    }

    /// <summary>Passes on what is written and keeps it.</summary>
    private sealed class Copying(Stream wire, Kept kept) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => wire.Flush();
        public override Task FlushAsync(CancellationToken cancellationToken) => wire.FlushAsync(cancellationToken);
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            kept.Write(buffer.AsSpan(offset, count));
            wire.Write(buffer, offset, count);
        }

        public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => await WriteAsync(buffer.AsMemory(offset, count), cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            kept.Write(buffer.Span);
            return wire.WriteAsync(buffer, cancellationToken);
        }
    }

    private static string Text(byte[] bytes, string encoding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream plain = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "" or "identity" => packed,
            _ => throw new NotSupportedException($"An answer came encoded as {encoding}; teach the recorder to read it."),
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
