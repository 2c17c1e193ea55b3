using System.Security.Cryptography;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>What an item's text may show, named by the SHA-256 of its bytes: the same bytes are one asset, and an asset never changes. Its alternative text stands in the item.</summary>
public sealed record Asset(string Id, string MediaType, int Width, int Height, byte[] Bytes, Guid AddedBy, Instant AddedAt)
{
    /// <summary>A picture that needs no second request and tells no name.</summary>
    public string DataAddress => $"data:{MediaType};base64,{Convert.ToBase64String(Bytes)}";
}

public static class AssetStore
{
    public static void Configure(StoreOptions store) => store.Schema.For<Asset>().Identity(a => a.Id);

    public static bool IsName(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    public static string NameOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <returns>The asset, or what keeps the bytes from being one.</returns>
    public static (Asset? Asset, string? Fault) Of(byte[] bytes, Guid by, Instant now) =>
        bytes.Length > PictureBytes.MostBytes ? (null, $"A picture has at most {PictureBytes.MostBytes / 1000} kB; this one has {bytes.Length / 1000} kB.")
        : PictureBytes.Read(bytes) is not { } picture
            ? (null, $"This is no PNG, JPEG, GIF or WebP of at most {PictureBytes.MostPixels} by {PictureBytes.MostPixels} pixels. SVG is not taken: it can hold scripts.")
        : (new Asset(NameOf(bytes), picture.MediaType, picture.Width, picture.Height, bytes, by, now), null);

    /// <summary>Those of the names that exist.</summary>
    public static async Task<IReadOnlyDictionary<string, Asset>> AssetsAsync(this IQuerySession session, IEnumerable<string> names, CancellationToken ct)
    {
        var wanted = names.Where(IsName).Distinct().ToArray();
        return wanted.Length == 0 ? new Dictionary<string, Asset>() : (await session.LoadManyAsync<Asset>(ct, wanted)).ToDictionary(a => a.Id);
    }
}
