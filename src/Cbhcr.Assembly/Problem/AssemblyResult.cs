namespace Cbhcr.Assembly.Problem;

/// <summary>How much may be spent on a search.</summary>
/// <param name="Seed">Chooses between equally good forms and orders the items.</param>
/// <param name="Deterministic">Effort in CP-SAT's units (about seconds of one slow core): the same seed and effort give the same forms on any machine.</param>
/// <param name="Time">Wall clock instead: what was chosen is recorded and can be checked, but a second run may end elsewhere.</param>
public sealed record AssemblyEffort(ulong Seed, double? Deterministic, TimeSpan? Time);

/// <summary>How far a search has come.</summary>
/// <param name="After">Since its start.</param>
/// <param name="Objective">Of the best forms so far; null while there are none.</param>
/// <param name="Bound">No forms are better than this; null while nothing is known.</param>
public sealed record AssemblyProgress(TimeSpan After, double? Objective, double? Bound);

/// <summary>How an assembly ended.</summary>
public enum AssemblyStatus
{
    /// <summary>No forms are better.</summary>
    Optimal,

    /// <summary>All rules are met; whether it can be done better was not shown.</summary>
    Feasible,

    /// <summary>The rules contradict each other or the pool.</summary>
    Infeasible,

    /// <summary>The effort ended before a first answer and before it was shown that there is none.</summary>
    Undecided,
}

/// <summary>What an assembly found.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Forms">Per form its item ids in the order of the pool; empty when there are none.</param>
/// <param name="Objective">The goal's value; null without forms or goal.</param>
/// <param name="Bound">No forms are better than this; null when nothing is known.</param>
/// <param name="Took">Wall clock.</param>
/// <param name="Solver">Name and version.</param>
/// <param name="Conflict">When infeasible: rules that clash, of which none can be left out.</param>
public sealed record AssemblyResult(
    AssemblyStatus Status, IReadOnlyList<IReadOnlyList<string>> Forms, double? Objective, double? Bound, TimeSpan Took, string Solver, Conflict? Conflict = null);

/// <summary>Why no form is possible.</summary>
/// <param name="Rules">Ids of rules that clash, or names of <see cref="PoolRules"/>. Without any one of them the rest of these can be met together.</param>
/// <param name="Shortages">How many items short, by rule: the least number of items that would have to be written.</param>
/// <param name="Words">For an item writer, a few sentences.</param>
/// <param name="Irreducible">False: the rules clash, but the effort did not suffice to show of each that without it the others can be met.</param>
public sealed record Conflict(IReadOnlyList<string> Rules, IReadOnlyList<RuleShortage> Shortages, string Words, bool Irreducible = true);

/// <summary>Items that a rule lacks.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Cell">The items meant, in words.</param>
/// <param name="Needed">On all forms together.</param>
/// <param name="Available">Items of the pool that could be used.</param>
/// <param name="Short">Above zero.</param>
public sealed record RuleShortage(string Rule, string Cell, int Needed, int Available, int Short);
