namespace Cbhcr.Assembly;

/// <summary>The order of items on a form: a seeded shuffle in which pretest items stand anywhere and no key letter comes five times running.</summary>
internal static class SlotOrder
{
    private const int LongestRun = 4;

    public static IReadOnlyList<FormSlot> Of(List<(PoolItem Item, SlotUse Use)> chosen, SeededSequence chance)
    {
        chance.Shuffle(chosen);
        for (var i = LongestRun; i < chosen.Count; i++)
        {
            if (RunEndingAt(chosen, i) <= LongestRun) continue;
            // The next item with another key comes forward; near the end there may be none, and the run stays.
            var other = chosen.FindIndex(i, x => x.Item.KeyPosition != chosen[i].Item.KeyPosition);
            if (other > 0) (chosen[i], chosen[other]) = (chosen[other], chosen[i]);
        }
        return [.. chosen.Select((x, i) => new FormSlot(i + 1, x.Item.Code, x.Item.Competency, x.Use))];
    }

    private static int RunEndingAt(List<(PoolItem Item, SlotUse Use)> chosen, int end)
    {
        var run = 1;
        while (end - run >= 0 && chosen[end - run].Item.KeyPosition == chosen[end].Item.KeyPosition) run++;
        return run;
    }
}
