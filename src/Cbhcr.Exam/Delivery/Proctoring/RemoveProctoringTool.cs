using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Delivery.Proctoring;

public sealed record RemoveProctoringTool();

public static class RemoveProctoringToolEndpoint
{
    public static Task<ProctoringTool?> LoadAsync(Guid toolId, IQuerySession session, CancellationToken ct) => session.LoadAsync<ProctoringTool>(toolId, ct);

    public static ProblemDetails Validate(ProctoringTool? tool) => tool is null ? Problems.Missing("The tool") : Problems.None;

    /// <summary>Its tokens are worth nothing from here on; what it did in sittings stays in their events.</summary>
    [WolverinePost("/api/proctoring-tools/{toolId}/removal"), EmptyResponse, Authorize(Roles = Roles.Administrator)]
    public static Delete<ProctoringTool> Post(RemoveProctoringTool command, [NotBody] ProctoringTool? tool) => Storage.Delete(tool!);
}
