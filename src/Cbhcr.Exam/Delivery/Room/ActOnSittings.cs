using System.Collections.Concurrent;
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

/// <summary>One action for many candidates of a room.</summary>
/// <param name="Action">admit, pause, resume or extend.</param>
/// <param name="Seconds">To add, with extend.</param>
/// <param name="Reason">With pause and extend; from the lists of the single actions.</param>
/// <param name="BatchId">Made by the caller: the same again does nothing twice.</param>
public sealed record ActOnSittings(string Action, IReadOnlyList<Guid> SittingIds, int? Seconds, string? Reason, Guid BatchId);

public static class ActOnSittingsEndpoint
{
    public const int MostAtOnce = 300;

    public static ProblemDetails Validate(ActOnSittings command) =>
        !BatchRules.Actions.Contains(command.Action) ? Problems.Malformed($"The action must be one of {string.Join(", ", BatchRules.Actions)}.")
        : command.SittingIds.Count is 0 or > MostAtOnce ? Problems.Malformed($"Choose between 1 and {MostAtOnce} candidates.")
        : command.Action == BatchRules.Pause && !PauseSittingEndpoint.Reasons.Contains(command.Reason ?? "")
            ? Problems.Malformed($"The reason must be one of {string.Join(", ", PauseSittingEndpoint.Reasons)}.")
        : command.Action == BatchRules.Extend && !AdjustTimeEndpoint.Reasons.Contains(command.Reason ?? "")
            ? Problems.Malformed($"The reason must be one of {string.Join(", ", AdjustTimeEndpoint.Reasons)}.")
        : command.Action == BatchRules.Extend && command.Seconds is not (> 0 and <= 4 * 3600) ? Problems.Malformed("Add between 1 second and 4 hours.")
        : Problems.None;

    /// <summary>What the caller meant by this id before.</summary>
    public static async Task<ProblemDetails> LoadAsync(ActOnSittings command, string room, IQuerySession session, CancellationToken ct) =>
        await session.Query<BatchStep>().Where(s => s.BatchId == command.BatchId).FirstOrDefaultAsync(ct) is { } step && (step.Action != command.Action || step.RoomId != Room.IdOf(room))
            ? Problems.Unprocessable("This batch id was used for something else.", "batch-id-used")
            : Problems.None;

    /// <summary>Each sitting for itself, in a transaction of its own: one that is refused does not hold up the others.</summary>
    [WolverinePost("/api/rooms/{room}/batch"), Authorize(Roles = Roles.Proctor)]
    public static async Task<BatchResult> Post(ActOnSittings command, string room, IQuerySession session, IServiceScopeFactory scopes, ClaimsPrincipal user, CancellationToken ct)
    {
        var asked = command.SittingIds.Distinct().ToArray();
        var here = (await session.Query<Sitting>().Where(s => s.Room == room && s.Id.IsOneOf(asked)).Select(s => s.Id).ToListAsync(ct)).ToHashSet();
        var lines = await scopes.EachAsync(here, id => new TakeStep(command.BatchId, Room.IdOf(room), id, command.Action, command.Seconds ?? 0, command.Reason, user.AccountId()), ct);
        lines.AddRange(asked.Where(id => !here.Contains(id)).Select(id => new BatchLine(id, "", false, "There is no such sitting in this room.")));
        var last = await session.Query<BatchStep>().Where(s => s.BatchId == command.BatchId && s.Refusal == null).OrderByDescending(s => s.At).FirstOrDefaultAsync(ct);
        return BatchResult.Of(command.BatchId, command.Action, last?.At + BatchStep.MayBeUndoneFor, lines);
    }

    internal static async Task<List<BatchLine>> EachAsync<T>(this IServiceScopeFactory scopes, IEnumerable<Guid> sittings, Func<Guid, T> message, CancellationToken ct) where T : notnull
    {
        var lines = new ConcurrentBag<BatchLine>();
        await Parallel.ForEachAsync(sittings, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (id, token) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            lines.Add(await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<BatchLine>(message(id), token));
        });
        return [.. lines];
    }
}

/// <summary>The part of a batch that is one sitting's.</summary>
public sealed record TakeStep(Guid BatchId, Guid RoomId, Guid SittingId, string Action, int Seconds, string? Reason, Guid By);

public static class TakeStepHandler
{
    public static async Task<(BatchLine, OutgoingMessages)> Handle(TakeStep command, IDocumentSession session, Instant now, CancellationToken ct)
    {
        // Held until the commit: whoever sent the same batch in the same moment waits here, and then finds the step.
        var stream = await session.Events.FetchForExclusiveWriting<Sitting>(command.SittingId, ct);
        var (id, sitting) = (BatchStep.IdOf(command.BatchId, command.SittingId), stream.Aggregate!);
        var label = TheSittingEndpoint.Label(sitting);
        if (await session.LoadAsync<BatchStep>(id, ct) is { } taken) return (new(sitting.Id, label, taken.Refusal is null, taken.Refusal), []);
        var decision = BatchRules.Decide(command.Action, command.Seconds, command.Reason, sitting, command.By, now);
        stream.AppendMany(decision.Events);
        session.Store(new BatchStep(id, command.BatchId, command.RoomId, sitting.Id, command.Action, command.Seconds, decision.Refusal, command.By, now, false, null));
        return (new(sitting.Id, label, decision.Refusal is null, decision.Refusal), decision.MovesTheEnd ? Expiry.At(decision.After, decision.After.Clock.Deadline(now)) : []);
    }
}
