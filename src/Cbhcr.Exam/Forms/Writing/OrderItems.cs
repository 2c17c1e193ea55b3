using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

/// <summary>Have written what a run lacked: one order for each short cell.</summary>
/// <param name="DueOn">Left out: in four weeks.</param>
public sealed record OrderItems(Guid AssignedTo, LocalDate? DueOn);

/// <param name="Pool">Of the level, as it is now.</param>
public sealed record OrderGround(StaffAccount? Writer, LocalDate Today, IReadOnlyList<FormCandidateItem> Pool, bool Ordered);

public sealed record OrdersPlaced(int Orders);

public static class OrderItemsEndpoint
{
    private const int UsualDays = 28;

    public static async Task<OrderGround> LoadAsync(OrderItems command, Guid assemblyRunId, IQuerySession session, Instant now, CancellationToken ct)
    {
        var programme = await session.TheProgrammeAsync(ct);
        var run = await session.LoadAsync<AssemblyRun>(assemblyRunId, ct);
        return new(await session.LoadAsync<StaffAccount>(command.AssignedTo, ct), programme?.DateOf(now) ?? now.InUtc().Date,
            run is null ? [] : await CellItems.UsableAsync(session, run.Request.LevelCode, ct), await session.Query<WritingOrder>().AnyAsync(o => o.Order.RunId == assemblyRunId, ct));
    }

    public static ProblemDetails Validate(OrderItems command, OrderGround ground, AssemblyRun run) =>
        ground.Writer is not { Closed: false } writer || !writer.Roles.Contains(Roles.ItemWriter) ? Problems.Malformed(new Dictionary<string, string> { ["assignedTo"] = "There is no such item writer." })
        : command.DueOn < ground.Today ? Problems.Malformed(new Dictionary<string, string> { ["dueOn"] = "The day is over." })
        : run.Outcome?.Conflict is not { } conflict || conflict.Shortages.All(s => s.Cell.Count == 0) ? Problems.Conflict("Nothing is short that writing items would mend.", "nothing-short")
        : ground.Ordered ? Problems.Conflict("What this run lacks is ordered already.", "ordered")
        : Problems.None;

    [WolverinePost("/api/assembly-runs/{assemblyRunId}/writing-orders"), Authorize(Roles = Roles.FormAssembler)]
    public static (OrdersPlaced, OutgoingMessages) Post(
        OrderItems command, [Wolverine.Persistence.EventSourcing.ReadModel] AssemblyRun run, OrderGround ground, IDocumentSession session, ClaimsPrincipal user, [NotBody] Instant now)
    {
        var placed = Orders(command, run, ground, user.AccountId(), now);
        var looks = new OutgoingMessages();
        foreach (var order in placed)
        {
            session.Events.StartStream<WritingOrder>(order.OrderId, order);
            looks.Schedule(new LookForItems(order.OrderId), (now + LookForItems.Every).ToDateTimeOffset());
        }
        return (new(placed.Count), looks);
    }

    // Two who order in the same moment both find nothing ordered; the ids are the run's, so the second finds the streams taken.
    private static IReadOnlyList<WritingOrdered> Orders(OrderItems command, AssemblyRun run, OrderGround ground, Guid by, Instant now) =>
        [.. run.Outcome!.Conflict!.Shortages.Where(s => s.Cell.Count > 0).Select((s, i) => new WritingOrdered(
            DerivedId.Of($"writing-order|{run.Id:N}|{i}"), run.Request.ProgrammeId, run.Id, run.Request.LevelCode, s.Cell, s.Words,
            s.Short, CellItems.Count(ground.Pool, s.Cell), command.AssignedTo, command.DueOn ?? ground.Today.PlusDays(UsualDays), by, now))];
}
