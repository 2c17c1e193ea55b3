using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Security;

/// <summary>The K index and its two smoothed variants: identical wrong answers of a possible copier with a source, without an item model.</summary>
/// <param name="Copier">From 0.</param>
/// <param name="Source">From 0.</param>
/// <param name="SourceWrong">Wrong answers of the source: the number of trials.</param>
/// <param name="WrongMatches">The copier's identical wrong answers.</param>
/// <param name="K">Chance of so many or more with the mean share of the copier's number-wrong group (Holland 1996).</param>
/// <param name="K1">With a straight line through the groups' shares (Sotaridona and Meijer 2002); null with fewer than 2 groups.</param>
/// <param name="K2">With a parabola (Sotaridona and Meijer 2002); null with fewer than 3 groups.</param>
public readonly record struct KIndex(int Copier, int Source, int SourceWrong, int WrongMatches, double K, double? K1, double? K2);

/// <summary>
/// K, K1 and K2. For a source with wₛ wrong answers, groups of all others by number wrong r have a mean share p̂ᵣ of matches with the source's
/// wrong answers; K is the upper tail of the binomial distribution with wₛ trials and p̂ of the copier's group. K1 and K2 take p̂ from the
/// least-squares line or parabola of the groups' p̂ᵣ on r / items, one point a group, as Sotaridona and Meijer (2002) do; shares outside 0.001 … 0.999 are moved there.
/// Omitted and not reached count as wrong for the group but match nobody. Right answers are not looked at: copying from the best shows little.
/// </summary>
public static class KIndices
{
    /// <summary>All ordered pairs with a K2 (or, lacking it, K1 or K) of at most a limit. A source without wrong answers is left out.</summary>
    /// <param name="responses">Chosen options and keys.</param>
    /// <param name="reportTo">From 0 to 1.</param>
    /// <returns>The number of pairs worked out, and those listed by copier within source.</returns>
    public static (long Tested, IReadOnlyList<KIndex> Pairs) Of(OptionResponses responses, double reportTo = 0.05)
    {
        if (!(reportTo is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(reportTo), reportTo, "From 0 to 1.");
        var pairs = new List<KIndex>();
        var wrong = Wrong(responses);
        var tested = 0L;
        for (var source = 0; source < responses.Persons; source++)
        {
            var indices = OfSource(responses, wrong, source);
            tested += indices.Count;
            pairs.AddRange(indices.Where(k => (k.K2 ?? k.K1 ?? k.K) <= reportTo));
        }
        return (tested, pairs);
    }

    /// <summary>Every other person as the possible copier of one source; empty if the source has no wrong answer.</summary>
    /// <param name="responses">Chosen options and keys.</param>
    /// <param name="source">From 0.</param>
    public static IReadOnlyList<KIndex> Of(OptionResponses responses, int source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(source, responses.Persons);
        return OfSource(responses, Wrong(responses), source);
    }

    private static List<KIndex> OfSource(OptionResponses responses, int[] wrong, int source)
    {
        var items = responses.Items;
        var codes = responses.Codes;
        int[] chosen = [.. Enumerable.Range(0, items.Length).Where(i => responses.Codes[source * responses.Items.Length + i] is < ResponseCode.MaximumOptions and var c && c != responses.Items[i].Key)];
        if (chosen.Length == 0) return [];
        var matches = new int[responses.Persons];
        var sums = new (int Persons, long Matches)[items.Length + 1];
        for (var p = 0; p < matches.Length; p++)
        {
            if (p == source) continue;
            foreach (var i in chosen)
                if (codes[p * items.Length + i] == codes[source * items.Length + i]) matches[p]++;
            sums[wrong[p]].Persons++;
            sums[wrong[p]].Matches += matches[p];
        }
        var groups = Enumerable.Range(0, sums.Length).Where(r => sums[r].Persons > 0)
            .Select(r => (X: r / (double)responses.Items.Length, Share: sums[r].Matches / (double)sums[r].Persons / chosen.Length, Wrong: r)).ToList();
        var tails = groups.ToDictionary(g => g.Wrong, g => BinomialTail(chosen.Length, g.Share));
        var (line, parabola) = (Fitted(groups, 2, chosen.Length), Fitted(groups, 3, chosen.Length));
        var result = new List<KIndex>(matches.Length);
        for (var p = 0; p < matches.Length; p++)
            if (p != source) result.Add(new(p, source, chosen.Length, matches[p], tails[wrong[p]][matches[p]], line?[wrong[p]][matches[p]], parabola?[wrong[p]][matches[p]]));
        return result;
    }

    private static int[] Wrong(OptionResponses responses)
    {
        var wrong = new int[responses.Persons];
        for (var p = 0; p < wrong.Length; p++)
            for (var i = 0; i < responses.Items.Length; i++)
                if (responses.Codes[p * responses.Items.Length + i] is not ResponseCode.NotAdministered and var c && c != responses.Items[i].Key) wrong[p]++;
        return wrong;
    }

    private static Dictionary<int, double[]>? Fitted(List<(double X, double Share, int Wrong)> groups, int terms, int trials)
    {
        if (groups.Count < terms) return null;
        var fit = MathNet.Numerics.Fit.Polynomial([.. groups.Select(g => g.X)], [.. groups.Select(g => g.Share)], terms - 1);
        return groups.ToDictionary(g => g.Wrong, g => BinomialTail(trials, Math.Clamp(MathNet.Numerics.Polynomial.Evaluate(g.X, fit), 0.001, 0.999)));
    }

    /// <summary>P(X ≥ m) for m = 0 … trials.</summary>
    internal static double[] BinomialTail(int trials, double p)
    {
        var tail = new double[trials + 1];
        var logOdds = Math.Log(p) - Math.Log(1 - p);
        var term = trials * Math.Log(p);
        var sum = 0.0;
        for (var m = trials; m >= 0; m--)
        {
            tail[m] = sum = Math.Min(1, sum + (p == 0 ? (m == 0 ? 1 : 0) : p == 1 ? (m == trials ? 1 : 0) : Math.Exp(term)));
            if (m > 0) term += Math.Log(m / (double)(trials - m + 1)) - logOdds;
        }
        return tail;
    }
}
