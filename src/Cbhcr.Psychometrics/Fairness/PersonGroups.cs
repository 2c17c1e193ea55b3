namespace Cbhcr.Psychometrics.Fairness;

/// <summary>
/// Which group each person is in: 0 is the reference group, 1 and up the focal groups; −1 for who is in none and is left out. Immutable.
/// </summary>
public sealed class PersonGroups
{
    private readonly int[] _codes;
    private readonly int[] _sizes;

    private PersonGroups(int[] codes, int count)
    {
        (_codes, _sizes) = (codes, new int[count]);
        foreach (var code in codes)
            if (code >= 0) _sizes[code]++;
    }

    /// <summary>Two groups.</summary>
    /// <param name="focal">One a person: true in the focal group, false in the reference group.</param>
    public static PersonGroups Of(ReadOnlySpan<bool> focal)
    {
        var codes = new int[focal.Length];
        for (var p = 0; p < codes.Length; p++) codes[p] = focal[p] ? 1 : 0;
        return new(codes, 2);
    }

    /// <summary>Two or more groups.</summary>
    /// <param name="codes">One a person: 0 reference, 1 and up focal, −1 in no group.</param>
    /// <param name="count">Number of groups with the reference, at least 2.</param>
    /// <exception cref="ArgumentException">There are fewer than two groups, or a code is no group.</exception>
    public static PersonGroups Of(ReadOnlySpan<int> codes, int count)
    {
        if (count < 2) throw new ArgumentException($"{count} groups; two are needed.", nameof(count));
        for (var p = 0; p < codes.Length; p++)
            if (codes[p] < -1 || codes[p] >= count) throw new ArgumentException($"Person {p}: there is no group {codes[p]}.", nameof(codes));
        return new(codes.ToArray(), count);
    }

    /// <summary>Number of groups, with the reference.</summary>
    public int Count => _sizes.Length;

    /// <summary>The group of each person, or −1.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>Persons in each group.</summary>
    public IReadOnlyList<int> Sizes => _sizes;

    /// <summary>The reference group and one focal group (as group 1); everybody else in none.</summary>
    /// <param name="focal">From 1.</param>
    public PersonGroups Pair(int focal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(focal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(focal, Count);
        return Count == 2 ? this : new([.. _codes.Select(c => c == 0 ? 0 : c == focal ? 1 : -1)], 2);
    }
}
