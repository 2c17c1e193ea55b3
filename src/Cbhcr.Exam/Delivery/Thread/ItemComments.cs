using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

public sealed record ShownComment(int ContentVersion, string Text);

public static class ItemCommentsEndpoint
{
    /// <summary>What candidates said about a question, by version. Who said it, where and when is left out.</summary>
    [WolverineGet("/api/items/{itemId}/comments"), Authorize(Roles = $"{Roles.ItemWriter},{Roles.Psychometrician}")]
    public static async Task<Results<Ok<IReadOnlyList<ShownComment>>, NotFound>> Get(Guid itemId, PersonalData people, IQuerySession session, CancellationToken ct)
    {
        if (!await session.Query<ItemVersion>().AnyAsync(v => v.ItemId == itemId, ct)) return TypedResults.NotFound();
        var comments = await session.Query<ItemComment>().Where(c => c.ItemId == itemId).ToListAsync(ct);
        var keys = await people.ForReadingAsync(session, comments.Select(c => c.PersonId), ct);
        // In the order of browsers' random ids, which tells nothing.
        return TypedResults.Ok<IReadOnlyList<ShownComment>>([.. comments.Where(c => keys.ContainsKey(c.PersonId)).OrderBy(c => c.ContentVersion).ThenBy(c => c.CommentId)
            .Select(c => new ShownComment(c.ContentVersion, PersonalData.Read(keys[c.PersonId], c.Text, c.Id)))]);
    }
}
