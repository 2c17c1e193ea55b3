using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using static System.Buffers.Text.Base64Url;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>
/// A JSON Web Token as LTI uses it: RS256 and nothing else, whatever the header says, and a key that was looked up by us under its kid.
/// Keys or addresses of keys that a token brings along are not looked at.
/// </summary>
public sealed class SignedToken
{
    public const int Longest = 16_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly JsonElement _claims;

    private SignedToken(string keyId, string? type, JsonElement claims, byte[] signed, byte[] signature) =>
        (KeyId, Type, _claims, _signed, _signature) = (keyId, type, claims, signed, signature);

    public string KeyId { get; }

    public string? Type { get; }

    /// <returns>Null for what is no such token at all.</returns>
    public static SignedToken? Read(string? text)
    {
        if (text is null or { Length: 0 or > Longest } || text.Split('.') is not [var head, var body, var tail]) return null;
        try
        {
            var header = Parse(head);
            if (Text(header, "alg") != "RS256" || header.TryGetProperty("crit", out _) || Text(header, "kid") is not { Length: > 0 and <= 200 } kid) return null;
            return new(kid, Text(header, "typ"), Parse(body), Encoding.ASCII.GetBytes($"{head}.{body}"), DecodeFromChars(tail));
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What the token says before anybody has looked at its signature: good for finding out whose keys to ask.</summary>
    public string? Alleged(string claim) => Text(_claims, claim);

    /// <returns>Null when none of these keys signed it.</returns>
    public TokenClaims? SignedBy(IReadOnlyDictionary<string, RSAParameters> keys)
    {
        if (!keys.TryGetValue(KeyId, out var key)) return null;
        try
        {
            using var rsa = RSA.Create(key);
            return rsa.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) ? new(_claims) : null;
        }
        catch (CryptographicException)
        {
            // Numbers that are no key.
            return null;
        }
    }

    public static string Sign(RSA key, string keyId, string type, JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = type, ["kid"] = keyId };
        var signed = $"{EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{signed}.{EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static JsonElement Parse(string part)
    {
        using var document = JsonDocument.Parse(DecodeFromChars(part), Strict);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException();
    }

    internal static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What a token says, its signature being good.</summary>
public sealed class TokenClaims(JsonElement claims)
{
    /// <summary>Clocks of two machines differ.</summary>
    private const long Skew = 60;
    private const long LongestLife = 3600;
    private const double LastSecond = 253_402_300_799;

    public string? Text(string name) => SignedToken.Text(claims, name);

    public string? Text(string name, string member) => claims.TryGetProperty(name, out var value) ? SignedToken.Text(value, member) : null;

    public long? Number(string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and <= LastSecond ? (long)number : null;

    public Instant GoodUntil => Instant.FromUnixTimeSeconds((Number("exp") ?? 0) + Skew);

    /// <returns>Null when it comes from this issuer, is meant for us, and for now.</returns>
    public string? Fault(string issuer, IReadOnlyList<string> audiences, Instant now)
    {
        var second = now.ToUnixTimeSeconds();
        return Text("iss") != issuer ? "wrong-issuer"
            : Audience is not { } audience || !audiences.Contains(audience) ? "wrong-audience"
            : Number("exp") is not { } exp || Number("iat") is not { } iat ? "without-times"
            : exp + Skew <= second ? "expired"
            : iat - Skew > second ? "from-the-future"
            : exp - second > LongestLife ? "good-for-too-long"
            : null;
    }

    /// <summary>A token that is meant for others as well would be good in their hands too.</summary>
    private string? Audience => !claims.TryGetProperty("aud", out var aud) ? null
        : aud.ValueKind == JsonValueKind.Array && aud.GetArrayLength() == 1 && aud[0].ValueKind == JsonValueKind.String ? aud[0].GetString()
        : Text("aud");
}
