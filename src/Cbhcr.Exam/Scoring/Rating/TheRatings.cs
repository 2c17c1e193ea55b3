using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Psychometrics.Classical;
using Cbhcr.Qti.Model;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Scoring;

/// <summary>A text that this rater may rate. Nothing of the candidate or of other raters is in it, beyond that two were not of one mind.</summary>
public sealed record WaitingText(Guid RatingId, string ItemCode, string LevelCode, bool Adjudication, Instant OpenedAt);

/// <param name="Text">Null when the candidate was erased: then nobody rates it.</param>
public sealed record RatingSheet(
    Guid RatingId, string ItemCode, IReadOnlyList<Node> Question, IReadOnlyList<Node>? Stimulus, IReadOnlyList<RubricCriterion> Rubric, IReadOnlyList<string>? Text, bool Adjudication);

/// <summary>A sitting that is over and has no result yet, because raters have not finished.</summary>
public sealed record UnscoredSitting(Guid SittingId, Guid CandidateId, string LevelCode, int Texts, int TextsOpen, Instant Since);

/// <summary>How alike two raters rated the same texts of one question.</summary>
public sealed record QuestionAgreement(string ItemCode, int ContentVersion, int Texts, double? Exact, double? Adjacent, double? Kappa, int Adjudicated);

public static class TheRatingsEndpoint
{
    public const int MostShown = 100;

    [WolverineGet("/api/ratings"), Authorize(Roles = Roles.Reviewer)]
    public static async Task<IReadOnlyList<WaitingText>> Get(ClaimsPrincipal user, IQuerySession session, CancellationToken ct)
    {
        var open = await session.Query<EssayRating>().Where(r => !r.IsSettled).OrderBy(r => r.OpenedAt).ToListAsync(ct);
        var mine = open.Where(r => r.MayBeRatedBy(user.AccountId())).Take(MostShown).ToList();
        var versions = (await session.ItemVersionsAsync(mine.Select(r => (r.ItemId, r.ContentVersion)), ct)).Select(v => v.Code);
        return [.. mine.Zip(versions, (r, code) => new WaitingText(r.Id, code, r.LevelCode, r.NeedsAdjudication, r.OpenedAt))];
    }

    /// <summary>The text is opened for this one look.</summary>
    [WolverineGet("/api/ratings/{ratingId}"), Authorize(Roles = Roles.Reviewer)]
    public static async Task<Results<Ok<RatingSheet>, NotFound>> Sheet(Guid ratingId, ClaimsPrincipal user, PersonalData people, IQuerySession session, CancellationToken ct) =>
        await session.RatingSheetAsync(ratingId, user, people, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();

    [WolverineGet("/api/ratings/agreement"), Authorize(Roles = Roles.Psychometrician)]
    public static async Task<IReadOnlyList<QuestionAgreement>> Agreement(IQuerySession session, CancellationToken ct)
    {
        var groups = (await session.Query<EssayRating>().ToListAsync(ct)).Where(r => r.Ratings.Count > 1).GroupBy(r => (r.ItemId, r.ContentVersion, r.Maximum)).ToList();
        var versions = await session.ItemVersionsAsync(groups.Select(g => (g.Key.ItemId, g.Key.ContentVersion)), ct);
        return [.. groups.Zip(versions, (g, v) =>
        {
            var alike = RaterAgreement.Of([.. g.Select(r => (r.Ratings[0].Total, r.Ratings[1].Total))], g.Key.Maximum);
            return new QuestionAgreement(v.Code, v.ContentVersion, alike.N, alike.Exact, alike.Adjacent, alike.QuadraticKappa, g.Count(r => r.Ratings.Count > 2));
        }).OrderBy(a => a.ItemCode, StringComparer.Ordinal)];
    }

    [WolverineGet("/api/results/waiting"), Authorize(Roles = $"{Roles.CredentialingOfficer},{Roles.Psychometrician}")]
    public static async Task<IReadOnlyList<UnscoredSitting>> Waiting(IQuerySession session, CancellationToken ct)
    {
        var sittings = (await session.Query<EssayRating>().Where(r => !r.IsSettled).Select(r => r.SittingId).Distinct().ToListAsync(ct)).ToArray();
        var ratings = await session.Query<EssayRating>().Where(r => r.SittingId.IsOneOf(sittings)).ToListAsync(ct);
        return [.. ratings.GroupBy(r => r.SittingId)
            .Select(g => new UnscoredSitting(g.Key, g.First().CandidateId, g.First().LevelCode, g.Count(), g.Count(r => !r.IsSettled), g.Min(r => r.OpenedAt)))
            .OrderBy(w => w.Since)];
    }

    /// <returns>Null when there is none for this rater.</returns>
    internal static async Task<RatingSheet?> RatingSheetAsync(this IQuerySession session, Guid ratingId, ClaimsPrincipal user, PersonalData people, CancellationToken ct)
    {
        if (await session.LoadAsync<EssayRating>(ratingId, ct) is not { } rating || !rating.MayBeRatedBy(user.AccountId())) return null;
        var version = (await session.ItemVersionsAsync([(rating.ItemId, rating.ContentVersion)], ct))[0];
        var stimulus = version.Content.Stimulus is { } use ? (await session.StimulusBodiesAsync([use], ct)).GetValueOrDefault(use) : null;
        return new(rating.Id, version.Code, version.Content.StemNodes(), stimulus, version.Content.Task?.Rubric ?? [],
            await Delivery.WrittenAnswers.WrittenAnswerAsync(session, people, rating.SittingId, rating.Position, ct), rating.NeedsAdjudication);
    }
}
