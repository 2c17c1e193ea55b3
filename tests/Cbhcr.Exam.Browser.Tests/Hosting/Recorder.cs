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
    private readonly ConcurrentQueue<Sent> _sent = new();

    public IReadOnlyList<Sent> Sent => [.. _sent];

    internal async Task KeepAsync(HttpContext http, int port, RequestDelegate next)
    {
        if (http.Connection.LocalPort != port)
        {
            await next(http);
            return;
        }
        var (method, path, wire) = (http.Request.Method, http.Request.Path.ToString(), http.Response.Body);
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
        }
        var headers = string.Join('\n', http.Response.Headers.Select(h => $"{h.Key}: {h.Value}"));
        _sent.Enqueue(new(method, path, http.Response.StatusCode, headers, await TextAsync(kept.ToArray(), http.Response.Headers.ContentEncoding.ToString())));
        kept.Position = 0;
        await kept.CopyToAsync(wire);
    }

    private static async Task<string> TextAsync(byte[] bytes, string encoding)
    {
        using var packed = new MemoryStream(bytes);
        await using Stream plain = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "" => packed,
            _ => throw new NotSupportedException($"An answer came encoded as {encoding}; teach the recorder to read it."),
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
