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

namespace Cbhcr.Exam.Items;

/// <summary>After the pretest: from now on answers to this item count. The psychometrician decides, on statistics or without them and then in words.</summary>
/// <param name="Waiver">Why it goes without the statistics of a pretest.</param>
public sealed record ScoreItem([property: MaxLength(ItemText.Longest)] string? Waiver, int Version);

public static class ScoreItemEndpoint
{
    public static async Task<(WriterGround, ItemHistory)> LoadAsync(Guid itemId, IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        (new(await people.ForWritingAsync(session, user.AccountId(), ct)), await session.LoadAsync<ItemHistory>(ItemHistory.IdOf(itemId), ct) ?? ItemHistory.None(itemId));

    public static ProblemDetails Validate(ScoreItem command, Item item, ItemHistory history, ClaimsPrincipal user) =>
        item.MayBeScored(user.AccountId(), !string.IsNullOrWhiteSpace(command.Waiver), history.AnsweredBy(item.ContentVersion, item.StatisticsSince)) is { } refusal ? refusal.Problem : Problems.None;

    [WolverinePost("/api/items/{itemId}/score"), EmptyResponse, Authorize(Roles = Roles.Psychometrician)]
    public static (EventsToAppend, IStorageAction<ItemText>) Post(
        ScoreItem command, [WriteModel] Item item, WriterGround ground, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        var by = user.AccountId();
        var text = string.IsNullOrWhiteSpace(command.Waiver) ? null : ItemText.Of(id.Value, item.Id, item.ContentVersion, "waiver", "", command.Waiver, by, ground.Key!, secret, now);
        return ([new ItemMoved(item.ContentVersion, ItemPlace.Pretest, ItemPlace.Scored, text is null ? "pretest-statistics" : "waiver", text?.Id, by, now)],
            text is null ? Storage.Nothing<ItemText>() : Storage.Insert(text));
    }
}
