using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Tests.Estimation;

/// <summary>The marginal log-likelihood as it is written in a book: persons, points, items, no tricks.</summary>
internal static class NaiveLikelihood
{
    public static double Of(CategoryResponses responses, IReadOnlyList<DichotomousItem> items, double variance, Quadrature? quadrature = null)
    {
        quadrature ??= Quadrature.Default;
        var weights = quadrature.Weights(new(0, Math.Sqrt(variance)));
        var logs = new double[2, items.Count, weights.Length];
        Span<double> p = stackalloc double[2];
        for (var i = 0; i < items.Count; i++)
            for (var q = 0; q < weights.Length; q++)
            {
                items[i].Probabilities(quadrature.Points[q], p);
                (logs[0, i, q], logs[1, i, q]) = (Math.Log(p[0]), Math.Log(p[1]));
            }
        var sum = 0.0;
        for (var person = 0; person < responses.Persons; person++)
        {
            var codes = responses.Person(person);
            var likelihood = 0.0;
            for (var q = 0; q < weights.Length; q++)
            {
                var log = 0.0;
                for (var i = 0; i < codes.Length; i++)
                    if (codes[i] != CategoryResponses.Missing) log += logs[codes[i], i, q];
                likelihood += weights[q] * Math.Exp(log);
            }
            sum += Math.Log(likelihood);
        }
        return sum;
    }

    public static double Of(CategoryResponses responses, Calibration calibration, Quadrature? quadrature = null) =>
        Of(responses, [.. calibration.Items.Cast<DichotomousItem>()], Math.Pow(calibration.Populations[0].StandardDeviation, 2), quadrature);
}
