using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Derive the weights by a rule. Doing it again takes the committee's changes back.</summary>
/// <param name="Rule">multiplicative or additive.</param>
public sealed record DerivePracticeWeights(string Rule, IReadOnlyList<string>? Scales, double? LeastPercentPerforming, int Version);

public sealed record SurveyGround(PracticeSurvey? Survey, FrameworkCodes? Codes);

public static class DerivePracticeWeightsEndpoint
{
    public static async Task<SurveyGround> LoadAsync(Guid studyId, IQuerySession session, CancellationToken ct) =>
        new(await session.LoadAsync<PracticeStudy>(studyId, ct) is { Survey: { } survey } ? await session.LoadAsync<PracticeSurvey>(survey.SurveyId, ct) : null,
            await session.FrameworkCodesAsync(ct));

    public static ProblemDetails Validate(DerivePracticeWeights command, PracticeStudy study, SurveyGround ground)
    {
        if (study.WhyClosed() is { } closed) return Problems.Conflict(closed, "study-closed");
        if (ground.Survey is not { } survey) return Problems.Conflict("Import the survey first.", "no-survey");
        if (ground.Codes is not { } codes || codes.Version != study.FrameworkVersion)
            return Problems.Conflict($"The study speaks of framework version {study.FrameworkVersion}, which is not the current one.", "other-framework");
        if (survey.Hash() != study.Survey!.RatingsHash) return Problems.Conflict("The ratings are not those that were imported: their hash differs.", "ratings-changed");
        var faults = Faults(command, study.Design);
        if (faults.Count > 0) return Problems.Malformed(faults);
        return Derive(command, study, ground).Weights.Count > 0 ? Problems.None
            : Problems.Unprocessable("Nothing is left to weigh: too few rated or perform every task.", "no-weights");
    }

    [WolverinePost("/api/practice-analyses/{studyId}/weights"), EmptyResponse, Authorize(Roles = Roles.Psychometrician)]
    public static PracticeWeightsDerived Post(DerivePracticeWeights command, [WriteModel("studyId")] PracticeStudy study, SurveyGround ground, ClaimsPrincipal user,
        [NotBody] Instant now)
    {
        var (weights, leftOut) = Derive(command, study, ground);
        return new(Rule(command), weights, leftOut, user.AccountId(), now);
    }

    private static WeightRule Rule(DerivePracticeWeights c) => new(c.Rule, c.Scales!, c.LeastPercentPerforming);

    private static (IReadOnlyList<DerivedWeight> Weights, IReadOnlyList<string> LeftOut) Derive(DerivePracticeWeights command, PracticeStudy study, SurveyGround ground) =>
        WeightDerivation.Of(Rule(command), StudyFigures.Of(study.Design, ground.Survey!), ground.Codes!.DomainOfCompetency);

    private static Dictionary<string, string> Faults(DerivePracticeWeights c, StudyDesign design)
    {
        var faults = new Dictionary<string, string>();
        if (c.Rule is not (WeightRule.Multiplicative or WeightRule.Additive)) faults["rule"] = "The rule is multiplicative or additive.";
        var scales = c.Scales ?? [];
        if (scales.Count == 0 || scales.Distinct().Count() < scales.Count || scales.Any(s => design.Scales.All(d => d.Code != s)))
            faults["scales"] = $"Choose at least one of the scales {string.Join(", ", design.Scales.Select(s => s.Code))}.";
        if (c.LeastPercentPerforming is < 0 or > 100) faults["leastPercentPerforming"] = "Give a percentage from 0 to 100.";
        if (c.LeastPercentPerforming is not null && design.Scales.All(s => s.PerformedFrom is null))
            faults["leastPercentPerforming"] = "No scale of this study tells who performs a task.";
        return faults;
    }
}
