namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>What is known of a parameter before the responses are seen. The logarithm of its density is added to the log-likelihood.</summary>
public abstract record Prior
{
    private protected Prior()
    {
    }

    /// <summary>ln of the density, with its constants; −∞ where the parameter cannot be.</summary>
    /// <param name="value">The parameter.</param>
    public abstract double LogDensity(double value);

    /// <summary>First derivative of <see cref="LogDensity"/>.</summary>
    /// <param name="value">The parameter.</param>
    public abstract double First(double value);

    /// <summary>Second derivative of <see cref="LogDensity"/>.</summary>
    /// <param name="value">The parameter.</param>
    public abstract double Second(double value);

    private protected static void RequireSpread(double deviation, string name)
    {
        if (!(deviation > 0) || !double.IsFinite(deviation)) throw new ArgumentException($"A standard deviation of {deviation}.", name);
    }
}

/// <summary>Normally distributed.</summary>
public sealed record NormalPrior : Prior
{
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">Standard deviation, above 0.</param>
    /// <exception cref="ArgumentException">The standard deviation is not above 0.</exception>
    public NormalPrior(double mean, double deviation)
    {
        RequireSpread(deviation, nameof(deviation));
        (Mean, Deviation) = (mean, deviation);
    }

    /// <summary>Mean.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public override double LogDensity(double value) => -(value - Mean) * (value - Mean) / (2 * Deviation * Deviation) - Math.Log(Deviation * Math.Sqrt(2 * Math.PI));

    /// <inheritdoc/>
    public override double First(double value) => -(value - Mean) / (Deviation * Deviation);

    /// <inheritdoc/>
    public override double Second(double value) => -1 / (Deviation * Deviation);
}

/// <summary>Normally distributed in its logarithm, so that the parameter is above 0; the density is that of the parameter itself.</summary>
public sealed record LogNormalPrior : Prior
{
    /// <param name="logMean">Mean of the logarithm.</param>
    /// <param name="logDeviation">Standard deviation of the logarithm, above 0.</param>
    /// <exception cref="ArgumentException">The standard deviation is not above 0.</exception>
    public LogNormalPrior(double logMean, double logDeviation)
    {
        RequireSpread(logDeviation, nameof(logDeviation));
        (LogMean, LogDeviation) = (logMean, logDeviation);
    }

    /// <summary>Mean of the logarithm.</summary>
    public double LogMean { get; }

    /// <summary>Standard deviation of the logarithm.</summary>
    public double LogDeviation { get; }

    private double Precision => 1 / (LogDeviation * LogDeviation);

    /// <inheritdoc/>
    public override double LogDensity(double value)
    {
        if (!(value > 0)) return double.NegativeInfinity;
        var away = Math.Log(value) - LogMean;
        return -away * away * Precision / 2 - Math.Log(value * LogDeviation * Math.Sqrt(2 * Math.PI));
    }

    /// <inheritdoc/>
    public override double First(double value) => -(1 + (Math.Log(value) - LogMean) * Precision) / value;

    /// <inheritdoc/>
    public override double Second(double value) => (1 + (Math.Log(value) - LogMean - 1) * Precision) / (value * value);
}

/// <summary>Priors of one item's parameters; null for none.</summary>
/// <param name="Slope">Of each slope a.</param>
/// <param name="Intercept">Of each intercept d.</param>
/// <param name="GuessingLogit">Of ln(c / (1 − c)).</param>
public sealed record ItemPriors(Prior? Slope = null, Prior? Intercept = null, Prior? GuessingLogit = null)
{
    /// <summary>No priors.</summary>
    public static ItemPriors None { get; } = new();

    internal Prior? Of(ParameterKind kind) => kind switch
    {
        ParameterKind.Slope => Slope,
        ParameterKind.Intercept => Intercept,
        ParameterKind.GuessingLogit => GuessingLogit,
        _ => null,
    };
}
