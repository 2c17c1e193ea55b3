namespace Cbhcr.Psychometrics.Fairness;

/// <summary>Size of a difference by the change of Nagelkerke's R².</summary>
public enum EffectClass
{
    /// <summary>Not significant, or below the first bound.</summary>
    Negligible,

    /// <summary>Between the bounds.</summary>
    Moderate,

    /// <summary>At or above the second bound.</summary>
    Large,
}

/// <summary>Bounds of the change of R².</summary>
public static class EffectRule
{
    /// <summary>Below 0.035, from 0.035, from 0.07 (Jodoin and Gierl 2001).</summary>
    /// <param name="change">Of Nagelkerke's R².</param>
    public static EffectClass JodoinGierl(double change) => change switch { < 0.035 => EffectClass.Negligible, < 0.07 => EffectClass.Moderate, _ => EffectClass.Large };

    /// <summary>Below 0.13, from 0.13, from 0.26 (Zumbo and Thomas 1997).</summary>
    /// <param name="change">Of Nagelkerke's R².</param>
    public static EffectClass ZumboThomas(double change) => change switch { < 0.13 => EffectClass.Negligible, < 0.26 => EffectClass.Moderate, _ => EffectClass.Large };
}

/// <summary>One logistic regression of an item.</summary>
/// <param name="Status">How the fit ended.</param>
/// <param name="Coefficients">
/// Thresholds (the intercept of a right-or-wrong item; for more categories αₖ of logit P(X ≥ k)), score, one a focal group, score times group
/// one a focal group, as far as the model has them; groups without an answer are not among them. Null unless converged.
/// </param>
/// <param name="StandardErrors">Of the coefficients, from the observed information. Null unless converged.</param>
/// <param name="LogLikelihood">At the maximum; where separated the bound that is approached; null where not identified.</param>
/// <param name="NagelkerkeR2">R² of Nagelkerke (1991); null where <paramref name="LogLikelihood"/> is.</param>
public sealed record LogisticFit(FitStatus Status, IReadOnlyList<double>? Coefficients, IReadOnlyList<double>? StandardErrors, double? LogLikelihood, double? NagelkerkeR2);

/// <summary>A comparison of two of the regressions.</summary>
/// <param name="ChiSquare">Likelihood ratio; null where one of the fits has none.</param>
/// <param name="DegreesOfFreedom">Coefficients tested.</param>
/// <param name="PValue">Of the likelihood ratio.</param>
/// <param name="AdjustedPValue">The same, adjusted over the items.</param>
/// <param name="WaldChiSquare">Wald's statistic of the same coefficients; null unless the larger model converged.</param>
/// <param name="WaldPValue">Of Wald's statistic.</param>
/// <param name="R2Change">Difference of the two R² of Nagelkerke.</param>
public sealed record LogisticTest(
    double? ChiSquare, int DegreesOfFreedom, double? PValue, double? AdjustedPValue, double? WaldChiSquare, double? WaldPValue, double? R2Change)
{
    /// <summary>The class of Jodoin and Gierl (2001): negligible unless the likelihood ratio is significant at 5 %.</summary>
    public EffectClass? JodoinGierl => Class(EffectRule.JodoinGierl, 0.05);

    /// <summary>The class of Zumbo and Thomas (1997): negligible unless the likelihood ratio is significant at 1 %, as Zumbo (1999) asks.</summary>
    public EffectClass? ZumboThomas => Class(EffectRule.ZumboThomas, 0.01);

    private EffectClass? Class(Func<double, EffectClass> rule, double level) => PValue is { } p && R2Change is { } change ? p < level ? rule(change) : EffectClass.Negligible : null;
}

/// <summary>Logistic regression of one item on matching score and group (Swaminathan and Rogers 1990).</summary>
/// <param name="Item">From 0.</param>
/// <param name="Score">Score alone.</param>
/// <param name="ScoreAndGroup">Score and group.</param>
/// <param name="Interaction">Score, group and their product.</param>
/// <param name="Uniform">Group given score: the same advantage at all scores.</param>
/// <param name="NonUniform">Product given score and group: an advantage that changes with the score.</param>
/// <param name="Both">Group and product given score.</param>
public sealed record LogisticDifResult(
    int Item, LogisticFit Score, LogisticFit ScoreAndGroup, LogisticFit Interaction, LogisticTest Uniform, LogisticTest NonUniform, LogisticTest Both)
{
    /// <summary>Whether the answers are told apart without a miss by score, or by score and group; coefficients are then not defined.</summary>
    public bool IsSeparated => Score.Status == FitStatus.Separated || ScoreAndGroup.Status == FitStatus.Separated || Interaction.Status == FitStatus.Separated;
}
