using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Exchange;

public sealed record ApproveExport(int Version);

public static class ApproveExportEndpoint
{
    public static ProblemDetails Validate(Export export, ClaimsPrincipal user) => export.DecisionProblem(user.AccountId());

    /// <summary>The second of two people agrees.</summary>
    [WolverinePost("/api/exports/{exportId}/approve"), EmptyResponse, Authorize(Roles = Roles.ItemReaders)]
    public static ExportApproved Post(ApproveExport command, [WriteModel] Export export, ClaimsPrincipal user, Instant now) => new(user.AccountId(), now);
}
