namespace Cbhcr.Lint.Rules.Sets;

/// <summary>
/// FRM-KEYPOS. Balance counts over all items with one best answer, since writers' habits show in print, too; runs of the same position only over neighbours whose options are not
/// shuffled: elsewhere the candidate sees another order.
/// </summary>
internal sealed class KeyPositions() : SetRule("FRM-KEYPOS", "Key positions out of balance", Severity.Warning, "HDR#20")
{
    // Upper 1 % points of chi-square with 1, 2, … degrees of freedom.
    private static readonly double[] Limits = [6.635, 9.210, 11.345, 13.277, 15.086, 16.812, 18.475];

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["run"] = 5, ["items"] = 20 };

    public override IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting)
    {
        var single = items.Where(i => i.IsSingleChoice() && i.Options.Count(o => o.IsKey) == 1 && i.Options.Count is > 1 and <= 8).ToList();
        if (single.Count >= Number(setting, "items") && Unbalanced(single) is { } evidence)
            yield return Found("Some positions hold the key too often, and people who guess may profit. Change the order of options in some items.", evidence);

        var run = new List<LintItem>();
        foreach (var item in items.Append(null))
        {
            var goesOn = item is not null && !item.ShuffleOptions && item.IsSingleChoice() && KeyAt(item) >= 0;
            if (goesOn && (run.Count == 0 || KeyAt(run[^1]) == KeyAt(item!)))
            {
                run.Add(item!);
                continue;
            }
            if (run.Count >= Number(setting, "run"))
                yield return Found($"The key is {run[0].Options[KeyAt(run[0])].Id} {run.Count} times in a row, which makes candidates doubt what they know. Change the order of items or options.",
                    $"{run.Count} in a row", [.. run.Select(i => In(i, $"options[{KeyAt(i)}].text"))]);
            run.Clear();
            if (goesOn) run.Add(item!);
        }
    }

    private static int KeyAt(LintItem item)
    {
        for (var i = 0; i < item.Options.Count; i++)
            if (item.Options[i].IsKey) return i;
        return -1;
    }

    // What is expected of a position is the sum of 1/k over the items that have it.
    private static string? Unbalanced(List<LintItem> items)
    {
        var positions = items.Max(i => i.Options.Count);
        var expected = Enumerable.Range(0, positions).Select(p => items.Where(i => i.Options.Count > p).Sum(i => 1.0 / i.Options.Count)).ToList();
        var observed = Enumerable.Range(0, positions).Select(p => items.Count(i => KeyAt(i) == p)).ToList();
        var tested = Enumerable.Range(0, positions).Where(p => expected[p] >= 3).ToList();
        if (tested.Count < 2) return null;
        var chiSquare = tested.Sum(p => Math.Pow(observed[p] - expected[p], 2) / expected[p]);
        return chiSquare > Limits[tested.Count - 2]
            ? FormattableString.Invariant($"χ² = {chiSquare:0.0} over {Limits[tested.Count - 2]} (p < .01): {string.Join(", ", tested.Select(p => $"{(char)('A' + p)} {observed[p]}"))}") : null;
    }
}
