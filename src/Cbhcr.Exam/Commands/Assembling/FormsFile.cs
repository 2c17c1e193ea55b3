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
    public sealed record TargetPoint(string Of, double? At, double Target, double Weight, IReadOnlyList<int>? Forms);

    public sealed record AchievedPoint(int Form, string Of, double? At, double Value, double? Target);

    public sealed record ConflictingRule(string Rule, string Words);

    /// <param name="problem">What was asked.</param>
    /// <param name="effort">What was spent.</param>
    /// <param name="result">What was found.</param>
    /// <param name="ordered">Items of a form, the first is 0, in the order they stand in.</param>
    public static FormsFile Of(AssemblyProblem problem, AssemblyEffort effort, AssemblyResult result, Func<IReadOnlyList<string>, int, IReadOnlyList<string>> ordered)
    {
        var aims = problem.Goal is NearTo near ? near.Aims : [];
        List<(Quantity Of, double? Target, IReadOnlyList<int>? Forms)> points = problem.Goal switch
        {
            MostOf g => [.. Points(g.Of).Select(q => (q, (double?)null, (IReadOnlyList<int>?)null))],
            WorstOf g => [.. g.Of.SelectMany(p => Points(p.Of)).Select(q => (q, (double?)null, (IReadOnlyList<int>?)null))],
            _ => [.. aims.Select(a => (a.Of, (double?)a.Target, a.Forms))],
        };
        IEnumerable<AchievedPoint> Achieved(IReadOnlyList<string> form, int f) => points.Where(p => p.Forms?.Contains(f + 1) != false)
            .Select(p => new AchievedPoint(f + 1, Name(p.Of), At(p.Of), FormMeasure.Of(problem.Pool, form, p.Of), p.Target));
        return new(
            result.Status.ToString().ToLowerInvariant(), result.Objective, result.Bound, Math.Round(result.Took.TotalSeconds, 3), effort.Seed,
            effort.Deterministic is null ? "time" : "deterministic", effort.Deterministic ?? effort.Time!.Value.TotalSeconds, result.Solver,
            [.. result.Forms.Select((form, f) => new FormItems(f + 1, ordered(form, f)))],
            [.. aims.Select(a => new TargetPoint(Name(a.Of), At(a.Of), a.Target, a.Weight, a.Forms))], [.. result.Forms.SelectMany(Achieved)],
            result.Conflict?.Rules.Select(r => new ConflictingRule(r, Words(problem, r))).ToList(),
            result.Conflict?.Irreducible, result.Conflict?.Shortages, result.Conflict?.Words ?? Words(result.Status));
    }

    private static string? Words(AssemblyStatus status) => status switch
    {
        AssemblyStatus.Undecided => "Within the effort neither forms were found nor a proof that there are none. Give it more, or loosen a rule.",
        AssemblyStatus.Infeasible => "The rules cannot all be met; which of them clash was not found within the effort.",
        _ => null,
    };

    private static IEnumerable<Quantity> Points(Quantity of) => of is InformationOver over ? over.Thetas.Select(t => new InformationAt(t)) : [of];

    private static string Name(Quantity of) => of is SumOf sum ? sum.Column : "information";

    private static double? At(Quantity of) => of is InformationAt at ? at.Theta : null;

    private static string Words(AssemblyProblem problem, string rule) =>
        problem.Rules.FirstOrDefault(r => r.Id == rule) is { } named ? RuleWords.Of(named)
        : problem.Pool.EnemySets!.Index().FirstOrDefault(s => PoolRules.EnemySet(s.Index) == rule) is { Item: { } set } ? $"{string.Join(", ", set)} must not meet" : rule;
}
