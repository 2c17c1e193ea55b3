using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Security;

/// <summary>M4: identical right and identical wrong answers of two persons, judged together (Maynes 2014).</summary>
/// <param name="First">From 0.</param>
/// <param name="Second">From 0.</param>
/// <param name="RightMatches">Items both answered with the key.</param>
/// <param name="WrongMatches">Items both answered with the same other option.</param>
/// <param name="P">
/// Chance of a pair of numbers at least as far out. "Far out" is how small the chance of so many or more of both is (the upper quadrant), as
/// Maynes (2014) orders them; null where there was nothing to compare.
/// </param>
public sealed record TrinomialMatches(int First, int Second, int RightMatches, int WrongMatches, double? P)
{
    // Quadrants of equal chance are found from sums in different orders.
    private const double SameQuadrant = 1 + 1e-10;

    /// <summary>
    /// Exact, by the recursion over items with chances P₁ₖP₂ₖ of the key, the sum over the other options, and the rest. Time grows with the
    /// cube of the number of items, some milliseconds for 170: meant for pairs that <see cref="SimilarityScreen"/> lists or that a report names.
    /// Items that one of the two did not answer are left out.
    /// </summary>
    /// <param name="responses">Chosen options and keys.</param>
    /// <param name="probabilities">Chances of the options, for the same persons and items.</param>
    /// <param name="first">From 0.</param>
    /// <param name="second">From 0, another than the first.</param>
    public static TrinomialMatches Of(OptionResponses responses, OptionProbabilities probabilities, int first, int second)
    {
        SimilarityScreen.CheckShapes(responses, probabilities);
        if (first == second) throw new ArgumentException($"Person {first} is compared with itself.", nameof(second));
        var items = responses.Items;
        var one = responses.Codes.Slice(first * items.Length, items.Length);
        var two = responses.Codes.Slice(second * items.Length, items.Length);
        var chances = new List<(double Right, double Wrong)>();
        var (right, wrong) = (0, 0);
        for (var i = 0; i < items.Length; i++)
        {
            if (one[i] >= ResponseCode.MaximumOptions || two[i] >= ResponseCode.MaximumOptions) continue;
            if (one[i] == two[i]) _ = one[i] == items[i].Key ? right++ : wrong++;
            var (both, other) = (0.0, 0.0);
            for (var k = 0; k < items[i].Options; k++)
            {
                var product = probabilities[first, i, k] * probabilities[second, i, k];
                if (k == items[i].Key) both = product;
                else other += product;
            }
            chances.Add((both, other));
        }
        return new(first, second, right, wrong, chances.Count == 0 ? null : TailOf(Distribution(chances), right, wrong));
    }

    /// <summary>Chance of r right and w wrong matches at [r, w].</summary>
    internal static double[,] Distribution(IReadOnlyList<(double Right, double Wrong)> chances)
    {
        var n = chances.Count;
        var f = new double[n + 1, n + 1];
        f[0, 0] = 1;
        for (var i = 0; i < n; i++)
        {
            var (right, wrong) = chances[i];
            var none = Math.Max(0, 1 - right - wrong);
            // From the far corner down, so that each place is read before it is written.
            for (var r = i + 1; r >= 0; r--)
                for (var w = i + 1 - r; w >= 0; w--)
                    f[r, w] = none * f[r, w] + (r > 0 ? right * f[r - 1, w] : 0) + (w > 0 ? wrong * f[r, w - 1] : 0);
        }
        return f;
    }

    private static double TailOf(double[,] f, int right, int wrong)
    {
        var n = f.GetLength(0) - 1;
        var quadrant = new double[n + 2, n + 2];
        for (var r = n; r >= 0; r--)
        {
            var row = 0.0;
            for (var w = n; w >= 0; w--)
            {
                row += f[r, w];
                quadrant[r, w] = quadrant[r + 1, w] + row;
            }
        }
        var limit = quadrant[right, wrong] * SameQuadrant;
        var sum = 0.0;
        for (var r = 0; r <= n; r++)
            for (var w = 0; w <= n - r; w++)
                if (quadrant[r, w] <= limit) sum += f[r, w];
        return Math.Clamp(sum, 0, 1);
    }
}
