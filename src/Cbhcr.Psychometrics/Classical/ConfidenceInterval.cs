namespace Cbhcr.Psychometrics.Classical;

/// <summary>A confidence interval.</summary>
/// <param name="Low">Lower bound, in the unit of the statistic.</param>
/// <param name="High">Upper bound.</param>
public readonly record struct ConfidenceInterval(double Low, double High);
