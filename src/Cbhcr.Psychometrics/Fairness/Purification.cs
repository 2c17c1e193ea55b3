namespace Cbhcr.Psychometrics.Fairness;

/// <summary>How the search for an anchor of items without a difference ended.</summary>
public enum PurificationEnd
{
    /// <summary>The same items were flagged twice.</summary>
    Settled,

    /// <summary>Sets of flagged items came back in a circle. Every item flagged anywhere in the circle is out of the anchor.</summary>
    Circular,

    /// <summary>The rounds did not suffice.</summary>
    OutOfRounds,

    /// <summary>Too few items were left to match on; the anchor is the last one that was large enough.</summary>
    AnchorTooSmall,
}

/// <summary>
/// Purification (Lord 1980; Holland and Thayer 1988; Clauser, Mazor and Hambleton 1993): flagged items leave what is matched or linked on, and all items are tested
/// again, until the flags stay.
/// </summary>
/// <param name="Anchor">One an item: whether it is matched on in the end.</param>
/// <param name="Rounds">Tests after the first one, which has all items as anchor.</param>
/// <param name="End">How it ended.</param>
public sealed record Purification(IReadOnlyList<bool> Anchor, int Rounds, PurificationEnd End)
{
    /// <summary>Runs it.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="flag">Tests all items with an anchor (one flag an item) and says which differ.</param>
    /// <param name="rounds">At most.</param>
    /// <param name="smallestAnchor">Items an anchor needs.</param>
    public static Purification Of(int items, Func<bool[], bool[]> flag, int rounds = 50, int smallestAnchor = 2)
    {
        var anchor = new bool[items];
        Array.Fill(anchor, true);
        var seen = new List<bool[]>();
        var flagged = flag(anchor);
        if (Array.TrueForAll(flagged, f => !f)) return new(anchor, 0, PurificationEnd.Settled);
        for (var round = 1; round <= rounds; round++)
        {
            bool[] next = [.. flagged.Select(f => !f)];
            if (next.Count(a => a) < smallestAnchor) return new(anchor, round - 1, PurificationEnd.AnchorTooSmall);
            anchor = next;
            seen.Add(flagged);
            flagged = flag(anchor);
            var back = seen.FindIndex(s => s.AsSpan().SequenceEqual(flagged));
            if (back < 0) continue;
            if (back == seen.Count - 1) return new(anchor, round, PurificationEnd.Settled);
            bool[] outside = [.. Enumerable.Range(0, items).Select(i => seen.Skip(back).Any(s => s[i]))];
            return outside.Count(o => !o) >= smallestAnchor
                ? new([.. outside.Select(o => !o)], round, PurificationEnd.Circular)
                : new(anchor, round, PurificationEnd.AnchorTooSmall);
        }
        return new(anchor, rounds, PurificationEnd.OutOfRounds);
    }
}
