using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

/// <param name="Data">The bytes as base64.</param>
public sealed record UploadAsset([property: MaxLength(UploadAsset.Longest)] string Data)
{
    /// <summary>Of the largest picture, a third more for base64.</summary>
    public const int Longest = 670_000;
}

public sealed record AssetDetails(string Name, string MediaType, int Width, int Height, int Bytes)
{
    public static AssetDetails Of(Asset asset) => new(asset.Id, asset.MediaType, asset.Width, asset.Height, asset.Bytes.Length);
}

public sealed record AssetGround(Asset Asset, bool IsStored);

public static class UploadAssetEndpoint
{
    public static async Task<(ProblemDetails, AssetGround?)> LoadAsync(UploadAsset command, IQuerySession session, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var bytes = new byte[command.Data.Length * 3 / 4 + 3];
        if (!Convert.TryFromBase64String(command.Data, bytes, out var length)) return (Field("This is no base64."), null);
        var (asset, fault) = AssetStore.Of(bytes[..length], user.AccountId(), now);
        return asset is null ? (Field(fault!), null) : (Problems.None, new(asset, await session.Query<Asset>().AnyAsync(a => a.Id == asset.Id, ct)));
    }

    /// <summary>Adds a picture. The same bytes again are the same asset.</summary>
    [WolverinePost("/api/assets"), Authorize(Roles = Roles.ItemWriter)]
    public static (AssetDetails, IStorageAction<Asset>) Post(UploadAsset command, AssetGround? ground) =>
        (AssetDetails.Of(ground!.Asset), ground.IsStored ? Storage.Nothing<Asset>() : Storage.Insert(ground.Asset));

    private static ProblemDetails Field(string fault) => Problems.Malformed(new Dictionary<string, string> { ["data"] = fault });
}
