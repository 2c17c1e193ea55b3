using System.Text.Json.Serialization;
using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <param name="Effort">In the solver's units: the same seed, bank and blueprint give the same forms. Null where <paramref name="Seconds"/> are given.</param>
/// <param name="Seconds">Wall clock: what is found by then is kept, and a second run may end elsewhere.</param>
/// <param name="Include">Item codes that stand on every form.</param>
/// <param name="Exclude">Item codes that stand on none.</param>
public sealed record AssemblyRequested(
    Guid RunId, Guid ProgrammeId, Guid BlueprintId, int BlueprintVersion, string LevelCode, IReadOnlyList<string> FormCodes, ulong Seed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Effort,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Seconds,
    IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, Guid RequestedBy, Instant RequestedAt);

/// <summary>How far the search was.</summary>
/// <param name="Seconds">Since its start.</param>
/// <param name="Objective">Of the best forms by then.</param>
/// <param name="Bound">No forms are better than this.</param>
public sealed record RunPoint(
    double Seconds, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Objective,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Bound);

public sealed record AssemblyProgressed(IReadOnlyList<RunPoint> Points);

public sealed record AssemblyCancelRequested(Guid RequestedBy, Instant RequestedAt);

/// <summary>Items that a rule lacks, as an item writer would be asked for them.</summary>
/// <param name="Cell">What the items have in common; empty where writing items does not help.</param>
public sealed record CellShortage(string Rule, string Words, IReadOnlyList<CellPart> Cell, int Needed, int Available, int Short);

/// <summary>Why there are no forms.</summary>
/// <param name="Rules">What clashes, in words; without any one of them the others can be met.</param>
public sealed record RunConflict(string Words, IReadOnlyList<string> Rules, IReadOnlyList<CellShortage> Shortages);

/// <param name="Status">optimal, feasible, infeasible, undecided or refused.</param>
/// <param name="PoolHash">Over the codes and versions that could be chosen from.</param>
/// <param name="Conflict">When there are none.</param>
/// <param name="Refusal">Why the run could not be carried out at all.</param>
public sealed record AssemblyFinished(
    string Status, IReadOnlyList<Guid> Forms,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Objective,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Bound,
    double Seconds, string Solver, string PoolHash, int PoolItems,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RunConflict? Conflict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Refusal, Instant FinishedAt);

/// <summary>Several forms made together, or the reason why there are none.</summary>
public sealed record AssemblyRun
{
    /// <summary>More are drawn on no page, and an event holds no more.</summary>
    public const int MostPoints = 400;

    public Guid Id { get; init; }
    public int Version { get; init; }
    public AssemblyRequested Request { get; init; } = null!;
    public IReadOnlyList<RunPoint> Points { get; init; } = [];
    public bool CancelRequested { get; init; }
    public AssemblyFinished? Outcome { get; init; }

    [JsonIgnore]
    public bool IsOver => Outcome is not null;

    public static AssemblyRun Create(AssemblyRequested e) => new() { Id = e.RunId, Request = e };

    public static AssemblyRun Apply(AssemblyProgressed e, AssemblyRun run) => run with { Points = [.. run.Points.Concat(e.Points).TakeLast(MostPoints)] };

    public static AssemblyRun Apply(AssemblyCancelRequested _, AssemblyRun run) => run with { CancelRequested = true };

    public static AssemblyRun Apply(AssemblyFinished e, AssemblyRun run) => run with { Outcome = e };
}

public static class AssemblyRuns
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<AssemblyRun>(SnapshotLifecycle.Inline);
        store.Events.MapEventType<AssemblyRequested>("assembly_run.requested");
        store.Events.MapEventType<AssemblyProgressed>("assembly_run.progressed");
        store.Events.MapEventType<AssemblyCancelRequested>("assembly_run.cancel_requested");
        store.Events.MapEventType<AssemblyFinished>("assembly_run.finished");
    }
}
