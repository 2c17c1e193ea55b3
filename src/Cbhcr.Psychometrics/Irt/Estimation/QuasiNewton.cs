using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>A function to be made as large as possible.</summary>
internal interface IObjective
{
    /// <summary>Number of parameters.</summary>
    int Count { get; }

    /// <summary>Value and gradient; −∞ where it is not defined.</summary>
    double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient);

    /// <summary>Gradient times something near the inverse of minus the matrix of second derivatives, at the point last evaluated.</summary>
    void Precondition(ReadOnlySpan<double> parameters, ReadOnlySpan<double> gradient, Span<double> step);
}

/// <summary>Where the search ended.</summary>
internal sealed record Maximum(double[] Parameters, double[] Gradient, double Value, int Evaluations, bool Converged, double LargestChange);

/// <summary>
/// Limited-memory BFGS (Nocedal 1980) on top of a preconditioner. With the information of the complete data as the preconditioner it starts as the EM
/// algorithm does and soon steps as Newton's method would (Lange 1995). No step that is kept lowers the value by more than rounding.
/// </summary>
internal static class QuasiNewton
{
    private const int Memory = 30;

    /// <summary>No parameter moves further than this in one step.</summary>
    private const double LongestStep = 2;

    /// <summary>Values closer than this, relative to their size, may differ by rounding alone.</summary>
    private const double Rounding = 2e-15;

    public static Maximum Maximise(IObjective objective, double[] start, double tolerance, int evaluations, Action<int, double, double> progress, CancellationToken ct)
    {
        var n = objective.Count;
        var (x, g) = (start.ToArray(), new double[n]);
        var (nextX, nextG, step) = (new double[n], new double[n], new double[n]);
        var value = objective.Evaluate(x, g);
        var pairs = new List<(double[] S, double[] Y, double Rho)>();
        var (used, largest) = (1, double.PositiveInfinity);
        while (used < evaluations)
        {
            ct.ThrowIfCancellationRequested();
            progress(used, value, largest);
            Direction(objective, pairs, x, g, step);
            var rise = VectorMath.Dot(g, step);
            if (!(rise > 0) && pairs.Count > 0)
            {
                pairs.Clear();
                Direction(objective, pairs, x, g, step);
                rise = VectorMath.Dot(g, step);
            }
            largest = VectorMath.Largest(step);
            if (!(rise > 0) || largest == 0) return new(x, g, value, used, largest <= tolerance, largest);
            var t = Math.Min(1, LongestStep / largest);
            double nextValue;
            while (true)
            {
                for (var i = 0; i < n; i++) nextX[i] = x[i] + t * step[i];
                nextValue = objective.Evaluate(nextX, nextG);
                used++;
                if (nextValue >= value + 1e-4 * t * rise - Rounding * Math.Abs(value)) break;
                if (used >= evaluations || t * largest <= tolerance)
                {
                    // Left as it was; the gradient and the counts must be those of the point that is handed back.
                    value = objective.Evaluate(x, g);
                    return new(x, g, value, used + 1, largest <= tolerance, largest);
                }
                // The top of the parabola through both values and the slope at the start.
                var top = double.IsFinite(nextValue) ? rise * t * t / (2 * (value + rise * t - nextValue)) : 0;
                t = Math.Clamp(top, t * 0.1, t * 0.5);
            }
            var (s, y) = (new double[n], new double[n]);
            for (var i = 0; i < n; i++) (s[i], y[i]) = (nextX[i] - x[i], g[i] - nextG[i]);
            var curvature = VectorMath.Dot(s, y);
            if (curvature > 1e-12 * Math.Sqrt(VectorMath.Dot(s, s) * VectorMath.Dot(y, y)))
            {
                if (pairs.Count == Memory) pairs.RemoveAt(0);
                pairs.Add((s, y, 1 / curvature));
            }
            (x, nextX, g, nextG, value) = (nextX, x, nextG, g, nextValue);
            if (t == 1 && largest <= tolerance) return new(x, g, value, used, true, largest);
        }
        return new(x, g, value, used, false, largest);
    }

    private static void Direction(IObjective objective, List<(double[] S, double[] Y, double Rho)> pairs, double[] x, double[] g, double[] step)
    {
        var rest = g.ToArray();
        Span<double> alpha = stackalloc double[Memory];
        for (var k = pairs.Count - 1; k >= 0; k--)
        {
            alpha[k] = pairs[k].Rho * VectorMath.Dot(pairs[k].S, rest);
            VectorMath.AddTimes(rest, -alpha[k], pairs[k].Y);
        }
        objective.Precondition(x, rest, step);
        for (var k = 0; k < pairs.Count; k++) VectorMath.AddTimes(step, alpha[k] - pairs[k].Rho * VectorMath.Dot(pairs[k].Y, step), pairs[k].S);
    }
}
