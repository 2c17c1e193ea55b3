using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

public sealed record PublishForm(int Version);

public static class PublishFormEndpoint
{
    public static ProblemDetails Validate(Form form) => form.State == FormState.Assembled
        ? Problems.None
        : Problems.Conflict($"Form {form.Code} is {form.State.ToString().ToLowerInvariant()} already.", "not-assembled");

    /// <summary>Freezes the form. From here on its content hash goes with every sitting and result, and the bank knows where its items stand.</summary>
    [WolverinePost("/api/forms/{formId}/publish"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static (EventsToAppend, OutgoingMessages) Post(PublishForm command, [WriteModel] Form form, ClaimsPrincipal user, Instant now) =>
        ([new FormPublished(form.ComputeContentHash(), user.AccountId(), now)],
            [new RecordItemsOnForm(form.Id, form.Code, [.. form.Slots.Select(s => new ItemOnForm(s.ItemId, s.ContentVersion))], now)]);
}
