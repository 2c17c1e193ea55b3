using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using static System.Buffers.Text.Base64Url;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>Our signing key: the public half as it is published, the private half encrypted with the keys that protect cookies.</summary>
/// <param name="Id">The key's thumbprint (RFC 7638), named in the header of what it signed.</param>
/// <param name="ListedUntil">Set once a newer key signs; until then tools still find it.</param>
public sealed record OurKey(string Id, string N, string E, string Protected, Instant MadeAt, Instant? ListedUntil)
{
    /// <summary>Longer than anything signed with it is good for, and than tools remember our keys.</summary>
    public static readonly Duration ListedAfterwards = Duration.FromDays(2);

    public static OurKey Make(IDataProtectionProvider protection, Instant now)
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(false);
        var (n, e) = (EncodeToString(key.Modulus), EncodeToString(key.Exponent));
        var thumbprint = EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""")));
        return new(thumbprint, n, e, Convert.ToBase64String(Protector(protection).Protect(rsa.ExportPkcs8PrivateKey())), now, null);
    }

    public JsonObject Published => new() { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = Id, ["n"] = N, ["e"] = E };

    public RSAParameters Public => new() { Modulus = DecodeFromChars(N), Exponent = DecodeFromChars(E) };

    /// <returns>Null when the keys that protected it are gone: then a new one must be made.</returns>
    public string? Sign(JsonObject claims, string type, IDataProtectionProvider protection)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(Protector(protection).Unprotect(Convert.FromBase64String(Protected)), out _);
            return SignedToken.Sign(rsa, Id, type, claims);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A log or a debugger that prints this prints no key.</summary>
    public override string ToString() => $"key {Id}";

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("lti-signing-key");
}

/// <summary>Newest first. The newest signs; those before it are listed until what they signed is past.</summary>
public sealed record OurKeys(IReadOnlyList<OurKey> All)
{
    public OurKey? Current => All.FirstOrDefault(k => k.ListedUntil is null);

    public static async Task<OurKeys> OfAsync(IQuerySession session, CancellationToken ct) =>
        new([.. (await session.Query<OurKey>().ToListAsync(ct)).OrderByDescending(k => k.MadeAt)]);

    public IEnumerable<OurKey> ListedAt(Instant now) => All.Where(k => k.ListedUntil is not { } until || until > now);

    public IReadOnlyDictionary<string, RSAParameters> PublicAt(Instant now) => ListedAt(now).ToDictionary(k => k.Id, k => k.Public);
}
