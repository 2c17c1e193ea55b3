using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>What a search came to goes into the log, forms and run together.</summary>
public sealed record KeepAssembly(Guid RunId, RunOutcome Outcome);

public static class KeepAssemblyHandler
{
    public static async Task Handle(KeepAssembly message, IDocumentSession session, IdSource ids, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<AssemblyRun>(message.RunId, ct);
        if (stream.Aggregate is not { IsOver: false } run) return;
        var (request, outcome) = (run.Request, message.Outcome);
        var programme = await session.TheProgrammeAsync(ct);
        var codes = request.FormCodes.ToArray();
        if (outcome.Forms.Count > 0 && await session.Query<Form>().FirstOrDefaultAsync(f => f.Code.IsOneOf(codes), ct) is { } taken)
            outcome = RunOutcome.Refused($"Form {taken.Code} was made by somebody else meanwhile.");
        var made = new List<Guid>();
        var level = outcome.Forms.Count == 0 ? null : await session.BlueprintContentAsync(request.BlueprintId, request.BlueprintVersion, ct);
        foreach (var (code, slots) in codes.Zip(outcome.Forms))
        {
            var id = ids.Next().Value;
            made.Add(id);
            session.Events.StartStream<Form>(id, FormMade.Event(id, request.ProgrammeId, code, request.BlueprintId, request.BlueprintVersion, request.LevelCode, level!, slots,
                programme?.Demonstration == true, FormMade.Record(request, outcome, run.Id), request.RequestedBy, now));
        }
        if (outcome.Points.Count > 0) stream.AppendOne(new AssemblyProgressed(outcome.Points));
        stream.AppendOne(new AssemblyFinished(outcome.Status, made, outcome.Objective, outcome.Bound, Math.Round(outcome.Seconds, 3), outcome.Solver, outcome.PoolHash, outcome.PoolItems,
            outcome.Conflict, outcome.Refusal, now));
    }
}

internal static class FormMade
{
    public const string Deterministic = "deterministic", Time = "time";

    public static FormAssembled Event(
        Guid id, Guid programmeId, string code, Guid blueprintId, int blueprintVersion, string levelCode, LevelContent level, IReadOnlyList<FormSlot> slots, bool demonstration,
        AssemblyRecord record, Guid by, Instant now) =>
        new(id, programmeId, code, blueprintId, blueprintVersion, levelCode, level.Name, level.Exam.Minutes, slots, demonstration, record, by, now,
            FormSection.Of(level.Exam.Sections), level.Exam.Calculator);

    public static AssemblyRecord Record(AssemblyRequested request, RunOutcome outcome, Guid? runId) =>
        Record(request.Seed, outcome, request.Seconds is null ? Deterministic : Time, request.Seconds ?? request.Effort ?? 0, runId);

    public static AssemblyRecord Record(ulong seed, RunOutcome outcome, string mode, double effort, Guid? runId) =>
        new(seed, outcome.Solver, outcome.Status, outcome.Objective ?? 0, outcome.Bound, mode, effort, runId);
}
