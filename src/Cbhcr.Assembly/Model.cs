namespace Cbhcr.Assembly;

/// <summary>An item that may stand on a form.</summary>
/// <param name="Code">The item's code; unique in a pool.</param>
/// <param name="Competency">The one competency it counts for.</param>
/// <param name="CognitiveLevel">For example recall, application, judgment.</param>
/// <param name="Enemies">Codes of items that must not stand on the same form; one side is enough. Codes outside the pool are ignored.</param>
/// <param name="KeyPosition">The letter of the key, A first; <c>-</c> where the item has no such place.</param>
/// <param name="Exposure">How often it has been used, zero or more; fewer is preferred.</param>
public sealed record PoolItem(string Code, string Competency, string CognitiveLevel, IReadOnlyList<string> Enemies, char KeyPosition, int Exposure = 0);

/// <summary>Exactly this many scored items of a competency.</summary>
/// <param name="Competency">Competency code; not <see cref="CompetencyShortage.Pretest"/>.</param>
/// <param name="Scored">Number of scored items, zero or more. Zero: the competency may still lend pretest items.</param>
public sealed record CompetencyCount(string Competency, int Scored);

/// <summary>A wished share of the scored items.</summary>
/// <param name="CognitiveLevel">The level meant.</param>
/// <param name="Percent">0 to 100.</param>
public sealed record CognitiveShare(string CognitiveLevel, int Percent);

/// <summary>What a form must and should be. At least one item, at most a thousand.</summary>
/// <param name="Competencies">Exact counts of scored items. Items of any other competency are left alone.</param>
/// <param name="PretestItems">Exact number of pretest items from these competencies, spread in proportion to the scored counts where the pool allows.</param>
/// <param name="CognitiveMix">Wished shares of the scored items, not above 100 together; met as nearly as the hard counts allow. Empty: no wish.</param>
public sealed record FormSpecification(IReadOnlyList<CompetencyCount> Competencies, int PretestItems, IReadOnlyList<CognitiveShare> CognitiveMix);

/// <summary>How to search.</summary>
/// <param name="Seed">Chooses between equally good forms and orders the items; the same seed gives the same form.</param>
/// <param name="DeterministicBudget">
/// The most solver effort, in CP-SAT's deterministic units (about seconds of one slow core), above zero. A usual pool needs less than one.
/// </param>
public sealed record AssemblyOptions(ulong Seed, double DeterministicBudget);

/// <summary>What a slot is for.</summary>
public enum SlotUse
{
    /// <summary>Counts in the score.</summary>
    Scored,

    /// <summary>On trial; does not count.</summary>
    Pretest,
}

/// <summary>A place on a form.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Code">The item.</param>
/// <param name="Competency">Its competency.</param>
/// <param name="Use">Scored or pretest.</param>
public sealed record FormSlot(int Position, string Code, string Competency, SlotUse Use);
