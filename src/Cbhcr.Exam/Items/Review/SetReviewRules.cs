using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="Version">Of the rules; 0 when none were set yet.</param>
public sealed record SetReviewRules(IReadOnlyList<StageRule> Stages, IReadOnlyList<ReviewStage> RevisionStages, int PretestResponses, int Version);

public static class SetReviewRulesEndpoint
{
    private const int MostReviewers = 5;

    public static Task<Programme?> LoadAsync(IQuerySession session, CancellationToken ct) => session.TheProgrammeAsync(ct);

    public static ProblemDetails Validate(Programme? programme) =>
        programme is null ? Problems.Missing("The programme") : Problems.None;

    /// <summary>For what is submitted from now on. No rule takes a stage away, or lets one person have two of them.</summary>
    [WolverinePost("/api/review-rules"), Authorize(Roles = Roles.Administrator), ProducesResponseType(204), ProducesResponseType<ProblemDetails>(400), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Post(SetReviewRules command, Programme? programme, IDocumentSession session, ClaimsPrincipal user, Instant now, CancellationToken ct)
    {
        var id = ReviewRules.IdOf(programme!.Id);
        var set = new ReviewRulesSet(id, programme.Id, command.Stages, [.. command.RevisionStages.Distinct()], command.PretestResponses, user.AccountId(), now);
        var known = await session.LoadAsync<ReviewRules>(id, ct);
        if ((known?.Version ?? 0) != command.Version)
            return Results.Problem(Problems.Conflict(known is null ? "No rules were set yet." : "Somebody else set these rules since you read them. Load them again.", "stale-version"));
        if (Faults(command) is { Count: > 0 } faults) return Results.Problem(Problems.Malformed(faults));
        if (known is null) session.Events.StartStream<ReviewRules>(id, set);
        else session.Events.Append(id, known.Version + 1, set);
        return Results.NoContent();
    }

    private static Dictionary<string, string> Faults(SetReviewRules c)
    {
        var faults = new Dictionary<string, string>();
        if (!c.Stages.Select(s => s.Stage).SequenceEqual(Enum.GetValues<ReviewStage>())) faults["stages"] = "Give content, editorial, sensitivity and psychometric, in this order.";
        for (var i = 0; i < c.Stages.Count; i++)
        {
            var stage = c.Stages[i];
            if (stage.Roles.Count == 0 || stage.Roles.Any(r => !Roles.OfStaff.Contains(r))) faults[$"stages[{i}].roles"] = $"Name at least one role of {string.Join(", ", Roles.OfStaff)}.";
            if (stage.Reviewers is < 1 or > MostReviewers) faults[$"stages[{i}].reviewers"] = $"Between one and {MostReviewers} people review.";
            if (stage.Days is < 1 or > 365) faults[$"stages[{i}].days"] = "Between one day and a year.";
        }
        if (c.RevisionStages.Count == 0) faults["revisionStages"] = "A revision needs a second approver: name at least one stage.";
        if (c.PretestResponses is < 1 or > 100_000) faults["pretestResponses"] = "Give a number of answers.";
        return faults;
    }
}
