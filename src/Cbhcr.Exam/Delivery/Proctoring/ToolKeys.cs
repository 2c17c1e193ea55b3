using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using static System.Buffers.Text.Base64Url;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>A JSON Web Key Set, of which only RSA keys for signatures are of use here.</summary>
public static class KeySet
{
    private const int MostKeys = 20;

    /// <returns>Null when it is none.</returns>
    public static IReadOnlyDictionary<string, RSAParameters>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false, MaxDepth = 16 });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array
                || list.GetArrayLength() > MostKeys) return null;
            var keys = new Dictionary<string, RSAParameters>();
            foreach (var key in list.EnumerateArray())
                if (Key(key) is var (id, numbers) && !keys.TryAdd(id, numbers)) return null;
            return keys;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (string Id, RSAParameters)? Key(JsonElement key)
    {
        if (SignedToken.Text(key, "kty") != "RSA" || SignedToken.Text(key, "use") is not (null or "sig") || SignedToken.Text(key, "alg") is not (null or "RS256")) return null;
        if (SignedToken.Text(key, "kid") is not { Length: > 0 and <= 200 } id || SignedToken.Text(key, "n") is not { } n || SignedToken.Text(key, "e") is not { } e) return null;
        var (modulus, exponent) = (DecodeFromChars(n).AsSpan().TrimStart((byte)0).ToArray(), DecodeFromChars(e));
        // 2048 to 8192 bits, and an odd exponent above 1 that no one has to compute long with.
        if (modulus.Length is < 256 or > 1024 || exponent.Length is 0 or > 4 || (exponent[^1] & 1) == 0 || exponent is [1]) return null;
        return (id, new RSAParameters { Modulus = modulus, Exponent = exponent });
    }
}

/// <summary>
/// The public keys of tools, from their registration or from where they publish them. Asked again after five minutes, or sooner for a kid
/// that is new, but not more than once a minute: strangers can make up kids. No redirects, 64 kB, five seconds.
/// </summary>
public sealed class ToolKeys(HttpMessageHandler way) : IDisposable
{
    private const int Most = 100;
    private static readonly Duration Fresh = Duration.FromMinutes(5);
    private static readonly Duration Patience = Duration.FromMinutes(1);
    private static readonly IReadOnlyDictionary<string, RSAParameters> None = new Dictionary<string, RSAParameters>();

    private sealed record Known(IReadOnlyDictionary<string, RSAParameters> Keys, Instant At);

    private readonly ConcurrentDictionary<string, Known> _known = new();
    private readonly HttpClient _http = new(way) { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = 64 * 1024 };

    public ToolKeys() : this(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
    }

    public async Task<IReadOnlyDictionary<string, RSAParameters>> OfAsync(ProctoringTool tool, string keyId, Instant now, CancellationToken ct)
    {
        if (tool.Jwks is { } given) return KeySet.Read(given) ?? None;
        if (tool.JwksUrl is not { } address) return None;
        var known = _known.GetValueOrDefault(address);
        var age = known is null ? Duration.MaxValue : now - known.At;
        if (known is not null && age >= Duration.Zero && age < (known.Keys.ContainsKey(keyId) ? Fresh : Patience)) return known.Keys;
        if (_known.Count >= Most) _known.Clear();
        // A tool that cannot be reached for a moment keeps the keys it had for as long as they are fresh.
        var keys = await FetchAsync(address, ct) ?? (age < Fresh ? known!.Keys : None);
        return (_known[address] = new(keys, now)).Keys;
    }

    private async Task<IReadOnlyDictionary<string, RSAParameters>?> FetchAsync(string address, CancellationToken ct)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(address), ct);
            return answer.StatusCode == System.Net.HttpStatusCode.OK ? KeySet.Read(await answer.Content.ReadAsStringAsync(ct)) : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
