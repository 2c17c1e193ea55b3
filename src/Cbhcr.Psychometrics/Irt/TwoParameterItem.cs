namespace Cbhcr.Psychometrics.Irt;

/// <summary>An item of the two-parameter logistic model (Birnbaum 1968) in the logistic metric, without the factor 1.7.</summary>
/// <param name="Discrimination">a, per logit.</param>
/// <param name="Difficulty">b, in logits: the ability at which half are right.</param>
public readonly record struct TwoParameterItem(double Discrimination, double Difficulty)
{
    /// <summary>P(right | θ) = 1 / (1 + exp(−a(θ − b))).</summary>
    /// <param name="ability">θ, in logits.</param>
    public double Probability(double ability) => 1 / (1 + Math.Exp(-Discrimination * (ability - Difficulty)));
}
