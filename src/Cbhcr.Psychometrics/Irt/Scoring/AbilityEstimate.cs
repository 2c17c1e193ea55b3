namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>Whether there is an estimate, and why not.</summary>
public enum EstimateStatus
{
    /// <summary>There is a finite one.</summary>
    Finite,

    /// <summary>The likelihood is highest for θ → −∞, as with all answers in the lowest category.</summary>
    MinusInfinity,

    /// <summary>The likelihood is highest for θ → +∞, as with all answers in the highest category.</summary>
    PlusInfinity,

    /// <summary>Two abilities are equally likely and none more.</summary>
    NotUnique,

    /// <summary>Nothing was answered, or what was answered does not depend on ability.</summary>
    NoInformation,
}

/// <summary>An estimated ability.</summary>
/// <param name="Value">θ, in logits; null unless the status is <see cref="EstimateStatus.Finite"/>.</param>
/// <param name="StandardError">In logits; null where there is no value, or the curvature at it is not that of a maximum.</param>
/// <param name="Status">Why there is no value.</param>
public readonly record struct AbilityEstimate(double? Value, double? StandardError, EstimateStatus Status)
{
    /// <summary>A finite estimate from the curvature −∂²/∂θ² of what was maximised.</summary>
    internal static AbilityEstimate At(double value, double curvature) => new(value, curvature > 0 ? 1 / Math.Sqrt(curvature) : null, EstimateStatus.Finite);

    internal static AbilityEstimate None(EstimateStatus status) => new(null, null, status);
}

/// <summary>The weight of a weighted likelihood estimate. Both are the same for models whose items have no guessing and divide by a total.</summary>
public enum WeightedLikelihood
{
    /// <summary>∂ log L/∂θ + J / (2I) = 0 with J = Σ P′P″/P (Warm 1989; for categories Penfield and Bergeron 2005): takes the first-order bias of the maximum away.</summary>
    Warm,

    /// <summary>The maximum of log L + ½ log I, the mode under Jeffreys' prior; what R's mirt calls WLE.</summary>
    Jeffreys,
}
