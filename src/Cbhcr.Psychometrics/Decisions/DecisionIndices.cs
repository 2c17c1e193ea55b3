namespace Cbhcr.Psychometrics.Decisions;

/// <summary>
/// How far pass/fail decisions (or those between several categories) can be relied on. A person passes with a score at or above the cut. All are shares from 0 to 1 but
/// kappa; what a method does not give, or is not defined, is null and <paramref name="Notes"/> say why.
/// </summary>
/// <param name="Method">Name and source.</param>
/// <param name="Consistency">Same category on two parallel forms.</param>
/// <param name="Chance">Consistency of independent decisions with the same margins.</param>
/// <param name="Kappa">(consistency − chance) / (1 − chance) (Cohen 1960). Null where the chance is 1.</param>
/// <param name="Accuracy">Category of the observed score is that of the true score.</param>
/// <param name="FalsePositives">Category above the true one: passed, and should not have.</param>
/// <param name="FalseNegatives">Category below the true one.</param>
/// <param name="PassRate">Expected share in the highest category.</param>
/// <param name="Table">Probability of each pair of categories on two forms, symmetric; categories × categories, lowest first. Empty where the method gives none.</param>
/// <param name="Notes">What was assumed, and what could not be done, in words; empty when there is nothing to say.</param>
public sealed record DecisionIndices(
    string Method, double? Consistency, double? Chance, double? Kappa, double? Accuracy, double? FalsePositives, double? FalseNegatives, double? PassRate,
    IReadOnlyList<IReadOnlyList<double>> Table, IReadOnlyList<string> Notes)
{
    /// <summary>An index of the method's own kind (Livingston's k²); null for all others.</summary>
    public double? Coefficient { get; init; }

    internal static DecisionIndices Undefined(string method, params string[] notes) => new(method, null, null, null, null, null, null, null, [], notes);
}
