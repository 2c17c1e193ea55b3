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

/// <summary>One vote. A vote that completes its stage moves the item on; one that returns or rejects it sends it back to its writer.</summary>
/// <param name="Reason">Needed unless the verdict is approve.</param>
public sealed record ReviewItem(ReviewStage Stage, Verdict Verdict, [property: MaxLength(ItemText.Longest)] string? Reason, int Version);

public sealed record WriterGround(DataKey? Key);

public static class ReviewItemEndpoint
{
    public static async Task<WriterGround> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, user.AccountId(), ct));

    public static ProblemDetails Validate(ReviewItem command, Item item, WriterGround ground, ClaimsPrincipal user) =>
        command.Verdict != Verdict.Approve && string.IsNullOrWhiteSpace(command.Reason)
            ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Say why, so that the writer can do something about it." })
        : item.MayVote(command.Stage, command.Verdict, user.AccountId(), user.StaffRoles()) is { } refusal ? refusal.Problem
        : Problems.None;

    [WolverinePost("/api/items/{itemId}/reviews"), EmptyResponse, Authorize(Roles = Roles.Staff)]
    public static (EventsToAppend, IStorageAction<ItemText>) Post(
        ReviewItem command, [WriteModel] Item item, WriterGround ground, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        var by = user.AccountId();
        var text = string.IsNullOrWhiteSpace(command.Reason) ? null
            : ItemText.Of(id.Value, item.Id, item.ContentVersion, "reason", command.Stage.ToString(), command.Reason, by, ground.Key!, secret, now);
        return ([.. item.Vote(id.Value, command.Verdict, text?.Id, by, now)], text is null ? Storage.Nothing<ItemText>() : Storage.Insert(text));
    }
}
