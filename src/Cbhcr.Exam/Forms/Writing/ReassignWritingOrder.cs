using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

public sealed record ReassignWritingOrder(Guid AssignedTo, LocalDate DueOn, int Version);

public sealed record ReassignGround(StaffAccount? Writer, LocalDate Today);

public static class ReassignWritingOrderEndpoint
{
    public static async Task<ReassignGround> LoadAsync(ReassignWritingOrder command, IQuerySession session, Instant now, CancellationToken ct) =>
        new(await session.LoadAsync<StaffAccount>(command.AssignedTo, ct), (await session.TheProgrammeAsync(ct))?.DateOf(now) ?? now.InUtc().Date);

    public static ProblemDetails Validate(ReassignWritingOrder command, WritingOrder order, ReassignGround ground) =>
        ground.Writer is not { Closed: false } writer || !writer.Roles.Contains(Roles.ItemWriter) ? Problems.Malformed(new Dictionary<string, string> { ["assignedTo"] = "There is no such item writer." })
        : command.DueOn < ground.Today ? Problems.Malformed(new Dictionary<string, string> { ["dueOn"] = "The day is over." })
        : order.IsOpen ? Problems.None : Problems.Conflict("The order is closed already.", "order-closed");

    [WolverinePost("/api/writing-orders/{writingOrderId}/assign"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static WritingReassigned Post(ReassignWritingOrder command, [WriteModel] WritingOrder order, ReassignGround ground, ClaimsPrincipal user, [NotBody] Instant now) =>
        new(command.AssignedTo, command.DueOn, user.AccountId(), now);
}
