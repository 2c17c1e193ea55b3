using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Enough: the best forms so far are kept.</summary>
public sealed record CancelAssembly;

public static class CancelAssemblyEndpoint
{
    public static ProblemDetails Validate(AssemblyRun run) => run.IsOver ? Problems.Conflict("The run is over.", "run-over") : Problems.None;

    [WolverinePost("/api/assembly-runs/{assemblyRunId}/cancel"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static AssemblyCancelRequested? Post(CancelAssembly command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] AssemblyRun run, ClaimsPrincipal user, Instant now) =>
        run.CancelRequested ? null : new(user.AccountId(), now);
}
