using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

/// <summary>A remark on a field, for the writer. While it is open the item does not leave its stage.</summary>
/// <param name="Field">As in the item file, for example options[1].rationale; empty for the whole item.</param>
public sealed record CommentOnField(string Field, [property: MaxLength(ItemText.Longest)] string Text);

public static partial class CommentOnFieldEndpoint
{
    private const int MostOpen = 100;

    public static async Task<WriterGround> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, user.AccountId(), ct));

    public static ProblemDetails Validate(CommentOnField command, Item item) =>
        string.IsNullOrWhiteSpace(command.Text) ? Problems.Malformed(new Dictionary<string, string> { ["text"] = "Write something." })
        : !Field().IsMatch(command.Field)
            ? Problems.Malformed(new Dictionary<string, string> { ["field"] = "Name a field as in the item file, for example options[1].rationale, or none for the whole item." })
        : item.Status == ItemStatus.Retired ? Problems.Conflict("This item is retired.", "item-retired")
        : item.OpenComments.Count >= MostOpen ? Problems.Conflict($"{MostOpen} comments are open. Return the item instead.", "too-many-comments")
        : Problems.None;

    [WolverinePost("/api/items/{itemId}/review-comments"), EmptyResponse, Authorize(Roles = Roles.ItemReaders)]
    public static (EventsToAppend, IStorageAction<ItemText>) Post(
        CommentOnField command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Item item, WriterGround ground, ClaimsPrincipal user,
        [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new ItemCommentMade(id.Value, item.ContentVersion, command.Field, user.AccountId(), now)],
            Storage.Insert(ItemText.Of(id.Value, item.Id, item.ContentVersion, "comment", command.Field, command.Text, user.AccountId(), ground.Key!, secret, now)));

    // It stands in the event, where no words about anybody may.
    [GeneratedRegex(@"^([a-zA-Z]+(\[\d{1,3}\])?(\.[a-zA-Z]+(\[\d{1,3}\])?){0,3})?$")]
    private static partial Regex Field();
}
