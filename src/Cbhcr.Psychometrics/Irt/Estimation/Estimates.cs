namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>From the vector that was searched to items, persons and parameters by name.</summary>
internal static class Estimates
{
    public static Calibration Of(MarginalLikelihood likelihood, Maximum found, bool scaledRasch, double[]? covariance, double? changeOnDoubledPoints)
    {
        var (layout, x) = (likelihood.Layout, found.Parameters);
        var items = new IrtItem[layout.Items];
        var parameters = new List<FreeParameter>(layout.Count);
        for (var i = 0; i < layout.Items; i++)
        {
            var (slope, intercept, guessing) = (layout.Slope(i), x[layout.Intercept(i)], layout.Guessing(i));
            var a = slope < 0 || scaledRasch ? 1 : x[slope];
            items[i] = new DichotomousItem(a, intercept, guessing < 0 ? 0 : 1 / (1 + Math.Exp(-x[guessing])));
            if (layout.PerItem > 1) parameters.Add(new(i, ParameterKind.Slope, 0, a));
            parameters.Add(new(i, ParameterKind.Intercept, 0, intercept));
            if (guessing >= 0) parameters.Add(new(i, ParameterKind.GuessingLogit, 0, x[guessing]));
        }
        // d variance / d what was searched: log σ² or, on scaled points, σ.
        var (variance, derivative) = layout.Model == IrtModel.Rasch ? (Math.Exp(x[layout.Shared]), Math.Exp(x[layout.Shared]))
            : scaledRasch ? (x[layout.Shared] * x[layout.Shared], 2 * x[layout.Shared]) : (1, 1.0);
        if (layout.Model == IrtModel.Rasch || scaledRasch) parameters.Add(new(0, ParameterKind.Variance, 0, variance));
        else if (layout.HasShared) parameters.Add(new(-1, ParameterKind.Slope, 0, x[layout.Shared]));
        if (covariance is not null && layout.HasShared)
            for (var i = 0; i < layout.Count; i++)
            {
                covariance[layout.Shared * layout.Count + i] *= derivative;
                covariance[i * layout.Count + layout.Shared] *= derivative;
            }
        return new(scaledRasch ? IrtModel.Rasch : layout.Model, items, [new(0, Math.Sqrt(variance))], likelihood.LogLikelihood, likelihood.LogPrior, likelihood.Step.Data.Persons,
            parameters, covariance is null ? null : new(layout.Count, covariance),
            new(found.Evaluations, found.Converged, found.LargestChange, found.Gradient.Max(Math.Abs), changeOnDoubledPoints));
    }
}
