namespace Cbhcr.Assembly.Search;

/// <summary>
/// A problem as the search sees it: yes-or-no variables, linear rows, one goal. Variable form × items + item (both from 0) says whether the item stands on the form;
/// after those come helpers (a stimulus on a form, a condition that holds).
/// </summary>
internal sealed record BinaryProgram(int Items, int Forms, int Variables, IReadOnlyList<Row> Rows, ProgramGoal Goal);

/// <summary>least ≤ coefficients · variables ≤ most; infinite where there is no limit.</summary>
/// <remarks>Rule is the rule it comes from.</remarks>
internal sealed record Row(string Rule, int[] Variables, double[] Coefficients, double Least, double Most);

internal abstract record ProgramGoal;

internal sealed record Nothing : ProgramGoal;

/// <summary>The greatest (<paramref name="Maximise"/>: the smallest) of the sums is brought down (up); one sum: that sum.</summary>
internal sealed record Extreme(IReadOnlyList<Sum> Sums, bool Maximise) : ProgramGoal;

/// <summary>weight × |sum − target|: the greatest of them, or all added up, is brought down.</summary>
internal sealed record Distance(IReadOnlyList<Target> Targets, bool Minimax) : ProgramGoal;

internal sealed record Sum(int[] Variables, double[] Coefficients);

internal sealed record Target(Sum Sum, double Value, double Weight);

/// <param name="Seed">Chooses between equally good answers.</param>
/// <param name="Deterministic">Effort in CP-SAT's units; the same seed and effort give the same answer on any machine. Null: not limited that way.</param>
/// <param name="Time">Wall clock. Null: not limited that way. One of the two is given.</param>
/// <param name="Workers">Threads.</param>
internal sealed record SearchOptions(ulong Seed, double? Deterministic, TimeSpan? Time, int Workers);

internal enum SearchStatus
{
    Optimal,
    Feasible,
    Infeasible,
    Undecided,
}

/// <summary>
/// Values: one per variable, null when none were found. Objective: of the goal as it is written, recomputed in double precision from the values, NaN without values.
/// Bound: no answer is better than this.
/// </summary>
internal sealed record SearchResult(SearchStatus Status, bool[]? Values, double Objective, double Bound, TimeSpan Took);

/// <summary>The best so far; the objective is NaN while none is found.</summary>
internal sealed record SearchProgress(TimeSpan After, double Objective, double Bound);
