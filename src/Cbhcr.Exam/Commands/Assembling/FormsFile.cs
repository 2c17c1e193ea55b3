using Cbhcr.Assembly;
using Cbhcr.Assembly.Checking;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>What the verb writes.</summary>
/// <param name="Status">optimal, feasible, infeasible or undecided.</param>
/// <param name="Objective">The goal's value; null without forms or goal.</param>
/// <param name="Bound">No forms are better than this.</param>
/// <param name="Mode">deterministic: the same seed and effort give the same forms on any machine; time: what was found within the seconds.</param>
/// <param name="Achieved">Of every form each number that the goal is about.</param>
internal sealed record FormsFile(
    string Status, double? Objective, double? Bound, double Seconds, ulong Seed, string Mode, double Effort, string Solver, IReadOnlyList<FormsFile.FormItems> Forms,
    IReadOnlyList<FormsFile.TargetPoint> Targets, IReadOnlyList<FormsFile.AchievedPoint> Achieved,
    IReadOnlyList<FormsFile.ConflictingRule>? Conflicts, bool? Irreducible, IReadOnlyList<RuleShortage>? Shortages, string? Explanation)
{
    /// <summary>Items in the order they stand in.</summary>
    public sealed record FormItems(int Form, IReadOnlyList<string> Items);

    /// <summary>Of is information or a column; at is the theta.</summary>
    public sealed record TargetPoint(string Of, double? At, double Target, double Weight);

    public sealed record AchievedPoint(int Form, string Of, double? At, double Value, double? Target);

    public sealed record ConflictingRule(string Rule, string Words);

    public static FormsFile Of(AssemblyFiles files, AssemblyEffort effort, AssemblyResult result)
    {
        var problem = files.Problem;
        var aims = problem.Goal is NearTo near ? near.Aims : [];
        IEnumerable<(Quantity Of, double? Target)> points = problem.Goal is MostOf most ? Points(most.Of).Select(q => (q, (double?)null)) : aims.Select(a => (a.Of, (double?)a.Target));
        var places = files.Table.Ids.Index().ToDictionary(x => x.Item, x => x.Index, StringComparer.Ordinal);
        return new(
            result.Status.ToString().ToLowerInvariant(), result.Objective, result.Bound, Math.Round(result.Took.TotalSeconds, 3), effort.Seed,
            effort.Deterministic is null ? "time" : "deterministic", effort.Deterministic ?? effort.Time!.Value.TotalSeconds, result.Solver,
            [.. result.Forms.Select((form, f) => new FormItems(f + 1, [.. ItemOrder.Of([.. form.Select(id => files.Columns.Placed(files.Table, places[id]))], effort.Seed + (ulong)f).Select(i => i.Id)]))],
            [.. aims.Select(a => Name(a.Of) is var (of, at) ? new TargetPoint(of, at, a.Target, a.Weight) : null!)],
            [.. result.Forms.SelectMany((form, f) => points.Select(p => Name(p.Of) is var (of, at) ? new AchievedPoint(f + 1, of, at, FormMeasure.Of(problem.Pool, form, p.Of), p.Target) : null!))],
            result.Conflict?.Rules.Select(r => new ConflictingRule(r, Words(problem, r))).ToList(), result.Conflict?.Irreducible, result.Conflict?.Shortages, result.Conflict?.Words);
    }

    private static IEnumerable<Quantity> Points(Quantity of) => of is InformationOver over ? over.Thetas.Select(t => new InformationAt(t)) : [of];

    private static (string Of, double? At) Name(Quantity of) => of switch { SumOf sum => (sum.Column, null), InformationAt at => ("information", at.Theta), _ => ("information", null) };

    private static string Words(AssemblyProblem problem, string rule) =>
        problem.Rules.FirstOrDefault(r => r.Id == rule) is { } named ? RuleWords.Of(named)
        : problem.Pool.EnemySets!.Index().FirstOrDefault(s => PoolRules.EnemySet(s.Index) == rule) is { Item: { } set } ? $"{string.Join(", ", set)} must not meet" : rule;
}
