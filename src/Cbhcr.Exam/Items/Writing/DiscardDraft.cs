using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <summary>What was written since the last version is thrown away. Of an item without a version nothing is left.</summary>
/// <param name="Version">Of the draft.</param>
public sealed record DiscardDraft(int Version);

public static class DiscardDraftEndpoint
{
    public static Task<ItemDraft?> LoadAsync(Guid itemId, IDocumentSession session, CancellationToken ct) => session.LoadAsync<ItemDraft>(itemId, ct);

    public static ProblemDetails Validate(DiscardDraft command, ItemDraft? draft) =>
        draft is null ? Problems.Missing("The draft")
        : draft.Version != command.Version ? Problems.Conflict("Somebody saved this draft since you read it. Load it again.", "stale-version")
        : Problems.None;

    [WolverinePost("/api/items/{itemId}/draft/discard"), EmptyResponse, Authorize(Roles = Roles.ItemWriter), ProducesResponseType<ProblemDetails>(409)]
    public static void Post(DiscardDraft command, ItemDraft? draft, IDocumentSession session) => session.CloseDraft(draft!);
}
