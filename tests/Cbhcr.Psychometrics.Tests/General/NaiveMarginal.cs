using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Tests.General;

/// <summary>The marginal log-likelihood as it is written in a textbook, of free parameters in the order of a calibration, and its derivatives by differences.</summary>
internal sealed class NaiveMarginal(CategoryResponses responses, Calibration fit, Quadrature quadrature, IReadOnlyList<int> groups)
{
    public double[] Estimate { get; } = [.. fit.Parameters.Select(p => p.Value)];

    public double At(double[] parameters)
    {
        var items = fit.Items.Select((item, j) => With(item, j, parameters)).ToList();
        var weights = fit.Populations.Select((p, g) => quadrature.Weights(With(p, g, parameters))).ToList();
        var tables = items.Select(item => quadrature.Points.Select(point =>
        {
            var p = new double[item.Categories];
            item.Probabilities(point, p);
            return p;
        }).ToArray()).ToArray();
        var sum = 0.0;
        for (var i = 0; i < responses.Persons; i++)
        {
            var row = responses.Person(i);
            var marginal = 0.0;
            for (var q = 0; q < quadrature.Points.Length; q++)
            {
                var product = weights[groups[i]][q];
                for (var j = 0; j < tables.Length; j++)
                    if (row[j] != CategoryResponses.Missing) product *= tables[j][q][row[j]];
                marginal += product;
            }
            sum += Math.Log(marginal);
        }
        return sum;
    }

    /// <summary>First derivative by one parameter.</summary>
    public double Slope(int a) => Extrapolated(h => (At(Moved(a, h)) - At(Moved(a, -h))) / (2 * h));

    /// <summary>Second derivative by two parameters.</summary>
    public double Bend(int a, int b) => Extrapolated(h => a == b
        ? (At(Moved(a, h)) - 2 * At(Estimate) + At(Moved(a, -h))) / (h * h)
        : (At(Moved(a, h, b, h)) - At(Moved(a, h, b, -h)) - At(Moved(a, -h, b, h)) + At(Moved(a, -h, b, -h))) / (4 * h * h));

    // Differences at h, h/2 and h/4 with the errors of order h² and h⁴ taken out (Richardson).
    private static double Extrapolated(Func<double, double> differences)
    {
        var (one, two, three) = (differences(0.04), differences(0.02), differences(0.01));
        var (first, second) = ((4 * two - one) / 3, (4 * three - two) / 3);
        return (16 * second - first) / 15;
    }

    private double[] Moved(int a, double by, int b = -1, double and = 0)
    {
        var moved = Estimate.ToArray();
        moved[a] += by;
        if (b >= 0) moved[b] += and;
        return moved;
    }

    private IrtItem With(IrtItem item, int place, double[] parameters)
    {
        double[] Of(ParameterKind kind) => [.. fit.Parameters.Index().Where(p => p.Item.Owner == place && p.Item.Kind == kind).Select(p => parameters[p.Index])];
        var (slopes, intercepts) = (Of(ParameterKind.Slope), Of(ParameterKind.Intercept));
        // Only the one-parameter items have no slope of their own: they share the first parameter.
        var shared = fit.Parameters[0].Owner < 0 ? parameters[0] : 1;
        return item switch
        {
            _ when intercepts.Length == 0 => item,
            DichotomousItem { Guessing: > 0 } => new DichotomousItem(slopes[0], intercepts[0], 1 / (1 + Math.Exp(-Of(ParameterKind.GuessingLogit)[0]))),
            DichotomousItem => new DichotomousItem(slopes.Length == 0 ? shared : slopes[0], intercepts[0]),
            GradedItem => new GradedItem(slopes[0], intercepts),
            PartialCreditItem => new PartialCreditItem(slopes[0], intercepts),
            _ => new NominalItem(slopes, intercepts),
        };
    }

    private Population With(Population population, int group, double[] parameters)
    {
        foreach (var (place, p) in fit.Parameters.Index())
            if (p.Owner != group) continue;
            else if (p.Kind == ParameterKind.Mean) population = population with { Mean = parameters[place] };
            else if (p.Kind == ParameterKind.Variance) population = population with { StandardDeviation = Math.Sqrt(parameters[place]) };
        return population;
    }
}
