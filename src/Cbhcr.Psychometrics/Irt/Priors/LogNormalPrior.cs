namespace Cbhcr.Psychometrics.Irt;

/// <summary>Lognormal: the logarithm of the parameter is normal, and the density is that of the parameter itself. Keeps a slope above 0.</summary>
public sealed record LogNormalPrior : ParameterPrior
{
    /// <param name="meanLog">Mean of the logarithm.</param>
    /// <param name="standardDeviationLog">Standard deviation of the logarithm, above 0.</param>
    /// <exception cref="ArgumentException">The standard deviation is not above 0.</exception>
    public LogNormalPrior(double meanLog, double standardDeviationLog) =>
        (MeanLog, StandardDeviationLog) = (meanLog, Positive(standardDeviationLog, nameof(standardDeviationLog)));

    /// <summary>Mean of the logarithm.</summary>
    public double MeanLog { get; }

    /// <summary>Standard deviation of the logarithm, above 0.</summary>
    public double StandardDeviationLog { get; }

    /// <inheritdoc/>
    public override double Mode => Math.Exp(MeanLog - Variance);

    private double Variance => StandardDeviationLog * StandardDeviationLog;

    /// <inheritdoc/>
    public override double LogDensity(double value)
    {
        if (!(value > 0)) return double.NegativeInfinity;
        var (log, z) = (Math.Log(value), (Math.Log(value) - MeanLog) / StandardDeviationLog);
        return -log - z * z / 2 - Math.Log(StandardDeviationLog * Math.Sqrt(2 * Math.PI));
    }

    /// <inheritdoc/>
    public override double First(double value) => value > 0 ? -(1 + (Math.Log(value) - MeanLog) / Variance) / value : 0;

    /// <inheritdoc/>
    public override double Second(double value) => value > 0 ? (1 + (Math.Log(value) - MeanLog - 1) / Variance) / (value * value) : 0;
}
