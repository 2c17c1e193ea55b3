namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>The free parameters of one item's model: probabilities and derivatives of their logarithms by the parameters.</summary>
internal abstract class ItemCurve(int categories)
{
    public int Categories { get; } = categories;

    /// <summary>Number of free parameters.</summary>
    public abstract int Free { get; }

    public abstract ParameterKind KindOf(int parameter);

    /// <summary>Category of the parameter from 1, 0 where there is only one of its kind.</summary>
    public abstract int CategoryOf(int parameter);

    /// <summary>Values to start from, by how many persons are in each category.</summary>
    public abstract void Start(ReadOnlySpan<double> counts, Span<double> parameters);

    /// <summary>Whether the parameters are within the model.</summary>
    public virtual bool Allows(ReadOnlySpan<double> parameters) => true;

    /// <summary>ln P of every category.</summary>
    public abstract void LogProbabilities(ReadOnlySpan<double> parameters, double ability, Span<double> logarithms);

    /// <summary>P of every category, and the derivatives of ln P by the parameters: category after category.</summary>
    public abstract void Scores(ReadOnlySpan<double> parameters, double ability, Span<double> probabilities, Span<double> scores);

    /// <summary>Adds Σ nₖ ∂² ln Pₖ, a full square, given what <see cref="Scores"/> returned.</summary>
    public abstract void AddBend(
        ReadOnlySpan<double> parameters, double ability, ReadOnlySpan<double> counts, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores,
        Span<double> square);

    public abstract IrtItem Item(ReadOnlySpan<double> parameters);

    /// <summary>Adds factor · Σ Pₖ sₖ sₖ′, the Fisher information of the parameters at an ability.</summary>
    public void AddInformation(double factor, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores, Span<double> square)
    {
        var free = Free;
        for (var k = 0; k < probabilities.Length; k++)
        {
            var s = scores.Slice(k * free, free);
            for (var a = 0; a < free; a++)
            {
                var pull = factor * probabilities[k] * s[a];
                for (var b = 0; b < free; b++) square[a * free + b] += pull * s[b];
            }
        }
    }
}
