namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>An item's difficulty in the Rasch model.</summary>
/// <param name="Difficulty">In logits; null where there is no finite estimate.</param>
/// <param name="StandardError">In logits; null with the difficulty.</param>
public readonly record struct RaschItemEstimate(double? Difficulty, double? StandardError);

/// <summary>Difficulties that do not depend on how abilities are distributed.</summary>
/// <param name="Items">In the order of the responses; difficulties sum to 0.</param>
/// <param name="LogLikelihood">Conditional on the raw scores; null where no item has an estimate.</param>
/// <param name="Persons">Persons who say something: neither all right nor all wrong on the items with an estimate.</param>
/// <param name="Covariance">
/// Of the difficulties of the items that have an estimate, in their order, under the sum of 0 (so it is singular); null where there is none.
/// </param>
/// <param name="Convergence">The certificate.</param>
public sealed record ConditionalCalibration(IReadOnlyList<RaschItemEstimate> Items, double? LogLikelihood, double Persons, ParameterCovariance? Covariance, Convergence Convergence)
{
    /// <summary>Number of difficulties less the one that the sum settles; 0 where there is none.</summary>
    public int FreeParameters => Math.Max(0, Items.Count(i => i.Difficulty is not null) - 1);

    /// <summary>Maximum likelihood ability of each raw score, 0 to the number of items with an estimate, on these; null at both ends.</summary>
    public IReadOnlyList<RaschAbility?> AbilitiesByScore() => ByScore(RaschAbility.MaximumLikelihood);

    /// <summary>Warm's weighted likelihood ability of each raw score, 0 to the number of items with an estimate, on these.</summary>
    public IReadOnlyList<RaschAbility?> WeightedAbilitiesByScore() => ByScore(RaschAbility.WeightedLikelihood);

    private delegate RaschAbility? Estimator(ReadOnlySpan<double> difficulties, double score);

    private RaschAbility?[] ByScore(Estimator estimator)
    {
        double[] difficulties = [.. Items.Where(i => i.Difficulty is not null).Select(i => i.Difficulty!.Value)];
        return [.. Enumerable.Range(0, difficulties.Length + 1).Select(score => estimator(difficulties, score))];
    }
}
