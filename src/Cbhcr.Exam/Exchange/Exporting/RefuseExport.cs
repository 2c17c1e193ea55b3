using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Exchange;

public sealed record RefuseExport(int Version);

public static class RefuseExportEndpoint
{
    public static ProblemDetails Validate(Export export, ClaimsPrincipal user) => export.DecisionProblem(user.AccountId());

    [WolverinePost("/api/exports/{exportId}/refuse"), EmptyResponse, Authorize(Roles = Roles.ItemReaders)]
    public static ExportRefused Post(RefuseExport command, [WriteModel] Export export, ClaimsPrincipal user, Instant now) => new(user.AccountId(), now);
}
