namespace Cbhcr.Psychometrics.Irt;

/// <summary>What is believed of an item parameter before the responses are seen; the logarithm of its density is added to the log-likelihood. Immutable.</summary>
public abstract record ParameterPrior
{
    private protected ParameterPrior()
    {
    }

    /// <summary>Where the density is highest; a start for the search.</summary>
    public abstract double Mode { get; }

    /// <summary>ln of the density, with its constants; −∞ where the parameter cannot be.</summary>
    /// <param name="value">The parameter.</param>
    public abstract double LogDensity(double value);

    /// <summary>First derivative of <see cref="LogDensity"/>; 0 where the parameter cannot be.</summary>
    /// <param name="value">The parameter.</param>
    public abstract double First(double value);

    /// <summary>Second derivative of <see cref="LogDensity"/>; 0 where the parameter cannot be.</summary>
    /// <param name="value">The parameter.</param>
    public abstract double Second(double value);

    private protected static double Positive(double deviation, string name) =>
        deviation > 0 && double.IsFinite(deviation) ? deviation : throw new ArgumentException($"A standard deviation of {deviation}.", name);
}
