using System.Text;

namespace Cbhcr.Benchmarks.Http;

/// <summary>The bytes of a request, made once per sitting but for path and body.</summary>
public sealed class LeanRequest(Uri address, string cookies, string? token)
{
    private readonly string _common = $"Host: {address.Authority}\r\nCookie: {cookies}\r\n" + (token is null ? "" : $"X-CSRF-TOKEN: {token}\r\n");

    public byte[] Get(string path, string encoding = "identity") => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\n{_common}Accept-Encoding: {encoding}\r\n\r\n");

    public byte[] Post(string path, byte[] body)
    {
        var head = Encoding.UTF8.GetBytes($"POST {path} HTTP/1.1\r\n{_common}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. head, .. body];
    }
}
