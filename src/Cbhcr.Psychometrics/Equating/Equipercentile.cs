using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>Equipercentile equating of whole scores and its standard errors.</summary>
public static class Equipercentile
{
    /// <summary>The score on Y with the percentile rank of each score on X (Kolen and Brennan 2014, section 2.5). The rules for scores nobody has stand at <see cref="ScoreFrequencies.ScoreAt"/>.</summary>
    /// <param name="x">With at least one person.</param>
    /// <param name="y">With at least one person, in the same population.</param>
    /// <returns>One equivalent a possible score on X; −½ below to +½ above the scale of Y.</returns>
    public static double[] Convert(ScoreFrequencies x, ScoreFrequencies y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var yx = new double[x.Counts.Length];
        for (var i = 0; i < yx.Length; i++) yx[i] = y.ScoreAt(x.PercentileRank(x.Lowest + i));
        return yx;
    }

    /// <summary>
    /// Standard errors for equivalent groups (Lord 1982; Kolen and Brennan 2014, equation 7.12): of distributions as they were observed,
    /// a percentile rank varying as a share does. 0 at
    /// percentile ranks 0 and 1, where the rule and not the sample gives the equivalent.
    /// </summary>
    public static double[] StandardErrors(ScoreFrequencies x, ScoreFrequencies y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Errors(x, y, (rank, _) => rank * (1 - rank) / x.Total, by => Multinomial(y, by));
    }

    /// <summary>
    /// Standard errors for equivalent groups of distributions smoothed by a log-linear model: the covariances of its shares are those of its
    /// estimates (Holland and Thayer 1987), put through the derivatives of the conversion (Wang 2009).
    /// </summary>
    /// <param name="x">Smoothed.</param>
    /// <param name="degreeX">Moments kept on X.</param>
    /// <param name="y">Smoothed.</param>
    /// <param name="degreeY">Moments kept on Y.</param>
    public static double[] SmoothedStandardErrors(ScoreFrequencies x, int degreeX, ScoreFrequencies y, int degreeY)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var (designX, designY) = (LogLinear.Design(x, degreeX), LogLinear.Design(y, degreeY));
        return Errors(x, y, (_, by) => Modelled(x, designX, by), by => Modelled(y, designY, by));
    }

    private static double[] Errors(ScoreFrequencies x, ScoreFrequencies y, Func<double, double[], double> ofX, Func<double[], double> ofY)
    {
        var errors = new double[x.Counts.Length];
        var (byX, byY) = (new double[errors.Length], new double[y.Counts.Length]);
        for (var i = 0; i < errors.Length; i++)
        {
            var rank = x.PercentileRank(x.Lowest + i);
            if (rank <= 0 || rank >= 1 - 1e-12) continue;
            var at = y.Above(rank);
            var density = y.Share(at);
            // Derivatives of the rank by the shares on X, and of e = at − ½ + (rank − G(at − 1)) / g(at) by those on Y.
            for (var j = 0; j < byX.Length; j++) byX[j] = j < i ? 1 : j == i ? 0.5 : 0;
            for (var j = 0; j < byY.Length; j++) byY[j] = j < at ? -1 / density : j == at ? -(rank - y.Cumulative(at - 1)) / (density * density) : 0;
            errors[i] = Math.Sqrt(ofX(rank, byX) / (density * density) + ofY(byY));
        }
        return errors;
    }

    private static double Multinomial(ScoreFrequencies scores, double[] by)
    {
        double mean = 0, square = 0;
        for (var j = 0; j < by.Length; j++)
        {
            mean += scores.Share(j) * by[j];
            square += scores.Share(j) * by[j] * by[j];
        }
        return (square - mean * mean) / scores.Total;
    }

    /// <summary>byᵀ D B (Bᵀ D B)⁻¹ Bᵀ D by over all functions with the constant is what the Poisson model has; the fixed total takes off the square of the mean.</summary>
    private static double Modelled(ScoreFrequencies scores, double[][] design, double[] by)
    {
        var shares = new double[by.Length];
        for (var j = 0; j < by.Length; j++) shares[j] = scores.Share(j);
        var along = new double[design.Length];
        var mean = 0.0;
        for (var j = 0; j < by.Length; j++)
        {
            mean += shares[j] * by[j];
            for (var k = 0; k < along.Length; k++) along[k] += design[k][j] * shares[j] * by[j];
        }
        var (information, solved) = (LogLinear.Information(design, shares), along.ToArray());
        if (!Cholesky.Factor(information, along.Length, lost: 0)) return double.NaN;
        Cholesky.Solve(information, along.Length, solved);
        var square = 0.0;
        for (var k = 0; k < along.Length; k++) square += along[k] * solved[k];
        return (square - mean * mean) / scores.Total;
    }
}
