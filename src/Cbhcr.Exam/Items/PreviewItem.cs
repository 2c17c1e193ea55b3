using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Player;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public static class PreviewItemEndpoint
{
    /// <summary>The item as a browser is told of it in an exam, its options in the author's order.</summary>
    /// <param name="version">Number of a version; left out: the draft, or what the item says where there is none.</param>
    [WolverineGet("/api/items/{itemId}/preview"), Authorize(Roles = Roles.ItemReaders)]
    [ProducesResponseType<PlayerItem>(200), ProducesResponseType<ProblemDetails>(404), ProducesResponseType<ProblemDetails>(422)]
    public static async Task<IResult> Get(Guid itemId, int? version, IQuerySession session, CancellationToken ct)
    {
        if (await session.ContentAsync(itemId, version, ct) is not { } found) return Results.Problem(Problems.Missing("The item or this version of it"));
        var content = found.Content;
        if (content.Type != ItemTypes.SingleBestAnswer) return Results.Problem(Problems.Unprocessable($"An item of type {content.Type} cannot be shown yet.", "not-shown"));
        var interaction = content.Interaction();
        return interaction.Faults() is { Count: > 0 } faults
            ? Results.Problem(Problems.Unprocessable(string.Join(' ', faults), "not-shown").With("faults", faults))
            : Results.Ok(PlayerItem.Of(interaction, itemId.ToString("N"), 1, [.. content.Options.Select((o, i) => (o.Id, $"o{i + 1}"))]));
    }
}
