namespace Cbhcr.Psychometrics.Fairness;

/// <summary>How p-values of many items are adjusted.</summary>
public enum PValueAdjustment
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Times the number of tests (Bonferroni): holds the chance of any false alarm.</summary>
    Bonferroni,

    /// <summary>Step-down Bonferroni (Holm 1979): the same guarantee, never weaker.</summary>
    Holm,

    /// <summary>Step-up (Benjamini and Hochberg 1995): holds the expected share of false alarms among the flagged.</summary>
    BenjaminiHochberg,
}

/// <summary>Adjusted p-values.</summary>
public static class MultipleComparison
{
    /// <summary>Adjusts; nulls stay null and do not count as tests.</summary>
    /// <param name="pValues">From 0 to 1, or null.</param>
    /// <param name="adjustment">The method.</param>
    public static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> pValues, PValueAdjustment adjustment)
    {
        var adjusted = pValues.ToArray();
        int[] order = [.. Enumerable.Range(0, adjusted.Length).Where(i => adjusted[i] is not null).OrderBy(i => adjusted[i]!.Value)];
        double tests = order.Length, bound = adjustment == PValueAdjustment.Holm ? 0 : 1;
        switch (adjustment)
        {
            case PValueAdjustment.Bonferroni:
                foreach (var i in order) adjusted[i] = Math.Min(1, adjusted[i]!.Value * tests);
                break;
            case PValueAdjustment.Holm:
                for (var rank = 0; rank < order.Length; rank++) adjusted[order[rank]] = bound = Math.Max(bound, Math.Min(1, adjusted[order[rank]]!.Value * (tests - rank)));
                break;
            case PValueAdjustment.BenjaminiHochberg:
                for (var rank = order.Length; rank > 0; rank--) adjusted[order[rank - 1]] = bound = Math.Min(bound, adjusted[order[rank - 1]]!.Value * (tests / rank));
                break;
            case PValueAdjustment.None:
            default:
                break;
        }
        return adjusted;
    }

    internal static IReadOnlyList<T> Adjusted<T>(IReadOnlyList<T> results, Func<T, double?> pValue, Func<T, double?, T> with, PValueAdjustment adjustment) =>
        [.. results.Zip(Adjust([.. results.Select(pValue)], adjustment), with)];
}
