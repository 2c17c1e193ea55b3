using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>Fit of a model to the means of items and of their products.</summary>
/// <param name="ChiSquare">M₂.</param>
/// <param name="DegreesOfFreedom">Moments less parameters they can tell apart.</param>
/// <param name="P">Chance of so much under the model.</param>
/// <param name="Rmsea">√((M₂/df − 1)/(n − 1)), 0 where that is negative; null for one person.</param>
/// <param name="RmseaLow">Lower end of its 90 % interval, √(λ/(n·df)) from the non-central χ² (Browne and Cudeck 1992).</param>
/// <param name="RmseaHigh">Upper end.</param>
/// <param name="Srmsr">Root mean square of observed less expected correlations; null where an item has no variance.</param>
/// <param name="Tli">Tucker and Lewis (1973), against independent items; null where those fit no worse.</param>
/// <param name="Cfi">Bentler (1990), within 0 … 1; null where independent items fit no worse.</param>
public sealed record LimitedInformationFit(
    double ChiSquare, int DegreesOfFreedom, double P, double? Rmsea, double RmseaLow, double RmseaHigh, double? Srmsr, double? Tli, double? Cfi);

/// <summary>Fit of a model as a whole.</summary>
public static class LimitedInformation
{
    /// <summary>
    /// M₂ (Maydeu-Olivares and Joe 2006) for right and wrong; for categories M₂* on means and mean products of points (Cai and Hansen 2013), as
    /// R's mirt. The variance of the population is among the parameters where it is free; mirt leaves its derivative out, though it counts it.
    /// Missing cells: each moment from those who have it, weighted by their share, as in mirt.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="parameters">All free ones; see <see cref="FreeParameters"/>.</param>
    /// <param name="quadrature">Abilities to sum over; 61 on −6 … 6 if not given.</param>
    /// <param name="mostItems">More are refused: the covariance of all products of 76 items is a full matrix of 3,000 rows.</param>
    /// <returns>Null where no degrees of freedom are left, nobody answered some pair, or the covariance of the moments is singular.</returns>
    /// <exception cref="ArgumentException">Items and responses do not match, there are too many items, or the parameters of an item are not known.</exception>
    public static LimitedInformationFit? M2(
        IReadOnlyList<IrtItem> items, Population population, CategoryResponses responses, IReadOnlyList<FreeParameter> parameters, Quadrature? quadrature = null, int mostItems = 76)
    {
        Checks.Match(items, responses);
        Checks.Normal(population);
        if (items.Count > mostItems) throw new ArgumentException($"M2 of {items.Count} items: at most {mostItems}.", nameof(items));
        if (items.Count < 2 || ObservedMoments.Of(responses) is not { } observed) return null;
        var grid = quadrature ?? Quadrature.Default;
        var model = ModelMoments.Of(items, grid, population);
        if (Form(model, observed, model.Derivatives(items, grid, population, parameters)) is not { } m2) return null;
        var independent = ModelMoments.Independent(observed);
        var none = Form(independent, observed, independent.DerivativesOfMeans());
        var (n, df) = (responses.Persons, m2.DegreesOfFreedom);
        var (low, high) = (ChiSquares.NoncentralityFor(m2.ChiSquare, df, 0.95), ChiSquares.NoncentralityFor(m2.ChiSquare, df, 0.05));
        double? tli = null, cfi = null;
        if (none is { } worse && worse.ChiSquare > m2.ChiSquare && worse.ChiSquare > worse.DegreesOfFreedom)
        {
            var ratio = worse.ChiSquare / worse.DegreesOfFreedom;
            tli = (ratio - m2.ChiSquare / df) / (ratio - 1);
            cfi = Math.Clamp(1 - (m2.ChiSquare - df) / (worse.ChiSquare - worse.DegreesOfFreedom), 0, 1);
        }
        return new(m2.ChiSquare, df, ChiSquares.Upper(m2.ChiSquare, df)!.Value, ChiSquares.Rmsea(m2.ChiSquare, df, n),
            Math.Sqrt(low / ((double)n * df)), Math.Sqrt(high / ((double)n * df)), model.Srmsr(observed), tli, cfi);
    }

    // With Ξ = LLᵀ: what of L⁻¹r lies outside the columns of L⁻¹Δ, which is rᵀΔc(ΔcᵀΞΔc)⁻¹Δcᵀr for any complement Δc of Δ.
    private static (double ChiSquare, int DegreesOfFreedom)? Form(ModelMoments model, ObservedMoments observed, List<double[]> derivatives)
    {
        var factor = model.Covariance();
        if (!Cholesky.Factor(factor, model.Count, Cholesky.Dependent)) return null;
        var residual = new double[model.Count];
        for (var s = 0; s < residual.Length; s++) residual[s] = observed.Persons[s] / Math.Sqrt(observed.All) * (observed.Moments[s] - model.Expected[s]);
        Cholesky.Forward(factor, model.Count, residual);
        var basis = new List<double[]>();
        foreach (var column in derivatives)
        {
            Cholesky.Forward(factor, model.Count, column);
            var length = Math.Sqrt(VectorMath.Dot(column, column));
            // Twice, so that what rounding left of the others goes too (Giraud, Langou and Rozloznik 2005).
            for (var pass = 0; pass < 2; pass++)
                foreach (var other in basis) Subtract(column, other, VectorMath.Dot(column, other));
            var rest = Math.Sqrt(VectorMath.Dot(column, column));
            if (!(rest > 1e-9 * length)) continue;
            for (var s = 0; s < column.Length; s++) column[s] /= rest;
            basis.Add(column);
        }
        if (basis.Count >= model.Count) return null;
        foreach (var other in basis) Subtract(residual, other, VectorMath.Dot(residual, other));
        return (VectorMath.Dot(residual, residual), model.Count - basis.Count);
    }

    private static void Subtract(double[] from, double[] what, double times)
    {
        for (var s = 0; s < from.Length; s++) from[s] -= times * what[s];
    }
}
