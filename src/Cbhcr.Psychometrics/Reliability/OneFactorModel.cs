using MathNet.Numerics.LinearAlgebra;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>
/// One common factor: Σ = λλ′ + diag(ψ). Its omega is the share of the total's variance that the factor gives (McDonald 1999), which unlike alpha does not ask for
/// equal loadings.
/// </summary>
/// <param name="Loadings">λ, in points (or standard deviations, of correlations); the sum is not below 0.</param>
/// <param name="Uniquenesses">ψ, in squared points.</param>
/// <param name="Omega">(Σλ)² / ((Σλ)² + Σψ).</param>
/// <param name="Discrepancy">The minimum: log|Σ| − log|S| + tr(SΣ⁻¹) − k by maximum likelihood, half the squared residuals off the diagonal by minres.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Converged">Whether the gradient fell below the tolerance.</param>
/// <param name="Heywood">Whether some ψ ran towards 0 or below: the model does not suit the data, and omega is not to be trusted.</param>
public sealed record OneFactorModel(IReadOnlyList<double> Loadings, IReadOnlyList<double> Uniquenesses, double Omega, double Discrepancy, int Iterations, bool Converged, bool Heywood)
{
    private const double LeastShare = 0.005;

    /// <summary>
    /// Maximum likelihood (Lawley 1940) over the uniquenesses alone, by Newton steps with Jöreskog's approximate second derivatives (Jöreskog 1967). Loadings and
    /// omega are those of covariances with n in the denominator, as the likelihood has it.
    /// </summary>
    /// <param name="covariances">Three items or more.</param>
    /// <param name="tolerance">On the largest derivative by log ψ.</param>
    /// <param name="maximumIterations">Steps allowed.</param>
    /// <returns>Null below three items, where an item does not vary, or where the covariances are singular.</returns>
    public static OneFactorModel? MaximumLikelihood(ItemCovariances covariances, double tolerance = 1e-10, int maximumIterations = 500)
    {
        var (k, correlations) = (covariances.Items, covariances.Correlations());
        if (k < 3 || covariances.Persons < 3 || correlations is null) return null;
        var s = correlations.ToMatrix();
        var eigenvalues = s.Evd(Symmetricity.Symmetric).EigenValues;
        if (eigenvalues.Any(e => e.Real < 1e-12)) return null;
        var logDeterminant = eigenvalues.Sum(e => Math.Log(e.Real));
        var logs = new double[k];
        var inverse = s.Inverse();
        for (var i = 0; i < k; i++) logs[i] = Math.Log(Math.Clamp(1 / inverse[i, i], LeastShare, 0.999));
        var point = new FactorPoint(s, logs);
        var iterations = 0;
        while (point.LargestGradient(Math.Log(LeastShare)) > tolerance && iterations < maximumIterations)
        {
            iterations++;
            var step = point.NewtonStep(Math.Log(LeastShare));
            var next = point;
            // The function may rise by rounding when the minimum is near.
            for (var size = 1.0; size > 1e-6; size /= 2)
            {
                next = new FactorPoint(s, [.. point.Logs.Select((x, i) => Math.Clamp(x + size * Math.Clamp(step[i], -2, 2), Math.Log(LeastShare), 0.5))]);
                if (next.Value <= point.Value + 1e-12 * Math.Abs(point.Value)) break;
            }
            point = next;
        }
        var divisor = Math.Sqrt((covariances.Persons - 1.0) / covariances.Persons);
        var deviations = Enumerable.Range(0, k).Select(i => Math.Sqrt(covariances[i, i]) * divisor).ToList();
        var loadings = point.Loadings.Select((l, i) => l * deviations[i]).ToList();
        var unique = point.Logs.Select((x, i) => Math.Exp(x) * deviations[i] * deviations[i]).ToList();
        return Of(loadings, unique, point.Value - logDeterminant - k, iterations, point.LargestGradient(Math.Log(LeastShare)) <= tolerance,
            point.Logs.Any(x => x <= Math.Log(LeastShare) + 1e-9));
    }

    /// <summary>Least squares of the residual correlations (minres; Harman and Jones 1966), loading by loading until none changes.</summary>
    /// <param name="covariances">Three items or more; their correlations are fitted.</param>
    /// <param name="tolerance">On the largest change of a loading in a round.</param>
    /// <param name="maximumIterations">Rounds allowed.</param>
    /// <returns>Of standardised items. Null below three items or where an item does not vary.</returns>
    public static OneFactorModel? Minres(ItemCovariances covariances, double tolerance = 1e-12, int maximumIterations = 10_000)
    {
        var k = covariances.Items;
        if (k < 3 || covariances.Correlations() is not { } r) return null;
        var loadings = new double[k];
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++) loadings[i] += r[i, j];
        var all = Math.Sqrt(Math.Abs(loadings.Sum()) + 1e-300);
        for (var i = 0; i < k; i++) loadings[i] = loadings[i] / all;
        var squares = loadings.Sum(l => l * l);
        var (iterations, change) = (0, double.MaxValue);
        while (change > tolerance && iterations++ < maximumIterations)
        {
            change = 0;
            for (var i = 0; i < k; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < k; j++)
                    if (j != i) sum += r[i, j] * loadings[j];
                var others = squares - loadings[i] * loadings[i];
                var next = others > 1e-12 ? sum / others : 0;
                change = Math.Max(change, Math.Abs(next - loadings[i]));
                squares += next * next - loadings[i] * loadings[i];
                loadings[i] = next;
            }
        }
        var left = 0.0;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < i; j++) left += (r[i, j] - loadings[i] * loadings[j]) * (r[i, j] - loadings[i] * loadings[j]);
        return Of(loadings, [.. loadings.Select(l => 1 - l * l)], left, Math.Min(iterations, maximumIterations), change <= tolerance, loadings.Any(l => l * l > 1 - LeastShare));
    }

    private static OneFactorModel Of(IReadOnlyList<double> loadings, IReadOnlyList<double> unique, double discrepancy, int iterations, bool converged, bool heywood)
    {
        var sum = loadings.Sum();
        var common = sum * sum;
        return new(sum < 0 ? [.. loadings.Select(l => -l)] : loadings, unique, common / (common + unique.Sum()), discrepancy, iterations, converged, heywood);
    }
}
