using MathNet.Numerics.LinearAlgebra;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>
/// The likelihood of one factor at given log ψ: with θ and ω the first eigenvalue and eigenvector of ψ^−½ S ψ^−½, the best loadings are ψ^½ ω √(θ − 1)
/// (Lawley and Maxwell 1971).
/// </summary>
internal sealed class FactorPoint
{
    private readonly double[] _vector, _gradient;

    public FactorPoint(Matrix<double> s, double[] logs)
    {
        var k = logs.Length;
        Logs = logs;
        var roots = Array.ConvertAll(logs, x => Math.Exp(x / 2));
        var scaled = Matrix<double>.Build.Dense(k, k, (i, j) => s[i, j] / (roots[i] * roots[j]));
        (var first, _vector) = FirstEigenvector(scaled);
        var excess = Math.Max(first - 1, 0);
        Loadings = [.. _vector.Select((w, i) => w * roots[i] * Math.Sqrt(excess))];
        // log|Σ| + tr(SΣ⁻¹) with Σ = ψ^½ (I + (θ − 1) ωω′) ψ^½.
        Value = logs.Sum() + Math.Log(1 + excess) + scaled.Trace() - excess / (1 + excess) * first;
        _gradient = new double[k];
        for (var i = 0; i < k; i++)
        {
            var unique = roots[i] * roots[i];
            _gradient[i] = (unique + Loadings[i] * Loadings[i] - s[i, i]) / unique;
        }
    }

    public double[] Logs { get; }

    public double[] Loadings { get; }

    public double Value { get; }

    /// <summary>Of the derivatives that may still be followed: at the lowest ψ only downhill to above counts.</summary>
    public double LargestGradient(double lowest)
    {
        var largest = 0.0;
        for (var i = 0; i < Logs.Length; i++)
            if (!Held(i, lowest)) largest = Math.Max(largest, Math.Abs(_gradient[i]));
        return largest;
    }

    public Vector<double> NewtonStep(double lowest)
    {
        var k = Logs.Length;
        var curvature = Matrix<double>.Build.Dense(k, k, (i, j) =>
            Held(i, lowest) || Held(j, lowest) ? (i == j ? 1 : 0) : Squared((i == j ? 1 : 0) - _vector[i] * _vector[j]) + (i == j ? 1e-12 : 0));
        var downhill = Vector<double>.Build.Dense(k, i => Held(i, lowest) ? 0 : -_gradient[i]);
        return curvature.LU().Solve(downhill);
    }

    // The first eigenvalue of a test of one factor stands far above the second, so that powers settle soon; a full decomposition is for the rest.
    private static (double Value, double[] Vector) FirstEigenvector(Matrix<double> matrix)
    {
        var vector = Vector<double>.Build.Dense(matrix.RowCount, 1 / Math.Sqrt(matrix.RowCount));
        for (var round = 0; round < 200; round++)
        {
            var next = matrix * vector;
            next /= next.L2Norm();
            var change = (next - vector).InfinityNorm();
            vector = next;
            if (change < 1e-14) return (vector * (matrix * vector), vector.ToArray());
        }
        var decomposition = matrix.Evd(Symmetricity.Symmetric);
        return (decomposition.EigenValues[matrix.RowCount - 1].Real, decomposition.EigenVectors.Column(matrix.RowCount - 1).ToArray());
    }

    private bool Held(int i, double lowest) => Logs[i] <= lowest + 1e-12 && _gradient[i] > 0;

    private static double Squared(double x) => x * x;
}
