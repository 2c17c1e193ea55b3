using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public static class TheAssetEndpoint
{
    /// <summary>The bytes, for staff. Candidates get pictures within their questions.</summary>
    [WolverineGet("/api/assets/{assetName}"), Authorize(Roles = Roles.ItemReaders)]
    public static async Task<IResult> Get(string assetName, IQuerySession session, CancellationToken ct) =>
        AssetStore.IsName(assetName) && await session.LoadAsync<Asset>(assetName, ct) is { } asset ? Results.File(asset.Bytes, asset.MediaType) : Results.Problem(Problems.Missing("The asset"));
}
