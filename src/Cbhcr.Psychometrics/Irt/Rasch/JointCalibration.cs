namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>What becomes of persons who have all right or all wrong, and so no finite ability, in joint estimation.</summary>
public enum ExtremeScores
{
    /// <summary>They have no part in the estimation (Wright and Panchapakesan 1969).</summary>
    LeaveOut,

    /// <summary>Their score is moved inwards by the adjustment and they take part with the ability of that; the items' sums of right answers stay as they are, as TAM does it.</summary>
    Adjust,
}

/// <summary>Difficulties and abilities estimated together.</summary>
/// <param name="Items">In the order of the responses; difficulties sum to 0 and, if asked for, are corrected for bias; standard errors are those of known abilities.</param>
/// <param name="Abilities">Of each person, in logits on the scale of the difficulties that are not corrected; null where not finite or without a response.</param>
/// <param name="Convergence">The certificate; its gradient norm is the largest difference of an item's observed and expected sum of right answers.</param>
public sealed record JointCalibration(IReadOnlyList<RaschItemEstimate> Items, IReadOnlyList<double?> Abilities, Convergence Convergence);
