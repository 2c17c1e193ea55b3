using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="Assigned">False: anybody who may review it can take it on.</param>
public sealed record QueuedReview(
    Guid ItemId, string Code, int ContentVersion, int Version, ReviewStage Stage, string Competency, string Stem, ChangeKind Kind, bool Assigned, LocalDate DueOn, bool Overdue, int OpenComments);

public static class TheReviewQueueEndpoint
{
    /// <summary>What the caller has to review, overdue first, then by day; then what the caller could take on.</summary>
    [WolverineGet("/api/items/queue"), Authorize(Roles = $"{Roles.ItemReaders},{Roles.Administrator}")]
    public static Task<IReadOnlyList<QueuedReview>> Get(IQuerySession session, ClaimsPrincipal user, Instant now, CancellationToken ct) => session.ReviewQueueAsync(user, now, ct);

    public static async Task<IReadOnlyList<QueuedReview>> ReviewQueueAsync(this IQuerySession session, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var programme = await session.TheProgrammeAsync(ct);
        LocalDate DateOf(Instant at) => programme?.DateOf(at) ?? at.InUtc().Date;
        var today = DateOf(now);
        var items = await session.Query<Item>().Where(i => i.Status == ItemStatus.InReview).ToListAsync(ct);
        return
        [
            .. from item in items
               where item.MayReview(item.Stage!.Value, user.AccountId(), user.StaffRoles()) is null
               let assigned = item.Assignments.Where(a => a.Stage == item.Stage).ToList()
               let mine = assigned.FirstOrDefault(a => a.ReviewerId == user.AccountId())
               where mine is not null || assigned.Count < item.StageRule!.Reviewers
               let due = mine?.DueOn ?? DateOf(item.StageSince!.Value).PlusDays(item.StageRule!.Days)
               orderby mine is null, due, item.Code
               select new QueuedReview(item.Id, item.Code, item.ContentVersion, item.Version, item.Stage!.Value, item.Content.Competency, item.Content.Stem,
                   item.Submission!.Kind, mine is not null, due, due < today, item.OpenComments.Count),
        ];
    }
}
