using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

/// <param name="ReviewerId">Left out: the caller, who takes the review on.</param>
/// <param name="DueOn">Left out: as the rule of the stage says, from today.</param>
public sealed record AssignReviewer(ReviewStage Stage, Guid? ReviewerId, LocalDate? DueOn, int Version);

public sealed record AssignmentGround(StaffAccount? Reviewer, LocalDate Today, Instant Now);

public static class AssignReviewerEndpoint
{
    public static async Task<AssignmentGround> LoadAsync(AssignReviewer command, IQuerySession session, ClaimsPrincipal user, Instant now, CancellationToken ct) =>
        new(await session.LoadAsync<StaffAccount>(command.ReviewerId ?? user.AccountId(), ct), (await session.TheProgrammeAsync(ct))?.DateOf(now) ?? now.InUtc().Date, now);

    /// <summary>Administrators assign anybody who may review; reviewers take on what they may.</summary>
    public static ProblemDetails Validate(AssignReviewer command, Item item, AssignmentGround ground, ClaimsPrincipal user) =>
        ground.Reviewer is not { Closed: false } reviewer ? Problems.Malformed(new Dictionary<string, string> { ["reviewerId"] = "There is no such account, or it is closed." })
        : reviewer.Id != user.AccountId() && !user.IsInRole(Roles.Administrator) ? Problems.Forbidden("An administrator assigns others. You may take on a review yourself.", "assign-others")
        : command.DueOn < ground.Today ? Problems.Malformed(new Dictionary<string, string> { ["dueOn"] = "The day is over." })
        : reviewer.IsKeptFromItems(ground.Now) ? Problems.Conflict("This person prepares candidates for the exam and is kept from items.", "impartiality-conflict")
        : item.MayReview(command.Stage, reviewer.Id, reviewer.Roles) is { } refusal ? refusal.Problem
        : Problems.None;

    [WolverinePost("/api/items/{itemId}/reviewers"), EmptyResponse, Authorize(Roles = $"{Roles.Administrator},{Roles.Reviewer},{Roles.Psychometrician}")]
    public static ItemReviewerAssigned Post(AssignReviewer command, [WriteModel] Item item, AssignmentGround ground, ClaimsPrincipal user, [NotBody] Instant now)
    {
        var due = command.DueOn ?? ground.Today.PlusDays(item.Submission!.Stages.First(s => s.Stage == command.Stage).Days);
        return new(item.ContentVersion, command.Stage, ground.Reviewer!.Id, due, user.AccountId(), now);
    }
}
