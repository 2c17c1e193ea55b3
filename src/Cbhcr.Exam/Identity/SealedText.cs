using System.Security.Cryptography;
using System.Text;

namespace Cbhcr.Exam.Identity;

/// <summary>Words about or by a person, as they are kept: AES-256-GCM under that person's key. Binary members are base64.</summary>
/// <param name="KeyVersion">Which of the person's keys; there is one so far.</param>
public sealed record SealedText(string Nonce, string Ciphertext, string Tag, int KeyVersion);

/// <summary>A person's key, unwrapped, for the length of one request. It seals and opens; it is never stored.</summary>
public sealed class DataKey(Guid personId, int version, byte[] key)
{
    public const int Bytes = 32;

    /// <param name="record">The name of the record that will hold the text: moved to another record or person it does not open.</param>
    /// <param name="nonce">Fresh for each text (NIST SP 800-38D, 8.2.2).</param>
    public SealedText Seal(string text, string record, ReadOnlySpan<byte> nonce)
    {
        var (ciphertext, tag) = Gcm.Seal(key, nonce, Encoding.UTF8.GetBytes(text), Associated(record));
        return new(Convert.ToBase64String(nonce), Convert.ToBase64String(ciphertext), Convert.ToBase64String(tag), version);
    }

    /// <exception cref="CryptographicException">It was changed, or stands in another place than where it was put.</exception>
    public string Open(SealedText text, string record) =>
        Encoding.UTF8.GetString(Gcm.Open(key, Convert.FromBase64String(text.Nonce), Convert.FromBase64String(text.Ciphertext), Convert.FromBase64String(text.Tag), Associated(record)));

    private byte[] Associated(string record) => Encoding.UTF8.GetBytes($"{personId:N}|{record}");
}

/// <summary>AES-256-GCM with nonces of 96 and tags of 128 bits.</summary>
internal static class Gcm
{
    public const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static (byte[] Ciphertext, byte[] Tag) Seal(byte[] key, ReadOnlySpan<byte> nonce, byte[] plain, byte[] associated)
    {
        var (ciphertext, tag) = (new byte[plain.Length], new byte[TagBytes]);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, ciphertext, tag, associated);
        return (ciphertext, tag);
    }

    public static byte[] Open(byte[] key, byte[] nonce, byte[] ciphertext, byte[] tag, byte[] associated)
    {
        // A shorter tag would be easier to guess.
        if (nonce.Length != NonceBytes || tag.Length != TagBytes) throw new CryptographicException("Nonce or tag has another length than it was given.");
        var plain = new byte[ciphertext.Length];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, ciphertext, tag, plain, associated);
        return plain;
    }
}
