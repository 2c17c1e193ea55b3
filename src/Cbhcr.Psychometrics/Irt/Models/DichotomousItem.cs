namespace Cbhcr.Psychometrics.Irt;

/// <summary>
/// Right or wrong: P(right | θ) = c + (1 − c) / (1 + exp(−(aθ + d))) (Birnbaum 1968). Rasch and 1PL items are those with a shared slope, 2PL
/// those without guessing.
/// </summary>
/// <param name="Slope">a, per logit.</param>
/// <param name="Intercept">d = −ab, in logits.</param>
/// <param name="Guessing">c, the lower asymptote, from 0 (included) to 1.</param>
public sealed record DichotomousItem(double Slope, double Intercept, double Guessing = 0) : IrtItem
{
    /// <summary>By difficulty: d = −ab.</summary>
    /// <param name="discrimination">a, per logit.</param>
    /// <param name="difficulty">b, in logits.</param>
    /// <param name="guessing">c.</param>
    public static DichotomousItem At(double discrimination, double difficulty, double guessing = 0) => new(discrimination, -discrimination * difficulty, guessing);

    /// <summary>b = −d / a, in logits; not finite where a is 0.</summary>
    public double Difficulty => -Intercept / Slope;

    /// <inheritdoc/>
    public override int Categories => 2;

    /// <inheritdoc/>
    public override void Probabilities(double ability, Span<double> probabilities)
    {
        var right = 1 / (1 + Math.Exp(-(Slope * ability + Intercept)));
        probabilities[1] = Guessing + (1 - Guessing) * right;
        // Not 1 − P, which would lose the digits of a small chance to be wrong.
        probabilities[0] = (1 - Guessing) / (1 + Math.Exp(Slope * ability + Intercept));
    }

    /// <inheritdoc/>
    public override void Derivatives(double ability, Span<double> probabilities, Span<double> first, Span<double> second)
    {
        Probabilities(ability, probabilities);
        var right = 1 / (1 + Math.Exp(-(Slope * ability + Intercept)));
        var slope = Slope * right * probabilities[0];
        (first[1], first[0]) = (slope, -slope);
        var bend = Slope * (1 - 2 * right) * slope;
        (second[1], second[0]) = (bend, -bend);
    }
}
