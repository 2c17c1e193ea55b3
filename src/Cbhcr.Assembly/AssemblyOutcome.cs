namespace Cbhcr.Assembly;

/// <summary>Either a form or the reason why there is none.</summary>
public abstract record AssemblyOutcome;

/// <summary>A form that meets every hard rule.</summary>
/// <param name="Slots">In order.</param>
/// <param name="Status">Optimal when no form meets the wishes better; Feasible when the budget ran out before that was shown.</param>
/// <param name="Objective">
/// How far the cognitive mix, the spread of pretest items and the balance of keys are from the ideal: squared distances in items, added up.
/// Zero is perfect; a fraction remains where shares do not divide. Exposure is not in it.
/// </param>
/// <param name="Seed">The seed it was made with.</param>
/// <param name="SolverVersion">Name and version of the solver.</param>
public sealed record AssembledForm(IReadOnlyList<FormSlot> Slots, string Status, double Objective, ulong Seed, string SolverVersion) : AssemblyOutcome;

/// <summary>No form is possible.</summary>
/// <param name="Shortages">
/// What is missing: the least number of items over all demands. A lack that could be laid on several demands
/// is laid on pretest items first, then on the competencies named last.
/// </param>
/// <param name="Explanation">One or two sentences for a person.</param>
public sealed record Unassemblable(IReadOnlyList<CompetencyShortage> Shortages, string Explanation) : AssemblyOutcome;

/// <summary>How far the pool is from one demand.</summary>
/// <param name="Competency">The competency, or <see cref="Pretest"/>.</param>
/// <param name="Required">Items asked for.</param>
/// <param name="Available">Items that can be used for it when as much as possible of the whole form is filled.</param>
/// <param name="Short">The difference, above zero.</param>
public sealed record CompetencyShortage(string Competency, int Required, int Available, int Short)
{
    /// <summary>Stands in place of a competency for the demand of pretest items.</summary>
    public const string Pretest = "pretest";
}
