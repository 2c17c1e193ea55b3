namespace Cbhcr.Psychometrics.Simulation;

/// <summary>
/// Sequences of their own for each purpose under one seed, so that adding response times or a planted copier leaves everything else drawn from
/// that seed as it was. The numbers are part of what makes simulations repeatable.
/// </summary>
internal enum ChanceStream : ulong
{
    Persons = 1,
    Responses = 2,
    Times = 3,
    Distractors = 4,
    Copying = 5,
    Preknowledge = 6,
    Missing = 7,
}

internal static class ChanceStreams
{
    private const ulong Apart = 0xD1342543DE82EF95;

    public static SplitMix64 Of(this ChanceStream stream, ulong seed) => new(new SplitMix64(seed ^ unchecked((ulong)stream * Apart)).Next());
}
