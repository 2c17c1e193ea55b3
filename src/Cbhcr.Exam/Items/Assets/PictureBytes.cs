using System.Buffers.Binary;

namespace Cbhcr.Exam.Items;

/// <summary>What a picture is, read from its first bytes: never from its name or from what the sender says.</summary>
public sealed record PictureBytes(string MediaType, int Width, int Height)
{
    public const int MostBytes = 500_000;
    public const int MostPixels = 5000;

    /// <returns>Null for anything that is not a PNG, JPEG, GIF or WebP. SVG is a document with scripts, styles and links; it is none of them.</returns>
    public static PictureBytes? Read(ReadOnlySpan<byte> b) =>
        b.Length > 24 && b[0] == 0x89 && b[1..8].SequenceEqual("PNG\r\n\x1a\n"u8) && b[12..16].SequenceEqual("IHDR"u8)
            ? Of("image/png", BinaryPrimitives.ReadUInt32BigEndian(b[16..]), BinaryPrimitives.ReadUInt32BigEndian(b[20..]))
        : b.Length > 10 && (b.StartsWith("GIF87a"u8) || b.StartsWith("GIF89a"u8))
            ? Of("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(b[6..]), BinaryPrimitives.ReadUInt16LittleEndian(b[8..]))
        : b.Length > 30 && b.StartsWith("RIFF"u8) && b[8..12].SequenceEqual("WEBP"u8) ? WebP(b)
        : b.Length > 4 && b[0] == 0xFF && b[1] == 0xD8 ? Jpeg(b)
        : null;

    /// <summary>RFC 9649, sections 2.5 to 2.7.</summary>
    private static PictureBytes? WebP(ReadOnlySpan<byte> b) =>
        b[12..16].SequenceEqual("VP8X"u8) ? Of("image/webp", 1 + Three(b[24..]), 1 + Three(b[27..]))
        : b[12..16].SequenceEqual("VP8L"u8) && b[20] == 0x2F && BinaryPrimitives.ReadUInt32LittleEndian(b[21..]) is var bits
            ? Of("image/webp", 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF))
        : b[12..16].SequenceEqual("VP8 "u8) && b[23] == 0x9D && b[24] == 0x01 && b[25] == 0x2A
            ? Of("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(b[26..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(b[28..]) & 0x3FFFu)
        : null;

    /// <summary>Segments up to the frame header (ITU-T T.81, B.2.2), which has the size.</summary>
    private static PictureBytes? Jpeg(ReadOnlySpan<byte> b)
    {
        for (var at = 2; at + 9 < b.Length && b[at] == 0xFF;)
        {
            var marker = b[at + 1];
            if (marker == 0xFF) { at++; continue; }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Of("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(b[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(b[(at + 5)..]));
            at += 2 + (marker is 0x01 or (>= 0xD0 and <= 0xD8) ? 0 : BinaryPrimitives.ReadUInt16BigEndian(b[(at + 2)..]));
        }
        return null;
    }

    private static uint Three(ReadOnlySpan<byte> b) => (uint)(b[0] | (b[1] << 8) | (b[2] << 16));

    private static PictureBytes? Of(string mediaType, uint width, uint height) =>
        width is 0 or > MostPixels || height is 0 or > MostPixels ? null : new(mediaType, (int)width, (int)height);
}
