namespace Cbhcr.Psychometrics.Irt;

/// <summary>
/// An item of item response theory: how likely each category of answer is at an ability θ, in logits (D = 1). Categories count from 0 and
/// are worth their number in points. Immutable.
/// </summary>
public abstract record IrtItem
{
    /// <summary>Number of categories, at least 2.</summary>
    public abstract int Categories { get; }

    /// <summary>P(X = k | θ) for each category k.</summary>
    /// <param name="ability">θ, in logits.</param>
    /// <param name="probabilities">Takes <see cref="Categories"/> values.</param>
    public abstract void Probabilities(double ability, Span<double> probabilities);

    /// <summary>P(X = k | θ) with its first and second derivative by θ, for each category.</summary>
    /// <param name="ability">θ, in logits.</param>
    /// <param name="probabilities">Takes <see cref="Categories"/> values.</param>
    /// <param name="first">Takes <see cref="Categories"/> values, per logit.</param>
    /// <param name="second">Takes <see cref="Categories"/> values, per logit².</param>
    public abstract void Derivatives(double ability, Span<double> probabilities, Span<double> first, Span<double> second);

    /// <summary>E(X | θ) = Σ k P(X = k | θ), in points.</summary>
    /// <param name="ability">θ, in logits.</param>
    public double ExpectedScore(double ability)
    {
        Span<double> p = stackalloc double[Categories];
        Probabilities(ability, p);
        var sum = 0.0;
        for (var k = 1; k < p.Length; k++) sum += k * p[k];
        return sum;
    }

    /// <summary>Fisher information Σ P′ₖ² / Pₖ (Samejima 1969), per logit².</summary>
    /// <param name="ability">θ, in logits.</param>
    public double Information(double ability)
    {
        Span<double> p = stackalloc double[Categories], first = stackalloc double[Categories], second = stackalloc double[Categories];
        Derivatives(ability, p, first, second);
        var sum = 0.0;
        for (var k = 0; k < p.Length; k++)
            if (p[k] > 0) sum += first[k] * first[k] / p[k];
        return sum;
    }
}
