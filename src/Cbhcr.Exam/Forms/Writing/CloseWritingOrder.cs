using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>By hand: the items are not wanted any more, or will do as they are.</summary>
public sealed record CloseWritingOrder(string Reason, int Version);

/// <param name="Present">Usable items of the cell.</param>
public sealed record CellGround(int Present)
{
    public static async Task<CellGround> OfAsync(Guid orderId, IQuerySession session, CancellationToken ct) =>
        new(await session.LoadAsync<WritingOrder>(orderId, ct) is { } order ? CellItems.Count(await CellItems.UsableAsync(session, order.Order.LevelCode, ct), order.Order.Cell) : 0);
}

public static class CloseWritingOrderEndpoint
{
    public static IReadOnlyList<string> Reasons { get; } = ["not-needed", "enough-without", "blueprint-changed", "ordered-by-mistake"];

    public static Task<CellGround> LoadAsync(Guid writingOrderId, IQuerySession session, CancellationToken ct) => CellGround.OfAsync(writingOrderId, session, ct);

    public static ProblemDetails Validate(CloseWritingOrder command, WritingOrder order) =>
        !Reasons.Contains(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = $"The reason must be one of {string.Join(", ", Reasons)}." })
        : order.IsOpen ? Problems.None : Problems.Conflict("The order is closed already.", "order-closed");

    [WolverinePost("/api/writing-orders/{writingOrderId}/close"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static WritingOrderClosed Post(CloseWritingOrder command, [WriteModel] WritingOrder order, CellGround ground, ClaimsPrincipal user, Instant now) =>
        new(command.Reason, order.Arrived(ground.Present), user.AccountId(), now);
}
