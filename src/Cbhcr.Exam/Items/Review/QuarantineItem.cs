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

/// <summary>At once and by one person: no new form takes the item until two lift it. Forms that hold it stay as they are.</summary>
/// <param name="Reason">One of <see cref="QuarantineItemEndpoint.Reasons"/>.</param>
public sealed record PutInQuarantine(string Reason, [property: MaxLength(ItemText.Longest)] string? Words, int Version);

public static class QuarantineItemEndpoint
{
    public static IReadOnlyList<string> Reasons { get; } = ["key-error", "content-error", "exposed", "poor-statistics", "complaint", "bias"];

    public static async Task<WriterGround> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, user.AccountId(), ct));

    public static ProblemDetails Validate(PutInQuarantine command, Item item) =>
        !Reasons.Contains(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = $"The reason must be one of {string.Join(", ", Reasons)}." })
        : item.MayBeQuarantined() is { } refusal ? refusal.Problem
        : Problems.None;

    [WolverinePost("/api/items/{itemId}/quarantine"), EmptyResponse, Authorize(Roles = $"{Roles.ItemReaders},{Roles.Administrator}")]
    public static (EventsToAppend, IStorageAction<ItemText>) Post(
        PutInQuarantine command, [WriteModel] Item item, WriterGround ground, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        var by = user.AccountId();
        var text = string.IsNullOrWhiteSpace(command.Words) ? null : ItemText.Of(id.Value, item.Id, item.ContentVersion, "quarantine", command.Reason, command.Words, by, ground.Key!, secret, now);
        return ([new ItemQuarantined(item.ContentVersion, command.Reason, text?.Id, by, now)], text is null ? Storage.Nothing<ItemText>() : Storage.Insert(text));
    }
}

/// <summary>Another module found something (a key error, a leak). It cannot say more than one of the reasons.</summary>
public static class QuarantineItemHandler
{
    public static async Task Handle(QuarantineItem command, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Item>(command.ItemId, ct);
        if (stream.Aggregate is { } item && item.MayBeQuarantined() is null) stream.AppendOne(new ItemQuarantined(item.ContentVersion, command.Reason, null, command.By, now));
    }
}
