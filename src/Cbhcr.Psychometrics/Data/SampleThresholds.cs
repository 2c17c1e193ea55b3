namespace Cbhcr.Psychometrics.Data;

/// <summary>
/// How many persons a statistic needs before it may be interpreted (requirement PSY-09: small-sample honesty). The statistics themselves
/// do not ask: whoever shows a figure compares the persons behind it with the threshold.
/// </summary>
/// <param name="Classical">p, correlations, score statistics and reliability: persons behind the figure.</param>
/// <param name="DifferentialItemFunctioning">Persons in each of the two groups.</param>
/// <param name="Equating">Persons on each form.</param>
/// <param name="Rasch">Persons for a Rasch calibration.</param>
public sealed record SampleThresholds(int Classical, int DifferentialItemFunctioning, int Equating, int Rasch)
{
    /// <summary>30, 100, 100 and 150.</summary>
    public static SampleThresholds Default { get; } = new(Classical: 30, DifferentialItemFunctioning: 100, Equating: 100, Rasch: 150);
}
