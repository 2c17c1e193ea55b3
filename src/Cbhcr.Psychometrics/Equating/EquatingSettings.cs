namespace Cbhcr.Psychometrics.Equating;

/// <summary>The shape of the conversion from form X to form Y.</summary>
public enum EquatingFunction
{
    /// <summary>The score itself; scales of different length are stretched end to end.</summary>
    Identity,

    /// <summary>A constant is added.</summary>
    Mean,

    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>A straight line part of whose slope and intercept is given beforehand (Albano 2015).</summary>
    GeneralLinear,

    /// <summary>The same percentile rank.</summary>
    Equipercentile,

    /// <summary>An arc through the ends and a middle point, on top of the straight line between the ends (Livingston and Kim 2009, simplified).</summary>
    CircleArc,

    /// <summary>An arc through the ends and a middle point (Livingston and Kim 2008, symmetric).</summary>
    SymmetricCircleArc,
}

/// <summary>How groups of different ability are brought together through an anchor.</summary>
public enum AnchorMethod
{
    /// <summary>Total and anchor measure the same in proportion to their lengths (Babcock, Albano and Raymond 2012).</summary>
    NominalWeights,

    /// <summary>The regression of total on anchor is the same in both groups (Gulliksen 1950, attributed to Tucker).</summary>
    Tucker,

    /// <summary>The regression of true total on true anchor score is the same in both groups (Levine 1955), equating observed scores.</summary>
    Levine,

    /// <summary>The same, equating true scores; no synthetic group.</summary>
    LevineTrueScore,

    /// <summary>X to anchor in the one group, anchor to Y in the other.</summary>
    Chained,

    /// <summary>Means and standard deviations of frequency estimation (Braun and Holland 1982).</summary>
    BraunHolland,

    /// <summary>The distribution of the total at each anchor score is the same in both groups (Angoff 1971).</summary>
    FrequencyEstimation,
}

/// <summary>What is given beforehand for general linear equating (Albano 2015). A weight of 1 takes the sample's figure, 0 the given one.</summary>
/// <param name="CentreX">cx, in points of X.</param>
/// <param name="CentreY">cy, in points of Y.</param>
/// <param name="SpreadX">sx, above 0.</param>
/// <param name="SpreadY">sy.</param>
/// <param name="WeightSpreadX">Of the standard deviation of X, 0 … 1.</param>
/// <param name="WeightSpreadY">Of the standard deviation of Y.</param>
/// <param name="WeightCentreX">Of the mean of X.</param>
/// <param name="WeightCentreY">Of the mean of Y.</param>
public sealed record GivenLine(
    double CentreX, double CentreY, double SpreadX, double SpreadY, double WeightSpreadX = 0, double WeightSpreadY = 0, double WeightCentreX = 0, double WeightCentreY = 0);

/// <summary>Standard errors by drawing persons with replacement, group by group (Efron 1979).</summary>
/// <param name="Replications">2 or more.</param>
/// <param name="Seed">The same seed gives the same errors.</param>
/// <param name="Threads">How many work at it; the result does not depend on it.</param>
public sealed record BootstrapSettings(int Replications, ulong Seed, int Threads = 2);

/// <summary>How to equate. Everything has a default; the design is chosen by the method of <see cref="Equate"/> that is called.</summary>
public sealed record EquatingSettings
{
    /// <summary>The shape of the conversion.</summary>
    public EquatingFunction Function { get; init; } = EquatingFunction.Linear;

    /// <summary>For groups of different ability only. Equipercentile goes with <see cref="AnchorMethod.Chained"/> and <see cref="AnchorMethod.FrequencyEstimation"/>.</summary>
    public AnchorMethod Anchor { get; init; } = AnchorMethod.Tucker;

    /// <summary>Weight of the group that took X in the synthetic group, 0 … 1; null for its share of all persons.</summary>
    public double? SyntheticWeight { get; init; }

    /// <summary>Whether the anchor counts in the total. Asked by Levine's methods only.</summary>
    public bool InternalAnchor { get; init; } = true;

    /// <summary>Whether the middle point of a chained circle-arc is found by chained linear equating instead of chained mean equating.</summary>
    public bool ChainedMidpointLinear { get; init; }

    /// <summary>For <see cref="EquatingFunction.GeneralLinear"/>.</summary>
    public GivenLine? Given { get; init; }

    /// <summary>Log-linear smoothing before equipercentile equating; null for none.</summary>
    public LogLinearDegrees? Presmoothing { get; init; }

    /// <summary>Cubic-spline smoothing after equipercentile equating of equivalent groups: Kolen's S, 0 … 1; null for none.</summary>
    public double? Postsmoothing { get; init; }

    /// <summary>For standard errors by the delta method.</summary>
    public MomentErrors Errors { get; init; } = MomentErrors.Observed;

    /// <summary>Standard errors by bootstrap instead of by the delta method; null for the latter where there is one.</summary>
    public BootstrapSettings? Bootstrap { get; init; }
}

/// <summary>The equivalent of one score on form X.</summary>
/// <param name="X">Score on form X.</param>
/// <param name="Yx">Its equivalent on form Y, not rounded and not kept within the scale; null where it is not defined.</param>
/// <param name="StandardError">Standard error of equating, in points of Y; null where there is none.</param>
public readonly record struct EquatedScore(int X, double? Yx, double? StandardError);

/// <summary>A conversion from form X to form Y.</summary>
/// <param name="Method">In words, as "linear, Tucker".</param>
/// <param name="Slope">Of a straight line; null for other shapes and where it is not defined.</param>
/// <param name="Intercept">Of a straight line; null for other shapes and where it is not defined.</param>
/// <param name="Table">Every possible score on X, rising.</param>
/// <param name="Notes">What has to be known before the table is used, in words.</param>
public sealed record EquatingResult(string Method, double? Slope, double? Intercept, IReadOnlyList<EquatedScore> Table, IReadOnlyList<string> Notes);
