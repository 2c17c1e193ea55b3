using System.Security.Cryptography;
using Cbhcr.Exam.Platform;
using Marten;

namespace Cbhcr.Exam.Identity;

/// <summary>The way to people's keys: everything that people write about people is sealed with the key of the person it is about (decision 5).</summary>
public sealed class PersonalData(MasterKeys masters, SecretSource secrets)
{
    /// <summary>Shown where a text can no longer be read.</summary>
    public const string Erased = "(erased)";

    /// <summary>Shown instead of a text that is not what was stored. One such row must not hide the others.</summary>
    public const string Damaged = "(not shown: it was changed after it was written)";

    public static IReadOnlyList<string> ErasureReasons { get; } = ["person-asked", "retention-is-over", "registered-by-mistake"];

    public static void Configure(StoreOptions store)
    {
        // A key moved to another master key must not bring back one that was erased meanwhile.
        store.Schema.For<PersonKey>().UseOptimisticConcurrency(true);
        store.Events.MapEventType<PersonErased>("person.erased");
    }

    /// <summary>One erasure per person, so its stream's id follows from the person's: erasing twice cannot be recorded twice.</summary>
    public static Guid ErasureIdOf(Guid personId) => DerivedId.Of($"erasure|{personId:N}");

    /// <summary>The person's key for writing; made with the first text and stored with it.</summary>
    /// <returns>Null when the person was erased: nothing more is written about them.</returns>
    public async Task<DataKey?> ForWritingAsync(IDocumentSession session, Guid personId, CancellationToken ct)
    {
        if (await session.LoadAsync<PersonKey>(personId, ct) is { } known) return known.Open(masters);
        // Two texts may be the first ones of a person at the same moment.
        await session.OneAtATimeAsync($"the key of person {personId:N}", ct);
        if (await session.LoadAsync<PersonKey>(personId, ct) is { } justMade) return justMade.Open(masters);
        var made = PersonKey.Make(personId, masters, [.. secrets.Next().Bytes, .. secrets.Next().Bytes], Nonce(secrets.Next()));
        session.Insert(made);
        return made.Open(masters);
    }

    /// <returns>Null when the person was erased, or nothing was ever written about them.</returns>
    public async Task<DataKey?> ForReadingAsync(IQuerySession session, Guid personId, CancellationToken ct) =>
        (await session.LoadAsync<PersonKey>(personId, ct))?.Open(masters);

    /// <summary>The keys of several people; who was erased is not among them.</summary>
    public async Task<IReadOnlyDictionary<Guid, DataKey>> ForReadingAsync(IQuerySession session, IEnumerable<Guid> people, CancellationToken ct) =>
        (await session.LoadManyAsync<PersonKey>(ct, [.. people.Distinct()])).Where(k => !k.IsErased).ToDictionary(k => k.Id, k => k.Open(masters)!);

    /// <summary>Destroys the key. Backups hold the wrapped key until they are gone themselves.</summary>
    public static void Destroy(IDocumentSession session, PersonKey? key, Guid personId, NodaTime.Instant now)
    {
        if (key is null) session.Insert(new PersonKey(personId, 1, null, now));
        else session.Store(key.Erase(now));
    }

    /// <param name="key">Null when the person was erased.</param>
    public static string Read(DataKey? key, SealedText text, string record)
    {
        try
        {
            return key?.Open(text, record) ?? Erased;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return Damaged;
        }
    }

    /// <summary>Moves keys that are under an older master key to the current one.</summary>
    public async Task<int> RewrapAsync(IDocumentSession session, CancellationToken ct)
    {
        var old = await session.Query<PersonKey>().Where(k => k.Wrapped != null && k.Wrapped.MasterKeyId != masters.Current).ToListAsync(ct);
        foreach (var key in old) session.Store(key.Under(masters, Nonce(secrets.Next())));
        return old.Count;
    }

    /// <summary>The first 96 of 128 random bits.</summary>
    public static byte[] Nonce(FreshSecret secret) => secret.Bytes[..Gcm.NonceBytes];
}

/// <summary>After a change of the master key, sent at every start: when it is done, the older key can leave the configuration.</summary>
public sealed record RewrapPersonKeys;

public static class RewrapPersonKeysHandler
{
    public static Task Handle(RewrapPersonKeys _, IDocumentSession session, PersonalData people, CancellationToken ct) => people.RewrapAsync(session, ct);
}

/// <summary>Takes name, contact and the way to sign in off an account. Stored with the erasure, and safe to do twice.</summary>
public sealed record ForgetPerson(Guid PersonId);

public static class ForgetPersonHandler
{
    public static Task Handle(ForgetPerson command, Accounts accounts) => accounts.ForgetAsync(command.PersonId);
}
