using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>From one ability scale to another: θ* = Aθ + B. Probabilities of answers stay what they are.</summary>
/// <param name="A">Above 0.</param>
/// <param name="B">In logits of the new scale.</param>
public readonly record struct ScaleTransformation(double A, double B)
{
    /// <summary>Nothing changes.</summary>
    public static ScaleTransformation Identity { get; } = new(1, 0);

    /// <summary>The way back.</summary>
    public ScaleTransformation Inverse() => new(1 / A, -B / A);

    /// <summary>An ability on the new scale.</summary>
    /// <param name="ability">On the old scale.</param>
    public double Apply(double ability) => A * ability + B;

    /// <summary>A population on the new scale.</summary>
    /// <param name="population">On the old scale.</param>
    public Population Apply(Population population) => new(Apply(population.Mean), A * population.StandardDeviation);

    /// <summary>An item on the new scale: a* = a / A and d* = d − aB / A for every slope and intercept, so b* = Ab + B; guessing stays.</summary>
    /// <param name="item">On the old scale.</param>
    /// <exception cref="ArgumentException">A model that is not known here.</exception>
    public IrtItem Apply(IrtItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var (a, b) = (A, B);
        switch (item)
        {
            case DichotomousItem d:
                return new DichotomousItem(d.Slope / a, d.Intercept - d.Slope * b / a, d.Guessing);
            case GradedItem g:
                return new GradedItem(g.Slope / a, [.. g.Intercepts.Select(d => d - g.Slope * b / a)]);
            case PartialCreditItem p:
                return new PartialCreditItem(p.Slope / a, [.. p.CategoryIntercepts.Skip(1).Select((d, k) => d - (k + 1) * p.Slope * b / a)]);
            case NominalItem n:
                return new NominalItem([.. n.CategorySlopes.Skip(1).Select(s => s / a)], [.. n.CategoryIntercepts.Skip(1).Zip(n.CategorySlopes.Skip(1), (d, s) => d - s * b / a)]);
            default:
                throw new ArgumentException($"No transformation is known for {item.GetType().Name}.", nameof(item));
        }
    }
}
