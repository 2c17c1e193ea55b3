using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

/// <param name="Arrived">Usable items of the cell that came since.</param>
public sealed record WritingOrderRow(
    Guid Id, int Version, string LevelCode, IReadOnlyList<CellPart> Cell, string Words, int Items, int Arrived, Guid AssignedTo, LocalDate DueOn, Guid? RunId, string? Closed, Instant OrderedAt);

public static class TheWritingOrdersEndpoint
{
    /// <summary>Assemblers see all orders, writers their own; the open ones first, by the day they are due.</summary>
    [WolverineGet("/api/writing-orders"), Authorize(Roles = $"{Roles.FormAssembler},{Roles.ItemWriter}")]
    public static Task<IReadOnlyList<WritingOrderRow>> Get(IQuerySession session, ClaimsPrincipal user, CancellationToken ct) => RowsAsync(session, user, ct);

    internal static async Task<IReadOnlyList<WritingOrderRow>> RowsAsync(IQuerySession session, ClaimsPrincipal user, CancellationToken ct)
    {
        var orders = session.Query<WritingOrder>();
        var mine = user.AccountId();
        var shown = await (user.IsInRole(Roles.FormAssembler) ? orders : orders.Where(o => o.AssignedTo == mine)).ToListAsync(ct);
        var pools = new Dictionary<string, IReadOnlyList<FormCandidateItem>>();
        foreach (var level in shown.Where(o => o.IsOpen).Select(o => o.Order.LevelCode).Distinct()) pools[level] = await CellItems.UsableAsync(session, level, ct);
        return [.. shown.OrderBy(o => !o.IsOpen).ThenBy(o => o.DueOn).ThenBy(o => o.Order.OrderedAt).Select(o => new WritingOrderRow(o.Id, o.Version, o.Order.LevelCode, o.Order.Cell, o.Order.Words,
            o.Order.Items, o.Closed?.Arrived ?? o.Arrived(CellItems.Count(pools[o.Order.LevelCode], o.Order.Cell)), o.AssignedTo, o.DueOn, o.Order.RunId, o.Closed?.Why, o.Order.OrderedAt))];
    }
}
