using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

public sealed record WithdrawForm([property: MaxLength(2000)] string Reason, int Version);

public static class WithdrawFormEndpoint
{
    public static ProblemDetails Validate(WithdrawForm command, Form form) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed("Give a reason.")
        : form.State == FormState.Withdrawn ? Problems.Conflict($"Form {form.Code} is withdrawn already.", "withdrawn")
        : Problems.None;

    /// <summary>No new sitting can be scheduled with a withdrawn form; sittings that exist keep it.</summary>
    [WolverinePost("/api/forms/{formId}/withdraw"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static FormWithdrawn Post(WithdrawForm command, [WriteModel] Form form, ClaimsPrincipal user, Instant now) =>
        new(command.Reason.Trim(), user.AccountId(), now);
}

public static class WithdrawFormAtOnceHandler
{
    public static async Task Handle(WithdrawFormAtOnce command, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Form>(command.FormId, ct);
        if (stream.Aggregate is { State: not FormState.Withdrawn }) stream.AppendOne(new FormWithdrawn(command.Reason, command.By, now));
    }
}
