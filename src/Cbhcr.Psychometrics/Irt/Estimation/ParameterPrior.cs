namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>What is believed of an item parameter before the responses are seen; adds its log density to the log-likelihood. Immutable.</summary>
public abstract record ParameterPrior
{
    private protected ParameterPrior()
    {
    }

    /// <summary>Where the density is highest; a start for the search.</summary>
    public abstract double Mode { get; }

    /// <summary>Logarithm of the density with its first and second derivative; the logarithm is −∞ where the density is 0.</summary>
    /// <param name="value">The parameter.</param>
    internal abstract (double Log, double First, double Second) At(double value);

    private protected static double Positive(double deviation) =>
        deviation > 0 && double.IsFinite(deviation) ? deviation : throw new ArgumentException($"A standard deviation of {deviation}.", nameof(deviation));
}

/// <summary>Normal.</summary>
public sealed record NormalPrior : ParameterPrior
{
    /// <param name="mean">In the parameter's unit.</param>
    /// <param name="standardDeviation">Above 0.</param>
    public NormalPrior(double mean, double standardDeviation) => (Mean, StandardDeviation) = (mean, Positive(standardDeviation));

    /// <summary>In the parameter's unit.</summary>
    public double Mean { get; }

    /// <summary>In the parameter's unit, above 0.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override double Mode => Mean;

    internal override (double Log, double First, double Second) At(double value)
    {
        var (z, precision) = ((value - Mean) / StandardDeviation, 1 / (StandardDeviation * StandardDeviation));
        return (-z * z / 2 - Math.Log(StandardDeviation * Math.Sqrt(2 * Math.PI)), -z / StandardDeviation, -precision);
    }
}

/// <summary>Lognormal: the logarithm of the parameter is normal. Keeps a slope above 0.</summary>
public sealed record LogNormalPrior : ParameterPrior
{
    /// <param name="meanLog">Mean of the logarithm.</param>
    /// <param name="standardDeviationLog">Standard deviation of the logarithm, above 0.</param>
    public LogNormalPrior(double meanLog, double standardDeviationLog) => (MeanLog, StandardDeviationLog) = (meanLog, Positive(standardDeviationLog));

    /// <summary>Mean of the logarithm.</summary>
    public double MeanLog { get; }

    /// <summary>Standard deviation of the logarithm, above 0.</summary>
    public double StandardDeviationLog { get; }

    /// <inheritdoc/>
    public override double Mode => Math.Exp(MeanLog - StandardDeviationLog * StandardDeviationLog);

    internal override (double Log, double First, double Second) At(double value)
    {
        if (!(value > 0)) return (double.NegativeInfinity, 0, 0);
        var (log, variance) = (Math.Log(value), StandardDeviationLog * StandardDeviationLog);
        var z = (log - MeanLog) / StandardDeviationLog;
        return (-log - z * z / 2 - Math.Log(StandardDeviationLog * Math.Sqrt(2 * Math.PI)),
            -(1 + (log - MeanLog) / variance) / value,
            (1 - 1 / variance + (log - MeanLog) / variance) / (value * value));
    }
}
