using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

/// <summary>Takes back what a batch did, within a minute and where nothing has happened since. What was done stays in the log, and so does this.</summary>
public static class UndoBatchEndpoint
{
    public static async Task<(ProblemDetails, IReadOnlyList<BatchStep>)> LoadAsync(string room, Guid batchId, IQuerySession session, Instant now, CancellationToken ct)
    {
        var steps = (await session.Query<BatchStep>().Where(s => s.BatchId == batchId).ToListAsync(ct)).Where(s => s.RoomId == Room.IdOf(room)).ToList();
        if (steps.Count == 0) return (Problems.Missing("The batch"), []);
        var open = steps.Where(s => s.Refusal is null).ToList();
        if (open.Count == 0) return (Problems.Conflict("Nothing was done that could be undone.", "nothing-done"), []);
        var late = !open.Any(s => s.Undone) && open.All(s => now - s.At > BatchStep.MayBeUndoneFor);
        return (late ? Problems.Conflict("A batch can be undone for a minute.", "undo-too-late") : Problems.None, open);
    }

    [WolverinePost("/api/rooms/{room}/batch/{batchId}/undo"), Authorize(Roles = Roles.Proctor)]
    public static async Task<BatchResult> Post(string room, Guid batchId, [NotBody] IReadOnlyList<BatchStep> steps, IServiceScopeFactory scopes, ClaimsPrincipal user, CancellationToken ct)
    {
        var lines = await scopes.EachAsync(steps.Select(s => s.SittingId), id => new UndoStep(batchId, id, user.AccountId()), ct);
        return BatchResult.Of(batchId, $"undo-{steps[0].Action}", null, lines);
    }
}

public sealed record UndoStep(Guid BatchId, Guid SittingId, Guid By);

public static class UndoStepHandler
{
    public static async Task<(BatchLine, OutgoingMessages)> Handle(UndoStep command, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForExclusiveWriting<Sitting>(command.SittingId, ct);
        var step = (await session.LoadAsync<BatchStep>(BatchStep.IdOf(command.BatchId, command.SittingId), ct))!;
        var (sitting, label) = (stream.Aggregate!, TheSittingEndpoint.Label(stream.Aggregate!));
        if (step.Undone || step.NotUndone is not null) return (new(sitting.Id, label, step.Undone, step.NotUndone), []);
        var decision = BatchRules.Undo(step, sitting, command.By, now);
        stream.AppendMany(decision.Events);
        session.Store(step with { Undone = decision.Refusal is null, NotUndone = decision.Refusal });
        return (new(sitting.Id, label, decision.Refusal is null, decision.Refusal), decision.MovesTheEnd ? Expiry.At(decision.After, decision.After.Clock.Deadline(now)) : []);
    }
}
