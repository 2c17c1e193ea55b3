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

    private sealed record Pending(Guid SittingId, RecordResponses Command, Instant ReceivedAt, TaskCompletionSource<SaveOutcome> Outcome);

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
        var together = new List<Pending>(LargestCommit);
        while (await queue.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < LargestCommit && queue.TryRead(out var pending)) together.Add(pending);
            try
            {
                await CommitAsync(together);
            }
            catch (Exception first) when (together.Count > 1)
            {
                // One that cannot be saved must not take the others with it.
                LogSplit(logger, together.Count, first);
                foreach (var pending in together.Where(p => !p.Outcome.Task.IsCompleted))
                {
                    try
                    {
                        await CommitAsync([pending]);
                    }
                    catch (Exception e)
                    {
                        pending.Outcome.TrySetException(e);
                    }
                }
            }
            catch (Exception e)
            {
                together[0].Outcome.TrySetException(e);
            }
        }
    }

    private async Task CommitAsync(IReadOnlyList<Pending> together)
    {
        await using var session = store.IdentitySession();
        var sittings = await LockedAsync(session, [.. together.Select(p => p.SittingId).Distinct().Order()]);
        var outcomes = new List<(Pending Pending, SaveOutcome Outcome)>(together.Count);
        var appended = false;
        foreach (var pending in together)
        {
            if (!sittings.TryGetValue(pending.SittingId, out var sitting))
            {
                outcomes.Add((pending, new(null, Problems.Missing("The sitting"))));
                continue;
            }
            var paper = await papers.OfAsync(session, sitting.FormId, sitting.FormHash, CancellationToken.None);
            if (RecordResponsesEndpoint.Refusal(pending.Command, sitting, paper, pending.ReceivedAt) is { } problem)
            {
                outcomes.Add((pending, new(null, problem)));
                continue;
            }
            if (RecordResponsesEndpoint.Recorded(pending.Command, sitting, paper!, pending.ReceivedAt) is { } recorded)
            {
                session.Events.Append(sitting.Id, sitting.Version + 1, recorded);
                sittings[sitting.Id] = sitting = Sitting.Apply(recorded, sitting) with { Version = sitting.Version + 1 };
                appended = true;
            }
            outcomes.Add((pending, new(RecordResponsesEndpoint.Acknowledge(sitting, pending.ReceivedAt), null)));
        }
#pragma warning disable RS0030 // see above
        if (appended) await session.SaveChangesAsync();
#pragma warning restore RS0030
        foreach (var (pending, outcome) in outcomes) pending.Outcome.TrySetResult(outcome);
    }

    /// <summary>The state of these sittings, held against every other command until the commit.</summary>
    private static async Task<Dictionary<Guid, Sitting>> LockedAsync(IDocumentSession session, Guid[] ids)
    {
        await session.BeginTransactionAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand("select 1 from events.mt_streams where id = any($1) and not is_archived order by id for update");
        command.Parameters.Add(new NpgsqlParameter { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        await session.ExecuteAsync(command);
        return (await session.LoadManyAsync<Sitting>(ids)).ToDictionary(s => s.Id);
    }

    private static readonly Action<ILogger, int, Exception?> LogSplit =
        LoggerMessage.Define<int>(LogLevel.Warning, new EventId(1, nameof(LogSplit)), "{Count} saves could not be committed together; each is tried alone.");
}
