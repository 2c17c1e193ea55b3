using Cbhcr.Psychometrics.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>Guttman's lower bounds of reliability (Guttman 1945). Null where not defined.</summary>
/// <param name="Lambda1">1 − Σs²ᵢ / s².</param>
/// <param name="Lambda2">λ₁ + √(k/(k − 1) · C₂) / s², with C₂ the sum of the squared covariances off the diagonal.</param>
/// <param name="Lambda3">Coefficient alpha.</param>
/// <param name="Lambda4">
/// Largest 2 (1 − (s²_A + s²_B) / s²) over the halves tried: all of them to 16 items, else the best that exchange of items finds from seeded starts, which may fall short of the largest.
/// </param>
/// <param name="Lambda5">λ₁ + 2 √max_j Σᵢ≠ⱼ s²ᵢⱼ / s².</param>
/// <param name="Lambda6">1 − Σe²ⱼ / s², with e²ⱼ what is left of item j's variance after regression on the others. Null where the covariances are singular.</param>
public sealed record GuttmanBounds(double? Lambda1, double? Lambda2, double? Lambda3, double? Lambda4, double? Lambda5, double? Lambda6)
{
    private const int Exhaustive = 16;

    /// <summary>Of covariances; of correlations these are the standardised bounds.</summary>
    /// <param name="covariances">Two items or more, or every bound is null.</param>
    /// <param name="seed">For λ₄ above 16 items.</param>
    /// <param name="starts">Random halves from which λ₄ is sought above 16 items.</param>
    public static GuttmanBounds Of(ItemCovariances covariances, ulong seed = 1, int starts = 10)
    {
        var (k, total) = (covariances.Items, covariances.TotalVariance);
        if (k < 2 || !(total > 1e-14 * Diagonal(covariances))) return new(null, null, null, null, null, null);
        var first = 1 - Diagonal(covariances) / total;
        double squares = 0, largest = 0;
        for (var i = 0; i < k; i++)
        {
            var column = 0.0;
            for (var j = 0; j < k; j++)
                if (i != j) column += covariances[i, j] * covariances[i, j];
            (squares, largest) = (squares + column, Math.Max(largest, column));
        }
        return new(first, first + Math.Sqrt(k / (k - 1.0) * squares) / total, k / (k - 1.0) * first, BestHalves(covariances, seed, starts) / total,
            first + 2 * Math.Sqrt(largest) / total, Sixth(covariances, total));
    }

    private static double Diagonal(ItemCovariances covariances)
    {
        var sum = 0.0;
        for (var i = 0; i < covariances.Items; i++) sum += covariances[i, i];
        return sum;
    }

    private static double? Sixth(ItemCovariances covariances, double total)
    {
        for (var i = 0; i < covariances.Items; i++)
            if (!(covariances[i, i] > 0)) return null;
        var scale = covariances.Correlations()!.ToMatrix();
        // An item that is a combination of others makes the inverse meaningless.
        if (scale.Evd(Symmetricity.Symmetric).EigenValues.Any(e => e.Real < 1e-10)) return null;
        var inverse = scale.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(covariances.Items));
        var left = 0.0;
        for (var i = 0; i < covariances.Items; i++) left += covariances[i, i] / inverse[i, i];
        return 1 - left / total;
    }

    // 2 (1 − (s²_A + s²_B) / s²) · s² = 4 s_AB: the covariance of the halves is what is made large.
    private static double BestHalves(ItemCovariances covariances, ulong seed, int starts)
    {
        var (k, best, side) = (covariances.Items, double.NegativeInfinity, new int[covariances.Items]);
        Array.Fill(side, 1);
        var pull = new double[k];
        Reset();
        if (k <= Exhaustive)
        {
            // Gray code: each of the 2^(k − 1) divisions differs from the one before in one item. Item 0 stays.
            for (var step = 1; step < 1 << (k - 1); step++)
            {
                Flip(int.TrailingZeroCount(step) + 1);
                best = Math.Max(best, Between());
            }
            return 4 * best;
        }
        var chance = new SplitMix64(seed);
        for (var start = 0; start < Math.Max(1, starts); start++)
        {
            for (var i = 0; i < k; i++) side[i] = chance.NextUniform() < 0.5 ? 1 : -1;
            Reset();
            while (Improve()) { }
            best = Math.Max(best, Between());
        }
        return 4 * best;

        void Reset()
        {
            for (var i = 0; i < k; i++)
            {
                pull[i] = 0;
                for (var j = 0; j < k; j++)
                    if (j != i) pull[i] += covariances[i, j] * side[j];
            }
        }

        void Flip(int item)
        {
            side[item] = -side[item];
            for (var j = 0; j < k; j++)
                if (j != item) pull[j] += 2 * covariances[item, j] * side[item];
        }

        // Half the covariances of items on other sides: (Σ off the diagonal − Σ side·side·covariance) / 4.
        double Between()
        {
            double same = 0, all = 0;
            for (var i = 0; i < k; i++)
            {
                same += side[i] * pull[i];
                for (var j = 0; j < k; j++)
                    if (j != i) all += covariances[i, j];
            }
            return (all - same) / 4;
        }

        bool Improve()
        {
            var (item, gain) = (-1, 1e-12 * Math.Max(1e-300, Diagonal(covariances)));
            for (var i = 0; i < k; i++)
                if (side[i] * pull[i] > gain) (item, gain) = (i, side[i] * pull[i]);
            if (item < 0) return false;
            Flip(item);
            return true;
        }
    }
}
