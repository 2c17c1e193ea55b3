using Marten;
using NodaTime;

namespace Cbhcr.Exam.Identity;

/// <summary>A data key under a master key. Binary members are base64.</summary>
public sealed record WrappedKey(string MasterKeyId, string Nonce, string Ciphertext, string Tag);

/// <summary>
/// The key of one person, wrapped. Where it is gone, nobody reads what was written about or by that person; the record stays, so that no
/// second key is ever made for somebody who was erased.
/// </summary>
public sealed record PersonKey(Guid Id, int KeyVersion, WrappedKey? Wrapped, Instant? ErasedAt)
{
    public bool IsErased => Wrapped is null;

    public static PersonKey Make(Guid personId, MasterKeys masters, byte[] key, ReadOnlySpan<byte> nonce) =>
        new(personId, 1, Wrap(personId, 1, masters, key, nonce), null);

    public PersonKey Erase(Instant now) => this with { Wrapped = null, ErasedAt = now };

    /// <returns>The same key under the current master key; this one when it is there already, or erased.</returns>
    public PersonKey Under(MasterKeys masters, ReadOnlySpan<byte> nonce) => Wrapped is null || Wrapped.MasterKeyId == masters.Current
        ? this
        : this with { Wrapped = Wrap(Id, KeyVersion, masters, Unwrapped(masters)!, nonce) };

    /// <returns>Null when the person was erased.</returns>
    public DataKey? Open(MasterKeys masters) => Unwrapped(masters) is { } key ? new(Id, KeyVersion, key) : null;

    private byte[]? Unwrapped(MasterKeys masters) => Wrapped is { } w
        ? Gcm.Open(masters.Of(w.MasterKeyId), Convert.FromBase64String(w.Nonce), Convert.FromBase64String(w.Ciphertext), Convert.FromBase64String(w.Tag), Associated(Id, KeyVersion))
        : null;

    private static WrappedKey Wrap(Guid personId, int version, MasterKeys masters, byte[] key, ReadOnlySpan<byte> nonce)
    {
        var (ciphertext, tag) = Gcm.Seal(masters.CurrentKey, nonce, key, Associated(personId, version));
        return new(masters.Current, Convert.ToBase64String(nonce), Convert.ToBase64String(ciphertext), Convert.ToBase64String(tag));
    }

    private static byte[] Associated(Guid personId, int version) => System.Text.Encoding.UTF8.GetBytes($"{personId:N}|key {version}");
}

/// <summary>What was erased about a person: the id stays, and nothing that leads from it to a human being.</summary>
/// <param name="Reason">From a list; see <see cref="PersonalData.ErasureReasons"/>.</param>
public sealed record PersonErased(Guid PersonId, string Reason, Guid ErasedBy, Instant ErasedAt);

/// <summary>The stream of an erasure.</summary>
public sealed record Erasure(Guid Id)
{
    public static Erasure Create(PersonErased e) => new(PersonalData.ErasureIdOf(e.PersonId));
}
