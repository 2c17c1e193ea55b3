namespace Cbhcr.Psychometrics.Classical;

/// <summary>How many persons got which mark on an item.</summary>
/// <param name="Wrong">Answered wrong.</param>
/// <param name="Right">Answered right.</param>
/// <param name="Omitted">Seen, no answer.</param>
/// <param name="NotReached">No answer, nor to any later item.</param>
/// <param name="NotAdministered">Were not given the item.</param>
public readonly record struct MarkCounts(int Wrong, int Right, int Omitted, int NotReached, int NotAdministered)
{
    /// <summary>Persons who were given the item: all that its statistics rest on.</summary>
    public int N => Wrong + Right + Omitted + NotReached;
}
