using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;
using Wolverine;
using Wolverine.Attributes;

namespace Cbhcr.Exam.Forms;

/// <summary>Search for the forms of a run. A message that comes twice searches twice and keeps once.</summary>
[LocalQueue(Queue)]
public sealed record RunAssembly(Guid RunId)
{
    public const string Queue = "assembly";

    /// <summary>A search takes all cores it gets, and the machine may be examining people. A short one need not wait for a long one; others wait.</summary>
    public const int AtOnce = 2;
}

/// <param name="Points">Since the last time.</param>
public sealed record NoteAssemblyProgress(Guid RunId, IReadOnlyList<RunPoint> Points);

/// <returns>Whether somebody has had enough.</returns>
public sealed record AssemblyWish(bool Cancel);

/// <summary>A search takes minutes and holds no transaction meanwhile: what it tells on its way is stored by messages of their own.</summary>
public static class RunAssemblyHandler
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(700);

    [MessageTimeout(2 * 3600)]
    public static async Task Handle(RunAssembly message, IDocumentStore store, IServiceScopeFactory scopes, ILogger<RunAssembly> log, CancellationToken ct)
    {
        RunOutcome outcome;
        try
        {
            AssemblyGrounds grounds;
            await using (var session = store.QuerySession())
            {
                if (await session.LoadAsync<AssemblyRun>(message.RunId, ct) is not { IsOver: false } run) return;
                grounds = await AssemblyGrounds.OfAsync(session, run, ct);
            }
            outcome = grounds.Refusal is { } refusal ? RunOutcome.Refused(refusal) : await SearchAsync(grounds, message.RunId, scopes, ct);
        }
        catch (Exception e) when (!OtherProblems.MayPass(e))
        {
            // Nobody looks among the messages that failed: the page would say for ever that it searches.
            log.LogError(e, "Run {RunId} could not be carried out.", message.RunId);
            outcome = RunOutcome.Refused("A fault of the program ended the search; it is in the log. No form was made.");
        }
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new KeepAssembly(message.RunId, outcome), ct);
    }

    private static async Task<RunOutcome> SearchAsync(AssemblyGrounds grounds, Guid runId, IServiceScopeFactory scopes, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watched = new WatchedPoints();
        var search = Task.Factory.StartNew(() => grounds.Search(watched.Note, enough.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            while (await Task.WhenAny(search, Task.Delay(Beat, ct)) != search)
            {
                ct.ThrowIfCancellationRequested();
                await using var scope = scopes.CreateAsyncScope();
                var wish = await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<AssemblyWish>(new NoteAssemblyProgress(runId, watched.Take()), ct);
                if (wish.Cancel) await enough.CancelAsync();
            }
        }
        finally
        {
            // What cannot be told is searched for once more when the message comes again; no search goes on beside that one.
            if (!search.IsCompleted)
            {
                await enough.CancelAsync();
                await ((Task)search).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        var outcome = await search;
        // The program is going down: the message comes again, and the search with it.
        ct.ThrowIfCancellationRequested();
        return outcome with { Points = watched.Take() };
    }

    /// <summary>The search tells of itself often and on its own thread; what has not changed is not told again.</summary>
    private sealed class WatchedPoints
    {
        private readonly Lock _lock = new();
        private List<RunPoint> _new = [];
        private RunPoint? _last;

        public void Note(AssemblyProgress progress)
        {
            lock (_lock)
            {
                var point = new RunPoint(Math.Round(progress.After.TotalSeconds, 2), progress.Objective, progress.Bound);
                if (_last is { } last && last.Objective == point.Objective && last.Bound == point.Bound) return;
                if (_new.Count > 0 && point.Seconds - _new[^1].Seconds < 0.2) _new[^1] = point;
                else _new.Add(point);
                _last = point;
            }
        }

        public List<RunPoint> Take()
        {
            lock (_lock)
            {
                var taken = _new;
                _new = [];
                return taken;
            }
        }
    }
}

public static class NoteAssemblyProgressHandler
{
    public static async Task<AssemblyWish> Handle(NoteAssemblyProgress message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<AssemblyRun>(message.RunId, ct);
        if (stream.Aggregate is not { IsOver: false } run) return new(true);
        if (message.Points.Count > 0) stream.AppendOne(new AssemblyProgressed(message.Points));
        return new(run.CancelRequested);
    }
}
