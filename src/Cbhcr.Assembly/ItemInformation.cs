using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly;

/// <summary>Fisher information of a calibrated item in closed form, logistic metric (D = 1).</summary>
/// <remarks>
/// Birnbaum (1968) for one to three parameters in the form of Lord (1980, eq. 5-7 to 5-9), Samejima (1969) for graded responses, Muraki (1993) for partial
/// credit, plain and generalised.
/// </remarks>
public static class ItemInformation
{
    /// <summary>Information at a theta.</summary>
    /// <exception cref="ArgumentException">The model is not known or its parameters do not fit it.</exception>
    public static double At(ItemModel model, double theta)
    {
        if (Fault(model) is { } fault) throw new ArgumentException(fault, nameof(model));
        var p = model.Parameters;
        return model.Name switch
        {
            "1PL" => Dichotomous(1, p[0], 0, theta),
            "2PL" => Dichotomous(p[0], p[1], 0, theta),
            "3PL" => Dichotomous(p[0], p[1], p[2], theta),
            "GR" => Graded(p[0], [.. p.Skip(1)], theta),
            "PC" => PartialCredit(1, [.. p], theta),
            _ => PartialCredit(p[0], [.. p.Skip(1)], theta),
        };
    }

    /// <summary>What is wrong with a model; null when nothing is.</summary>
    public static string? Fault(ItemModel model)
    {
        var p = model.Parameters;
        if (p.Any(x => !double.IsFinite(x))) return "A parameter is not a number.";
        return model.Name switch
        {
            "1PL" => p.Count == 1 ? null : "1PL takes one parameter: b.",
            "2PL" => p.Count != 2 ? "2PL takes two parameters: a, b." : Slope(p[0]),
            "3PL" => p.Count != 3 ? "3PL takes three parameters: a, b, c." : p[2] is < 0 or >= 1 ? "c lies from 0 to below 1." : Slope(p[0]),
            "GR" => p.Count < 2 ? "GR takes a and at least one threshold." : !Ascending(p) ? "The thresholds of GR ascend." : Slope(p[0]),
            "PC" => p.Count < 1 ? "PC takes at least one step." : null,
            "GPC" => p.Count < 2 ? "GPC takes a and at least one step." : Slope(p[0]),
            _ => $"The model {model.Name} is not known; known are 1PL, 2PL, 3PL, GR, PC, GPC.",
        };
    }

    private static string? Slope(double a) => a > 0 ? null : "a is above zero.";

    private static bool Ascending(IReadOnlyList<double> p) => Enumerable.Range(2, p.Count - 2).All(i => p[i - 1] < p[i]);

    private static double Dichotomous(double a, double b, double c, double theta)
    {
        var above = Logistic(a * (theta - b));
        var p = c + (1 - c) * above;
        return p <= 0 ? 0 : a * a * (1 - c) * above * above * (1 - above) / p;
    }

    // The derivative of a boundary is a · P · (1 − P); a category lies between two boundaries.
    private static double Graded(double a, double[] thresholds, double theta)
    {
        double[] boundary = [1, .. thresholds.Select(b => Logistic(a * (theta - b))), 0];
        var sum = 0.0;
        for (var k = 0; k + 1 < boundary.Length; k++)
        {
            var p = boundary[k] - boundary[k + 1];
            var slope = a * (boundary[k] * (1 - boundary[k]) - boundary[k + 1] * (1 - boundary[k + 1]));
            if (p > 0) sum += slope * slope / p;
        }
        return sum;
    }

    // a² times the variance of the score.
    private static double PartialCredit(double a, double[] steps, double theta)
    {
        var exponents = new double[steps.Length + 1];
        for (var k = 1; k < exponents.Length; k++) exponents[k] = exponents[k - 1] + a * (theta - steps[k - 1]);
        var highest = exponents.Max();
        var weights = exponents.Select(e => Math.Exp(e - highest)).ToArray();
        var total = weights.Sum();
        var mean = weights.Select((w, k) => w * k).Sum() / total;
        return a * a * weights.Select((w, k) => w * (k - mean) * (k - mean)).Sum() / total;
    }

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
