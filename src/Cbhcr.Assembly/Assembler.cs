using Cbhcr.Assembly.Checking;
using Cbhcr.Assembly.Compilation;
using Cbhcr.Assembly.Explaining;
using Cbhcr.Assembly.Problem;
using Cbhcr.Assembly.Search;
using Google.OrTools.Init;

namespace Cbhcr.Assembly;

/// <summary>Chooses the items of one form or of several at once.</summary>
public static class Assembler
{
    private const int MostWorkers = 8;

    /// <summary>Forms that meet every rule and come as near to the goal as the effort allows, or the reason why there are none.</summary>
    /// <param name="problem">What is asked for.</param>
    /// <param name="effort">How much may be spent.</param>
    /// <param name="progress">Told on the searching thread, often.</param>
    /// <param name="cancel">Ends the search; the best forms so far are kept.</param>
    /// <exception cref="ArgumentException">The problem makes no sense in itself; the message says what.</exception>
    /// <exception cref="InvalidOperationException">Forms were found that break a rule: a fault in the program.</exception>
    public static AssemblyResult Assemble(AssemblyProblem problem, AssemblyEffort effort, Action<AssemblyProgress>? progress = null, CancellationToken cancel = default)
    {
        ProblemCheck.Check(problem, effort);
        var compiled = Compiler.Compile(problem);
        var found = compiled.IsContradiction
            ? new SearchResult(SearchStatus.Infeasible, null, double.NaN, double.NaN, TimeSpan.Zero)
            : FormSearch.Run(compiled.Program, new(effort.Seed, effort.Deterministic, effort.Time, Workers),
                progress is null ? null : p => progress(new(p.After, Known(p.Objective, problem), Known(p.Bound, problem))), cancel);
        var forms = found.Values is { } values ? compiled.Forms(values, problem.Pool.Ids) : [];
        if (found.Values is not null && FormsCheck.Broken(problem, forms) is { Count: > 0 } broken)
            throw new InvalidOperationException($"The search gave forms that break a rule: {string.Join(" ", broken.Take(3).Select(b => $"{b.Rule}: {b.Words}"))}");
        var conflict = found.Status == SearchStatus.Infeasible ? Explanation.Of(problem, effort, cancel) : null;
        return new(Status(found.Status), forms, forms.Count > 0 ? Known(found.Objective, problem) : null, Known(found.Bound, problem), found.Took, Solver, conflict);
    }

    /// <summary>Name and version of what searches.</summary>
    public static string Solver { get; } = $"OR-Tools CP-SAT {OrToolsVersion.VersionString()}";

    internal static int Workers { get; } = Math.Clamp(Environment.ProcessorCount, 1, MostWorkers);

    private static double? Known(double value, AssemblyProblem problem) => problem.Goal is NoGoal || !double.IsFinite(value) ? null : value;

    private static AssemblyStatus Status(SearchStatus status) => status switch
    {
        SearchStatus.Optimal => AssemblyStatus.Optimal,
        SearchStatus.Feasible => AssemblyStatus.Feasible,
        SearchStatus.Infeasible => AssemblyStatus.Infeasible,
        _ => AssemblyStatus.Undecided,
    };
}
