namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>The covariance of the estimates, and Newton's last steps with the exact second derivatives that it needs anyway.</summary>
internal static class Covariances
{
    private const int Polishing = 4;

    public static ParameterCovariance? Of(MarginalLikelihood likelihood, QuasiNewton search, GeneralOptions options)
    {
        var n = search.Parameters.Length;
        if (options.StandardErrors == StandardErrorMethod.None || n == 0) return null;
        var information = ObservedInformation.At(likelihood, search.Parameters, options.Threads);
        if (Polish(likelihood, search, information.Observed, options)) information = ObservedInformation.At(likelihood, search.Parameters, options.Threads);
        var inverse = SymmetricMatrix.Inverse(options.StandardErrors == StandardErrorMethod.CrossProduct ? information.Crossed : information.Observed, n);
        if (inverse is null) return null;
        return new(n, options.StandardErrors == StandardErrorMethod.Sandwich ? Between(inverse, information.Crossed, n) : inverse);
    }

    // True where the parameters moved by more than the second derivatives can overlook.
    private static bool Polish(MarginalLikelihood likelihood, QuasiNewton search, double[] observed, GeneralOptions options)
    {
        var (factor, n, moved) = (observed.ToArray(), search.Parameters.Length, 0.0);
        if (!SymmetricMatrix.Factor(factor, n)) return false;
        for (var step = 0; step < Polishing; step++)
        {
            var direction = search.Gradient.ToArray();
            SymmetricMatrix.Solve(factor, n, direction);
            search.Judge(direction);
            if (search.NextChange <= options.Tolerance / 100 || likelihood.Passes >= options.MaximumIterations || !search.Step(direction, remember: false)) break;
            moved += QuasiNewton.Largest(direction);
        }
        return moved > 1e-7;
    }

    private static double[] Between(double[] outer, double[] inner, int n)
    {
        var (half, result) = (new double[n * n], new double[n * n]);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) half[i * n + j] = SymmetricMatrix.Dot(outer.AsSpan(i * n, n), inner.AsSpan(j * n, n));
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++) result[i * n + j] = result[j * n + i] = SymmetricMatrix.Dot(half.AsSpan(i * n, n), outer.AsSpan(j * n, n));
        return result;
    }
}
