using System.Threading.Channels;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cbhcr.Exam.Delivery;

/// <summary>What came of a batch of answers: it is on disk, or it was refused.</summary>
public sealed record SaveOutcome(Acknowledgement? Acknowledgement, ProblemDetails? Problem);

/// <summary>
/// Saves answers. Those that come in while a commit is under way go into the next one together: a commit waits for the disk once, however
/// many candidates are in it. An acknowledgement is given after the commit, never before. The one place besides the framework's transaction
/// middleware that commits (decision 7).
/// </summary>
public sealed class AnswerWriter(IDocumentStore store, Papers papers, ILogger<AnswerWriter> logger) : BackgroundService
{
    // One sitting's saves always go to the same writer, in the order they came; two writers let one prepare while the other waits for the disk.
    private const int Writers = 2;
    private const int LargestCommit = 200;
    private const int MostKnown = 20_000;

    private sealed record Pending(Guid SittingId, RecordResponses Command, Instant ReceivedAt, TaskCompletionSource<SaveOutcome> Outcome);

    private readonly KnownNames _names = new();
    private readonly Channel<Pending>[] _queues = [.. Enumerable.Range(0, Writers).Select(_ => Channel.CreateBounded<Pending>(new BoundedChannelOptions(20_000) { SingleReader = true }))];

    public async Task<SaveOutcome> SaveAsync(Guid sittingId, RecordResponses command, Instant receivedAt, CancellationToken ct)
    {
        var pending = new Pending(sittingId, command, receivedAt, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queues[(uint)sittingId.GetHashCode() % Writers].Writer.WriteAsync(pending, ct);
        // The caller may go away; what it sent is saved all the same.
        return await pending.Outcome.Task;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_queues.Select(q => Task.Run(() => WriteAsync(q.Reader), CancellationToken.None)));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was taken in is written before the program ends.
        foreach (var queue in _queues) queue.Writer.TryComplete();
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
        await using var session = store.LightweightSession();
        await BringUpToDateAsync(session, [.. together.Select(p => p.SittingId).Distinct().Order()], known);
        var after = new Dictionary<Guid, Sitting>();
        var outcomes = new List<(Pending Pending, SaveOutcome Outcome)>(together.Count);
        foreach (var pending in together) outcomes.Add((pending, await DecideAsync(session, pending, known, after)));
#pragma warning disable RS0030 // see above
        if (after.Count > 0) await session.SaveChangesAsync();
#pragma warning restore RS0030
        foreach (var (id, sitting) in after) known[id] = sitting;
        foreach (var (pending, outcome) in outcomes) pending.Outcome.TrySetResult(outcome);
    }

    /// <summary>
    /// Holds these sittings against every other command until the commit, and reads again those that changed since. The row is locked before
    /// anything is appended: appending looks at the version first and locks last, and two at once would wait for each other.
    /// </summary>
    private static async Task BringUpToDateAsync(IDocumentSession session, Guid[] ids, Dictionary<Guid, Sitting> known)
    {
        await session.BeginTransactionAsync(CancellationToken.None);
        var versions = new Dictionary<Guid, long>();
        await using (var command = session.Connection!.CreateCommand())
        {
            command.CommandText = "select id, version from events.mt_streams where id = any($1) and not is_archived order by id for update";
            command.Parameters.Add(new NpgsqlParameter { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) versions[reader.GetGuid(0)] = reader.GetInt64(1);
        }
        var old = ids.Where(id => !known.TryGetValue(id, out var sitting) || sitting.Version != versions.GetValueOrDefault(id)).ToArray();
        foreach (var id in old) known.Remove(id);
        if (old.Length > 0)
            foreach (var sitting in await session.LoadManyAsync<Sitting>(old)) known[sitting.Id] = sitting;
    }

    private async Task<SaveOutcome> DecideAsync(IDocumentSession session, Pending pending, Dictionary<Guid, Sitting> known, Dictionary<Guid, Sitting> after)
    {
        if (!after.TryGetValue(pending.SittingId, out var sitting) && !known.TryGetValue(pending.SittingId, out sitting)) return new(null, Problems.Missing("The sitting"));
        var paper = await papers.OfAsync(session, sitting.FormId, sitting.FormHash, CancellationToken.None);
        var (refusal, recorded) = RecordResponsesEndpoint.Decide(pending.Command, sitting, paper, _names.Find, pending.ReceivedAt);
        if (refusal is not null) return new(null, refusal);
        if (recorded is not null)
        {
            session.Events.Append(sitting.Id, sitting.Version + 1, recorded);
            after[sitting.Id] = sitting = Sitting.Apply(recorded, sitting) with { Version = sitting.Version + 1 };
        }
        return new(RecordResponsesEndpoint.Acknowledge(sitting, pending.ReceivedAt), null);
    }

    private static readonly Action<ILogger, int, Exception?> LogSplit =
        LoggerMessage.Define<int>(LogLevel.Warning, new EventId(1, nameof(LogSplit)), "{Count} saves could not be committed together; each is tried alone.");
}
