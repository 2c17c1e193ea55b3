using Cbhcr.Psychometrics.Numerics;
using MathNet.Numerics;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>Tails of χ² and what is made of them.</summary>
internal static class ChiSquares
{
    /// <summary>P(χ² &gt; x); null without degrees of freedom.</summary>
    public static double? Upper(double x, int df) => df <= 0 || double.IsNaN(x) ? null : TailProbability.ChiSquare(x, df);

    /// <summary>√((x/df − 1) / (n − 1)), 0 where that is below 0 (Steiger and Lind 1980); null without degrees of freedom or with one person.</summary>
    public static double? Rmsea(double x, int df, int persons) => df <= 0 || persons < 2 ? null : Math.Sqrt(Math.Max(0, x / df - 1) / (persons - 1));

    /// <summary>P(χ²(df, λ) ≤ x), a Poisson mixture summed from its largest term outwards (Benton and Krishnamoorthy 2003).</summary>
    public static double NonCentral(double x, double df, double noncentrality)
    {
        if (x <= 0) return 0;
        if (noncentrality <= 0) return SpecialFunctions.GammaLowerRegularized(df / 2, x / 2);
        var half = noncentrality / 2;
        var middle = (int)half;
        var sum = 0.0;
        for (var j = middle; ; j++)
        {
            var term = Term(j);
            sum += term;
            if (term < 1e-17) break;
        }
        for (var j = middle - 1; j >= 0; j--)
        {
            var weight = Poisson(j);
            sum += weight * SpecialFunctions.GammaLowerRegularized(df / 2 + j, x / 2);
            if (weight < 1e-17) break;
        }
        return sum;

        double Poisson(int j) => Math.Exp(-half + j * Math.Log(half) - SpecialFunctions.GammaLn(j + 1.0));
        double Term(int j) => Poisson(j) * SpecialFunctions.GammaLowerRegularized(df / 2 + j, x / 2);
    }

    /// <summary>The non-centrality under which P(χ² ≤ x) is so large; 0 where it is smaller even without one.</summary>
    public static double NoncentralityFor(double x, double df, double probability)
    {
        if (!(NonCentral(x, df, 0) > probability)) return 0;
        double low = 0, high = Math.Max(1, x);
        while (NonCentral(x, df, high) > probability) high *= 2;
        for (var step = 0; step < 100 && high - low > 1e-10 * (1 + high); step++)
        {
            var middle = (low + high) / 2;
            if (NonCentral(x, df, middle) > probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
