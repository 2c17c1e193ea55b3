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

/// <summary>A remark on a form or on one of its slots. While one is open the form is not published.</summary>
/// <param name="Position">Left out for the whole form.</param>
public sealed record CommentOnForm(int? Position, [property: MaxLength(FormText.Longest)] string Text);

public static class CommentOnFormEndpoint
{
    private const int MostOpen = 200;

    public static async Task<FormWriter> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, user.AccountId(), ct));

    public static ProblemDetails Validate(CommentOnForm command, Form form) =>
        string.IsNullOrWhiteSpace(command.Text) ? Problems.Malformed(new Dictionary<string, string> { ["text"] = "Write something." })
        : command.Position is { } p && form.Slots.All(s => s.Position != p) ? Problems.Malformed(new Dictionary<string, string> { ["position"] = $"Form {form.Code} has no position {p}." })
        : form.State != FormState.Assembled ? Problems.Conflict($"Form {form.Code} is {form.State.ToString().ToLowerInvariant()}: what stands on it is settled.", "not-assembled")
        : form.OpenComments.Count >= MostOpen ? Problems.Conflict($"{MostOpen} comments are open.", "too-many-comments")
        : Problems.None;

    [WolverinePost("/api/forms/{formId}/comments"), EmptyResponse, Authorize(Roles = Roles.FormReaders)]
    public static (EventsToAppend, IStorageAction<FormText>) Post(
        CommentOnForm command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Form form, FormWriter writer, ClaimsPrincipal user,
        [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new FormCommentMade(id.Value, command.Position, user.AccountId(), now)],
            Storage.Insert(FormText.Of(id.Value, form.Id, "comment", command.Position, command.Text, user.AccountId(), writer.Key!, secret, now)));
}
