using System.Buffers.Binary;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// What nodes tell one another about who was heard from, in PostgreSQL's 8,000 bytes of a notification. Ages and not times are sent: the
/// clocks of two nodes need not agree.
/// </summary>
/// <param name="Key">A sitting; for a person who looks at a room, the room.</param>
/// <param name="Person">Whoever looks; empty for a sitting.</param>
public readonly record struct Sighting(Guid Key, Guid Person, ushort SecondsAgo);

public static class PresencePayload
{
    public const string Hello = "h";
    private const int Bytes = 16 + 16 + 2;

    /// <summary>Base64 makes four bytes of three, and the limit is below 8,000.</summary>
    public const int MostInOne = 170;

    public static IEnumerable<string> Write(IEnumerable<Sighting> sightings)
    {
        foreach (var chunk in sightings.Chunk(MostInOne))
        {
            var bytes = new byte[chunk.Length * Bytes];
            for (var i = 0; i < chunk.Length; i++)
            {
                var at = bytes.AsSpan(i * Bytes, Bytes);
                chunk[i].Key.TryWriteBytes(at);
                chunk[i].Person.TryWriteBytes(at[16..]);
                BinaryPrimitives.WriteUInt16LittleEndian(at[32..], chunk[i].SecondsAgo);
            }
            yield return Convert.ToBase64String(bytes);
        }
    }

    /// <summary>Nothing from what cannot be read: another version of the program may be talking.</summary>
    public static IReadOnlyList<Sighting> Read(string payload)
    {
        var bytes = new byte[payload.Length];
        if (!Convert.TryFromBase64String(payload, bytes, out var length) || length % Bytes != 0) return [];
        var read = new Sighting[length / Bytes];
        for (var i = 0; i < read.Length; i++)
        {
            var at = bytes.AsSpan(i * Bytes, Bytes);
            read[i] = new(new Guid(at[..16]), new Guid(at[16..32]), BinaryPrimitives.ReadUInt16LittleEndian(at[32..]));
        }
        return read;
    }
}
