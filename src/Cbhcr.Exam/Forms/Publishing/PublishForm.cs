using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>The second person agrees: from here on the form is what it is.</summary>
public sealed record PublishForm(int Version);

public static class PublishFormEndpoint
{
    public static Task<PublicationGround> LoadAsync(Guid formId, IQuerySession session, Instant now, CancellationToken ct) => PublicationGround.OfAsync(formId, session, now, ct);

    public static ProblemDetails Validate(PublishForm command, Form form, PublicationGround ground, ClaimsPrincipal user) =>
        form.MayBePublishedBy(user.AccountId()) is var (words, code) ? code == "same-person" ? Problems.Forbidden(words, code) : Problems.Conflict(words, code)
        : form.Requested!.ContentHash != form.ComputeContentHash() ? Problems.Conflict("The form is not what was asked to be published.", "form-changed")
        : ground.Refusal(form) ?? Problems.None;

    /// <summary>Freezes the form. From here on its content hash goes with every sitting and result, and the bank knows where its items stand.</summary>
    [WolverinePost("/api/forms/{formId}/publish"), EmptyResponse, Authorize(Roles = $"{Roles.FormAssembler},{Roles.Psychometrician}")]
    public static (EventsToAppend, OutgoingMessages) Post(PublishForm command, [WriteModel] Form form, PublicationGround ground, ClaimsPrincipal user, [NotBody] Instant now) =>
        ([new FormPublished(form.ComputeContentHash(), user.AccountId(), now)],
            [new RecordItemsOnForm(form.Id, form.Code, [.. form.Slots.Select(s => new ItemOnForm(s.ItemId, s.ContentVersion))], now)]);
}
