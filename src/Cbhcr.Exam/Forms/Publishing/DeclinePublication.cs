using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Not like this: the form goes back to whoever assembled it.</summary>
public sealed record DeclinePublication([property: MaxLength(FormText.Longest)] string Reason, int Version);

public static class DeclinePublicationEndpoint
{
    public static async Task<FormWriter> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, user.AccountId(), ct));

    public static ProblemDetails Validate(DeclinePublication command, Form form) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Give a reason." })
        : form.State != FormState.Assembled || form.Requested is null ? Problems.Conflict($"Nobody has asked to publish form {form.Code}.", "publication-not-requested")
        : Problems.None;

    [WolverinePost("/api/forms/{formId}/publication-request/decline"), EmptyResponse, Authorize(Roles = $"{Roles.FormAssembler},{Roles.Psychometrician}")]
    public static (EventsToAppend, IStorageAction<FormText>) Post(
        DeclinePublication command, [WriteModel] Form form, FormWriter writer, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new FormPublicationDeclined(id.Value, user.AccountId(), now)],
            Storage.Insert(FormText.Of(id.Value, form.Id, "decline", null, command.Reason, user.AccountId(), writer.Key!, secret, now)));
}
