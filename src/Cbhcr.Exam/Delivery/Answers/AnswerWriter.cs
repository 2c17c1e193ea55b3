using System.Threading.Channels;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>What came of a batch of answers: it is on disk, or it was refused.</summary>
public sealed record SaveOutcome(Acknowledgement? Acknowledgement, ProblemDetails? Problem);

/// <summary>
/// Saves answers. Those that come in while a commit is under way go into the next one together: a commit waits for the disk once, however
/// many candidates are in it. An acknowledgement is given after the commit, never before. The one place besides the framework's transaction
/// middleware that commits (decision 7).
/// </summary>
public sealed class AnswerWriter(
    IDocumentStore store, IConfiguration configuration, Papers papers, PersonalData people, SecretSource secrets, IdSource ids, IClock clock, ILogger<AnswerWriter> logger) : BackgroundService
{
    // One loop and no more: two would each commit half as much at twice the cost, and two cores have other things to do.
    private const int LargestCommit = 200;
    private const int MostKnown = 20_000;
    private const int MostTries = 20;

    private sealed record Pending(Guid SittingId, RecordResponses Command, Instant ReceivedAt, TaskCompletionSource<SaveOutcome> Outcome);

    private readonly SittingKeys _keys = new(people, secrets);
    private readonly KnownNames _names = new();
    private readonly AnswerCommit _commit = new(store, ids, configuration.GetConnectionString(EventStore.ConnectionName) ?? "");
    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(20_000) { SingleReader = true });

    public async Task<SaveOutcome> SaveAsync(Guid sittingId, RecordResponses command, Instant receivedAt, CancellationToken ct)
    {
        var pending = new Pending(sittingId, command, receivedAt, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(pending, ct);
        // The caller may go away; what it sent is saved all the same.
        return await pending.Outcome.Task;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => WriteAsync(_queue.Reader), CancellationToken.None);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was taken in is written before the program ends.
        _queue.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    private async Task WriteAsync(ChannelReader<Pending> queue)
    {
        // What this writer knows of its sittings; used while the log still has the version it belongs to.
        var known = new Dictionary<Guid, Sitting>();
        var together = new List<Pending>(LargestCommit);
        while (await queue.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < LargestCommit && queue.TryRead(out var pending)) together.Add(pending);
            if (known.Count > MostKnown) known.Clear();
            try
            {
                await CommitAsync(together, known);
            }
            catch (Exception e) when (OtherProblems.IsDatabaseAway(e))
            {
                // Each alone would only wait for it again, one after the other. Whoever sent them sends them again.
                foreach (var pending in together) pending.Outcome.TrySetException(e);
            }
            catch (Exception e)
            {
                // One that cannot be saved must not take the others with it.
                LogSplit(logger, together.Count, e);
                foreach (var pending in together.Where(p => !p.Outcome.Task.IsCompleted)) await AloneAsync(pending, known);
            }
        }
    }

    private async Task AloneAsync(Pending pending, Dictionary<Guid, Sitting> known)
    {
        known.Remove(pending.SittingId);
        try
        {
            await CommitAsync([pending], known);
        }
        catch (Exception e)
        {
            pending.Outcome.TrySetException(e);
        }
    }

    private async Task CommitAsync(IReadOnlyList<Pending> together, Dictionary<Guid, Sitting> known)
    {
        var open = together;
        for (var tries = 1; open.Count > 0; tries++)
        {
            if (tries > MostTries) throw new InvalidOperationException($"{open.Count} saves lost the race for their sittings {MostTries} times.");
            open = await TryAsync(open, known, fresh: tries > 1);
        }
    }

    /// <returns>Those to be decided again, because somebody else changed their sitting in between.</returns>
    private async Task<IReadOnlyList<Pending>> TryAsync(IReadOnlyList<Pending> together, Dictionary<Guid, Sitting> known, bool fresh)
    {
        await using var session = store.QuerySession();
        var wanted = together.Select(p => p.SittingId).Distinct().Where(id => fresh || !known.ContainsKey(id)).ToArray();
        await ReadAsync(session, wanted, known);
        var after = new Dictionary<Guid, (Sitting Sitting, List<object> Events)>();
        var decided = new List<(Pending Pending, Sitting? Sitting, ProblemDetails? Refusal)>(together.Count);
        foreach (var pending in together)
        {
            var (sitting, refusal) = await DecideAsync(session, pending, known, after);
            decided.Add((pending, sitting, refusal));
        }
        IReadOnlySet<Guid> stored = after.Count == 0
            ? new HashSet<Guid>()
            : await _commit.StoreAsync([.. after.Select(a => new SittingChange(known[a.Key], a.Value.Sitting, a.Value.Events))], clock.GetCurrentInstant());
        foreach (var (id, change) in after)
            if (stored.Contains(id)) known[id] = change.Sitting;
            else known.Remove(id);

        // Where nothing was stored, what this writer knew may have been old: those are decided again on what the database says now.
        var read = wanted.ToHashSet();
        var again = new List<Pending>();
        // The clock is told as it is now: these may have waited for the disk, and whoever hears it takes it for the present.
        var told = clock.GetCurrentInstant();
        foreach (var (pending, sitting, refusal) in decided)
            if (after.ContainsKey(pending.SittingId) ? stored.Contains(pending.SittingId) : read.Contains(pending.SittingId))
                pending.Outcome.TrySetResult(new(refusal is null && sitting is not null ? RecordResponsesEndpoint.Acknowledge(sitting, told) : null, refusal));
            else again.Add(pending);
        return again;
    }

    private static async Task ReadAsync(IQuerySession session, Guid[] ids, Dictionary<Guid, Sitting> known)
    {
        foreach (var id in ids) known.Remove(id);
        if (ids.Length > 0)
            foreach (var sitting in await session.LoadManyAsync<Sitting>(ids)) known[sitting.Id] = sitting;
    }

    /// <returns>The sitting as it is when this is stored, or why it is not.</returns>
    private async Task<(Sitting? Sitting, ProblemDetails? Refusal)> DecideAsync(IQuerySession session, Pending pending, Dictionary<Guid, Sitting> known,
        Dictionary<Guid, (Sitting Sitting, List<object> Events)> after)
    {
        var changed = after.GetValueOrDefault(pending.SittingId);
        if ((changed.Sitting ?? known.GetValueOrDefault(pending.SittingId)) is not { } sitting) return (null, Problems.Missing("The sitting"));
        var paper = await papers.OfAsync(session, sitting.FormId, sitting.FormHash, CancellationToken.None);
        var seal = paper?.NeedsKey == true ? await _keys.SealAsync(session, sitting, pending.Command) : null;
        var decision = RecordResponsesEndpoint.Decide(pending.Command, sitting, paper, _names.Find, pending.ReceivedAt, seal);
        if (decision.Refusal is { } refusal) return (null, refusal);
        var events = changed.Events ?? [];
        if (decision.Recorded is { } recorded)
        {
            events.Add(recorded);
            sitting = Sitting.Apply(recorded, sitting) with { Version = sitting.Version + 1 };
        }
        if (decision.Late is { } late)
        {
            events.Add(late);
            sitting = Sitting.Apply(late, sitting) with { Version = sitting.Version + 1 };
        }
        if (events.Count > 0) after[sitting.Id] = (sitting, events);
        return (sitting, null);
    }

    private static readonly Action<ILogger, int, Exception?> LogSplit =
        LoggerMessage.Define<int>(LogLevel.Warning, new EventId(1, nameof(LogSplit)), "{Count} saves could not be committed together; each is tried alone.");
}
