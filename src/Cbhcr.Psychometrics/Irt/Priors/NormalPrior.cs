namespace Cbhcr.Psychometrics.Irt;

/// <summary>Normal.</summary>
public sealed record NormalPrior : ParameterPrior
{
    /// <param name="mean">In the parameter's unit.</param>
    /// <param name="standardDeviation">Above 0.</param>
    /// <exception cref="ArgumentException">The standard deviation is not above 0.</exception>
    public NormalPrior(double mean, double standardDeviation) => (Mean, StandardDeviation) = (mean, Positive(standardDeviation, nameof(standardDeviation)));

    /// <summary>In the parameter's unit.</summary>
    public double Mean { get; }

    /// <summary>In the parameter's unit, above 0.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override double Mode => Mean;

    /// <inheritdoc/>
    public override double LogDensity(double value)
    {
        var z = (value - Mean) / StandardDeviation;
        return -z * z / 2 - Math.Log(StandardDeviation * Math.Sqrt(2 * Math.PI));
    }

    /// <inheritdoc/>
    public override double First(double value) => -(value - Mean) / (StandardDeviation * StandardDeviation);

    /// <inheritdoc/>
    public override double Second(double value) => -1 / (StandardDeviation * StandardDeviation);
}
