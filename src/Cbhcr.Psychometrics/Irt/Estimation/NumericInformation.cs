namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>Minus the second derivatives by central differences of the exact gradient; steps of h and 2h put together (Richardson 1911).</summary>
internal static class NumericInformation
{
    private const double Step = 2e-3;

    /// <summary>Count × count, made symmetric. Leaves the likelihood evaluated at the estimate.</summary>
    public static double[] Of(IObjective objective, double[] parameters, CancellationToken ct)
    {
        var n = objective.Count;
        var (x, information) = (parameters.ToArray(), new double[n * n]);
        var gradients = new double[4][];
        for (var i = 0; i < 4; i++) gradients[i] = new double[n];
        ReadOnlySpan<double> steps = [-2, -1, 1, 2];
        for (var i = 0; i < n; i++)
        {
            ct.ThrowIfCancellationRequested();
            for (var k = 0; k < 4; k++)
            {
                x[i] = parameters[i] + steps[k] * Step;
                objective.Evaluate(x, gradients[k]);
            }
            x[i] = parameters[i];
            for (var j = 0; j < n; j++)
            {
                var derivative = (8 * (gradients[2][j] - gradients[1][j]) - (gradients[3][j] - gradients[0][j])) / (12 * Step);
                information[i * n + j] -= derivative / 2;
                information[j * n + i] -= derivative / 2;
            }
        }
        objective.Evaluate(x, gradients[0]);
        return information;
    }
}
