using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Scoring;

/// <param name="Points">One number for each criterion of the rubric, in its order.</param>
public sealed record RateEssay(IReadOnlyList<int> Points);

/// <summary>All that was written in a sitting may be rated now; scoring looks.</summary>
public sealed record EssayWasSettled(Guid SittingId);

public static class RateEssayEndpoint
{
    public static ProblemDetails Validate(RateEssay command, EssayRating rating, ClaimsPrincipal user) =>
        rating.IsSettled || rating.Ratings.Any(r => r.RatedBy == user.AccountId()) ? Problems.Conflict("You or others have rated this text already.", "rated")
        : !rating.MayBeRatedBy(user.AccountId()) ? Problems.Forbidden("Who supervised a candidate rates nothing of theirs.", "impartiality-conflict")
        : !rating.Fits(command.Points)
            ? Problems.Malformed(new Dictionary<string, string> { ["points"] = $"Give points for each of {rating.Criteria.Count} criteria: {string.Join(", ", rating.Criteria.Select(c => $"0 to {c}"))}." })
        : Problems.None;

    /// <summary>No version is asked for: the second rater does not see that there was a first. The lock puts two at once in a row.</summary>
    [WolverinePost("/api/ratings/{ratingId}"), EmptyResponse, Authorize(Roles = Roles.Reviewer)]
    public static (EventsToAppend, OutgoingMessages) Post(
        RateEssay command, [WriteModel("ratingId", LoadStyle = ModelConcurrencyStyle.Exclusive)] EssayRating rating, ClaimsPrincipal user, [NotBody] Instant now)
    {
        var events = rating.Rate(user.AccountId(), command.Points, now);
        return ([.. events], events.OfType<EssaySettled>().Any() ? [new EssayWasSettled(rating.SittingId)] : []);
    }
}

public static class ScoreRatedSittingHandler
{
    public static Task Handle(EssayWasSettled message, IDocumentSession session, PersonalData people, Instant now, CancellationToken ct) =>
        ScoreSittingHandler.ScoreAsync(message.SittingId, session, people, now, ct);
}
