using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>Two items' answers against what the model expects of both.</summary>
/// <param name="First">An item, from 0.</param>
/// <param name="Second">A later one.</param>
/// <param name="N">Persons who answered both.</param>
/// <param name="ChiSquare">X² over the table of both; null without persons or with a cell that is not expected.</param>
/// <param name="DegreesOfFreedom">(categories − 1)(categories − 1).</param>
/// <param name="P">Chance of so much by the χ² distribution, which is approximate here.</param>
/// <param name="Standardised">(X² − df) / √(2 df); above 10 is reason to look (Chen and Thissen 1997).</param>
/// <param name="SignedV">Cramér's V, negative where both go together less than expected (by Goodman and Kruskal's γ).</param>
public readonly record struct PairFit(int First, int Second, int N, double? ChiSquare, int DegreesOfFreedom, double? P, double? Standardised, double? SignedV);

/// <summary>Whether items have more in common than ability.</summary>
public static class LocalDependence
{
    /// <summary>
    /// Q₃: correlations of the items' residuals x − E(X | θ̂) (Yen 1984). Their mean without dependence is about −1/(items − 1), not 0. Pairs with
    /// fewer than two persons or without variance are null.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="abilities">One a person, in logits; NaN leaves the person out. R's mirt takes EAP.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    /// <returns>Items × items, symmetric, 1 on the diagonal.</returns>
    /// <exception cref="ArgumentException">Items, responses and abilities do not match.</exception>
    public static double?[,] Q3(IReadOnlyList<IrtItem> items, CategoryResponses responses, ReadOnlyMemory<double> abilities, int threads = 2)
    {
        PersonFit.Match(items, responses, abilities);
        var correlations = new ResidualCorrelations(items.Count, responses.Persons);
        Blocks.Run(items.Count, 1, threads, (item, _) =>
        {
            var residuals = correlations.Item(item);
            var ability = abilities.Span;
            for (var person = 0; person < residuals.Length; person++)
            {
                var code = responses.Person(person)[item];
                residuals[person] = code == CategoryResponses.Missing || double.IsNaN(ability[person]) ? double.NaN : code - items[item].ExpectedScore(ability[person]);
            }
        });
        return correlations.Correlate(threads);
    }

    /// <summary>LD-X² of every pair of items: Pearson's X² of the observed table against the one the model expects (Chen and Thissen 1997).</summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="responses">Persons × items; a pair is taken from those who answered both.</param>
    /// <param name="quadrature">Abilities to sum over; 61 on −6 … 6 if not given.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    /// <returns>Pairs in the order (0, 1), (0, 2) … (1, 2) …</returns>
    /// <exception cref="ArgumentException">Items and responses do not match.</exception>
    public static PairFit[] ChiSquare(IReadOnlyList<IrtItem> items, Population population, CategoryResponses responses, Quadrature? quadrature = null, int threads = 2)
    {
        Checks.Match(items, responses);
        Checks.Normal(population);
        var grid = quadrature ?? Quadrature.Default;
        var (tables, weights) = (GridTables.Probabilities(items, grid), grid.Weights(population));
        var columns = new byte[items.Count][];
        for (var i = 0; i < items.Count; i++)
        {
            columns[i] = new byte[responses.Persons];
            for (var person = 0; person < responses.Persons; person++) columns[i][person] = responses.Codes[person * items.Count + i];
        }
        var fits = new PairFit[items.Count * (items.Count - 1) / 2];
        Blocks.Run(items.Count, 1, threads, (first, _) =>
        {
            var at = first * (2 * items.Count - first - 1) / 2;
            for (var second = first + 1; second < items.Count; second++)
            {
                var observed = Counted(columns[first], columns[second], items[first].Categories, items[second].Categories);
                var n = (int)observed.Cast<double>().Sum();
                var expected = new double[items[first].Categories, items[second].Categories];
                for (var k = 0; k < expected.GetLength(0); k++)
                    for (var l = 0; l < expected.GetLength(1); l++)
                    {
                        var p = tables.Row(first, k);
                        var q = tables.Row(second, l);
                        for (var t = 0; t < weights.Length; t++) expected[k, l] += n * weights[t] * p[t] * q[t];
                    }
                fits[at++] = Pair(first, second, n, observed, expected);
            }
        });
        return fits;
    }

    private static double[,] Counted(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, int rows, int columns)
    {
        var counts = new int[256 * columns];
        for (var person = 0; person < first.Length; person++)
            if (second[person] != CategoryResponses.Missing) counts[first[person] * columns + second[person]]++;
        // Rows past the last category hold those who miss the first item.
        var table = new double[rows, columns];
        for (var k = 0; k < rows; k++)
            for (var l = 0; l < columns; l++) table[k, l] = counts[k * columns + l];
        return table;
    }

    private static PairFit Pair(int first, int second, int n, double[,] observed, double[,] expected)
    {
        var (rows, columns, sum) = (observed.GetLength(0), observed.GetLength(1), 0.0);
        var df = (rows - 1) * (columns - 1);
        for (var k = 0; k < rows; k++)
            for (var l = 0; l < columns; l++) sum += (observed[k, l] - expected[k, l]) * (observed[k, l] - expected[k, l]) / expected[k, l];
        if (n == 0 || !double.IsFinite(sum)) return new(first, second, n, null, df, null, null, null);
        var v = Math.Sqrt(sum / (n * (Math.Min(rows, columns) - 1.0)));
        double? signed = Gamma(observed) is { } o && Gamma(expected) is { } e ? (o < e ? -v : v) : null;
        return new(first, second, n, sum, df, ChiSquares.Upper(sum, df), (sum - df) / Math.Sqrt(2.0 * df), signed);
    }

    private static double? Gamma(double[,] table)
    {
        double concordant = 0, discordant = 0;
        for (var k = 0; k < table.GetLength(0); k++)
            for (var l = 0; l < table.GetLength(1); l++)
                for (var below = k + 1; below < table.GetLength(0); below++)
                {
                    for (var right = l + 1; right < table.GetLength(1); right++) concordant += table[k, l] * table[below, right];
                    for (var left = 0; left < l; left++) discordant += table[k, l] * table[below, left];
                }
        return concordant + discordant > 0 ? (concordant - discordant) / (concordant + discordant) : null;
    }
}
