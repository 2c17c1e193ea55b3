using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Competencies;

/// <summary>The board makes the current version its own. Importing another version leaves that one to be adopted again.</summary>
/// <param name="Reason">On what the decision rests; it is public.</param>
public sealed record AdoptFramework(string Reason, int Version);

public static class AdoptFrameworkEndpoint
{
    public static ProblemDetails Validate(AdoptFramework command, Framework framework) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Give the reason for the decision." })
        : framework.IsAdopted ? Problems.Conflict($"Version {framework.CurrentVersion} is adopted already.", "framework-adopted")
        : Problems.None;

    [WolverinePost("/api/frameworks/{frameworkId}/adopt"), EmptyResponse, Authorize(Roles = Roles.Administrator)]
    public static FrameworkAdopted Post(AdoptFramework command, [WriteModel] Framework framework, ClaimsPrincipal user, Instant now) =>
        new(framework.CurrentVersion, command.Reason.Trim(), user.AccountId(), now);
}
