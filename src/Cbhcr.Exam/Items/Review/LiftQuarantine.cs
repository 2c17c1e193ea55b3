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

/// <summary>The first who sends this asks, the second agrees; then the item is back where it was.</summary>
/// <param name="Reason">Why the item is good after all.</param>
public sealed record LiftQuarantine([property: MaxLength(ItemText.Longest)] string Reason, int Version);

public static class LiftQuarantineEndpoint
{
    public static async Task<WriterGround> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, user.AccountId(), ct));

    public static ProblemDetails Validate(LiftQuarantine command, Item item, ClaimsPrincipal user) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Say why." })
        : item.MayLift(user.AccountId()) is { } refusal ? refusal.Problem
        : Problems.None;

    [WolverinePost("/api/items/{itemId}/quarantine/lift"), EmptyResponse, Authorize(Roles = $"{Roles.Reviewer},{Roles.Psychometrician},{Roles.Administrator}")]
    public static (EventsToAppend, IStorageAction<ItemText>) Post(
        LiftQuarantine command, [WriteModel] Item item, WriterGround ground, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        var by = user.AccountId();
        var text = ItemText.Of(id.Value, item.Id, item.ContentVersion, "quarantine", "lift", command.Reason, by, ground.Key!, secret, now);
        object happened = item.Quarantine!.LiftAskedBy is { } first ? new ItemQuarantineLifted(item.Quarantine.From, first, by, now) : new ItemQuarantineLiftAsked(id.Value, by, now);
        return ([happened], Storage.Insert(text));
    }
}
