namespace Cbhcr.Psychometrics.Practice;

/// <summary>
/// The weight of a task from its mean ratings. Multiplicative and additive models are compared in Kane, Kingsbury, Colton and Estes (1989),
/// Journal of Educational Measurement 26, and Raymond (1996), Applied Measurement in Education 9.
/// </summary>
public static class TaskWeight
{
    /// <summary>Importance times frequency: a task that is rare or of no consequence weighs little, whatever the other rating.</summary>
    public static double Multiplicative(IReadOnlyCollection<double> means) => means.Aggregate(1.0, (product, mean) => product * mean);

    /// <summary>The mean over the scales; with one scale, that scale's mean (criticality alone).</summary>
    public static double Additive(IReadOnlyCollection<double> means) => means.Average();

    /// <summary>Percentages of one decimal that add up to 100, in two stages.</summary>
    /// <param name="values">The summed weights of the tasks of each part.</param>
    public static IReadOnlyDictionary<string, decimal> Percentages(IReadOnlyCollection<WeightedPart> values) =>
        Apportionment.InTwoStages(values, 1000).ToDictionary(p => p.Key, p => p.Value / 10m);
}
