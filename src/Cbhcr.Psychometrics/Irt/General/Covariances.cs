using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>The covariance of the estimates, and Newton's last steps with the exact second derivatives that it needs anyway.</summary>
internal static class Covariances
{
    private const int Polishing = 4;

    public static ParameterCovariance? Of(MarginalLikelihood likelihood, AcceleratedEm search, GeneralOptions options)
    {
        var n = search.Parameters.Length;
        if (options.Information == InformationMethod.None || n == 0) return null;
        var information = ObservedInformation.At(likelihood, search.Parameters, options.Threads);
        if (Polish(likelihood, search, information.Observed, options)) information = ObservedInformation.At(likelihood, search.Parameters, options.Threads);
        if (options.Information == InformationMethod.NumericHessian)
            return Numeric(likelihood, search.Parameters) is { } numeric && Cholesky.Inverse(numeric, n) is { } covariance ? new(n, covariance) : null;
        var inverse = Cholesky.Inverse(options.Information == InformationMethod.CrossProduct ? information.Crossed : information.Observed, n);
        if (inverse is null) return null;
        return new(n, options.Information == InformationMethod.Sandwich ? Sandwich.Of(inverse, information.Crossed, n) : inverse);
    }

    private static double[]? Numeric(MarginalLikelihood likelihood, double[] parameters)
    {
        var blocks = new List<InformationBlock>();
        return NumericInformation.Of((x, gradient) =>
        {
            if (!double.IsFinite(likelihood.Value(x))) return false;
            likelihood.Gradient(x, gradient, blocks);
            return true;
        }, parameters, CancellationToken.None);
    }

    // True where the parameters moved by more than the second derivatives can overlook.
    private static bool Polish(MarginalLikelihood likelihood, AcceleratedEm search, double[] observed, GeneralOptions options)
    {
        var (factor, n, moved) = (observed.ToArray(), search.Parameters.Length, 0.0);
        if (!Cholesky.Factor(factor, n)) return false;
        for (var step = 0; step < Polishing; step++)
        {
            var direction = search.Gradient.ToArray();
            Cholesky.Solve(factor, n, direction);
            search.Judge(direction);
            if (search.NextChange <= options.Tolerance / 100 || likelihood.Passes >= options.MaximumIterations || !search.Step(direction, remember: false)) break;
            moved += VectorMath.Largest(direction);
        }
        return moved > 1e-7;
    }
}
