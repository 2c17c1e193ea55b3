using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

/// <summary>No item is submitted with it any more. Items and forms that have it keep it.</summary>
public sealed record RetireStimulus(string Reason, int Version);

public static class RetireStimulusEndpoint
{
    public static ProblemDetails Validate(RetireStimulus command, Stimulus stimulus) =>
        !RetireItemEndpoint.Reasons.Contains(command.Reason)
            ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = $"The reason must be one of {string.Join(", ", RetireItemEndpoint.Reasons)}." })
        : stimulus.Retired ? Problems.Conflict("This stimulus is retired already.", "stimulus-retired")
        : Problems.None;

    [WolverinePost("/api/stimuli/{stimulusId}/retire"), EmptyResponse, Authorize(Roles = Roles.Reviewer)]
    public static StimulusRetired Post(RetireStimulus command, [WriteModel] Stimulus stimulus, ClaimsPrincipal user, Instant now) => new(command.Reason, user.AccountId(), now);
}
