namespace Cbhcr.Psychometrics.Numerics;

/// <summary>Minus the second derivatives by central differences of the exact gradient; steps of h and 2h put together (Richardson 1911).</summary>
internal static class NumericInformation
{
    private const double Step = 2e-3;

    /// <summary>Count × count, made symmetric; null where a point beside the estimate has no gradient. The gradient is asked for at the estimate last.</summary>
    /// <param name="evaluate">Gradient at a point, put into the second argument; false where there is none.</param>
    /// <param name="parameters">The estimate.</param>
    /// <param name="ct">Looked at for every parameter.</param>
    public static double[]? Of(Func<double[], double[], bool> evaluate, double[] parameters, CancellationToken ct)
    {
        var n = parameters.Length;
        var (x, information) = (parameters.ToArray(), new double[n * n]);
        var (gradients, whole) = (new double[4][], true);
        for (var i = 0; i < 4; i++) gradients[i] = new double[n];
        ReadOnlySpan<double> steps = [-2, -1, 1, 2];
        for (var i = 0; i < n; i++)
        {
            ct.ThrowIfCancellationRequested();
            for (var k = 0; k < 4; k++)
            {
                x[i] = parameters[i] + steps[k] * Step;
                whole &= evaluate(x, gradients[k]);
            }
            x[i] = parameters[i];
            for (var j = 0; j < n; j++)
            {
                var derivative = (8 * (gradients[2][j] - gradients[1][j]) - (gradients[3][j] - gradients[0][j])) / (12 * Step);
                information[i * n + j] -= derivative / 2;
                information[j * n + i] -= derivative / 2;
            }
        }
        evaluate(x, gradients[0]);
        return whole ? information : null;
    }
}
