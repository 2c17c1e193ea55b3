namespace Cbhcr.Psychometrics.Classical;

/// <summary>How one option of an item did, among the persons who were given the item. Null where not defined.</summary>
/// <param name="IsKey">Whether it is the right one.</param>
/// <param name="Count">Persons who chose it.</param>
/// <param name="P">Share who chose it, 0 to 1. Null without persons.</param>
/// <param name="MeanTotal">Mean total score of those who chose it, in raw points. Null when nobody did.</param>
/// <param name="TotalCorrelation">Point-biserial of choosing it with the total of the scored items.</param>
/// <param name="RestCorrelation">The same with the total of the other scored items; for a pretest item it is the total.</param>
public sealed record OptionStatistics(bool IsKey, int Count, double? P, double? MeanTotal, double? TotalCorrelation, double? RestCorrelation);

/// <summary>The options of one item.</summary>
/// <param name="N">Persons who were given the item: the counts of all options, omitted and not reached together.</param>
/// <param name="Options">In the order of their codes.</param>
/// <param name="Omitted">Seen, no answer.</param>
/// <param name="NotReached">No answer, nor to any later item.</param>
public sealed record ItemOptions(int N, IReadOnlyList<OptionStatistics> Options, int Omitted, int NotReached);
