using Cbhcr.Psychometrics.Data;
using MathNet.Numerics.Distributions;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Where the search begins: shares right for the intercepts, and for the slopes one factor behind the covariances. What an item has in common with the
/// others, Σₖ cov(j, k) = lⱼ(L − lⱼ), gives its loading lⱼ (L their sum); lⱼ / φ(z) is biserial, and that gives a slope (Lord and Novick 1968, 16.9).
/// </summary>
internal static class StartingValues
{
    private const double LogisticMetric = 1.702, HighestLoading = 0.9, LowestLoading = 0.15;

    public static (double Slope, double Intercept)[] Of(CategoryResponses responses, IReadOnlyList<double>? weights)
    {
        var items = responses.Items;
        var (right, answered, shared) = (new double[items], new double[items], new double[items]);
        for (var p = 0; p < responses.Persons; p++)
        {
            var weight = weights is null ? 1 : weights[p];
            var codes = responses.Person(p);
            for (var i = 0; i < items; i++)
            {
                if (codes[i] == CategoryResponses.Missing) continue;
                answered[i] += weight;
                right[i] += weight * codes[i];
            }
        }
        // Half an answer more on either side: a constant item must not start at infinity.
        var share = new double[items];
        for (var i = 0; i < items; i++) share[i] = (right[i] + 0.5) / (answered[i] + 1);
        for (var p = 0; p < responses.Persons; p++)
        {
            var weight = weights is null ? 1 : weights[p];
            var codes = responses.Person(p);
            var total = 0.0;
            for (var i = 0; i < items; i++)
                if (codes[i] != CategoryResponses.Missing) total += codes[i] - share[i];
            for (var i = 0; i < items; i++)
            {
                if (codes[i] == CategoryResponses.Missing) continue;
                var own = codes[i] - share[i];
                shared[i] += weight * own * (total - own);
            }
        }
        for (var i = 0; i < items; i++) shared[i] = answered[i] > 0 ? shared[i] / answered[i] : 0;
        return [.. Loadings(shared).Select((loading, i) => From(loading, share[i]))];
    }

    private static double[] Loadings(double[] shared)
    {
        var loadings = new double[shared.Length];
        var (total, squares) = (shared.Sum(), 0.0);
        for (var round = 0; round < 10; round++)
        {
            var sum = Math.Sqrt(Math.Max(1e-6, total + squares));
            squares = 0;
            for (var i = 0; i < loadings.Length; i++)
            {
                loadings[i] = shared[i] / Math.Max(sum - loadings[i], sum / 4);
                squares += loadings[i] * loadings[i];
            }
        }
        return loadings;
    }

    private static (double Slope, double Intercept) From(double loading, double share)
    {
        var z = Normal.InvCDF(0, 1, share);
        var biserial = loading / Normal.PDF(0, 1, z);
        biserial = biserial < 0 ? Math.Max(biserial, -HighestLoading) : Math.Clamp(biserial, LowestLoading, HighestLoading);
        var rest = Math.Sqrt(1 - biserial * biserial);
        return (LogisticMetric * biserial / rest, LogisticMetric * z / rest);
    }
}
