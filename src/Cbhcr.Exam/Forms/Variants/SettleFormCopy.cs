using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>A copy came back whole, or nothing is left of it.</summary>
/// <param name="How">One of <see cref="FormCopies.Ways"/>.</param>
public sealed record SettleFormCopy(string How);

public static class SettleFormCopyEndpoint
{
    public static ProblemDetails Validate(SettleFormCopy command, int serial, Form form) =>
        !FormCopies.Ways.Contains(command.How) ? Problems.Malformed(new Dictionary<string, string> { ["how"] = $"A copy is {string.Join(" or ", FormCopies.Ways)}." })
        : serial < 1 || serial > form.CopiesMade ? Problems.Missing("The copy")
        : !form.CopiesOut.Contains(serial) ? Problems.Conflict($"Copy {serial} of form {form.Code} is not out any more.", "copy-settled")
        : Problems.None;

    [WolverinePost("/api/forms/{formId}/copies/{serial}/settle"), EmptyResponse, Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    public static FormCopySettled Post(
        SettleFormCopy command, int serial, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Form form, ClaimsPrincipal user, [NotBody] Instant now) =>
        new(serial, command.How, user.AccountId(), now);
}
