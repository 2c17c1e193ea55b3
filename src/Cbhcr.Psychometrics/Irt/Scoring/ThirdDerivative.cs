namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>P‴ of each category by θ, which the slope of the weight of a weighted likelihood asks for.</summary>
internal static class ThirdDerivative
{
    public static void Of(IrtItem item, double ability, Span<double> third)
    {
        switch (item)
        {
            case DichotomousItem d:
                third[1] = (1 - d.Guessing) * OfLogistic(d.Slope, d.Slope * ability + d.Intercept);
                third[0] = -third[1];
                break;
            case GradedItem g:
                double above = 0;
                for (var k = 0; k < g.Categories; k++)
                {
                    var below = k + 1 < g.Categories ? OfLogistic(g.Slope, g.Slope * ability + g.Intercepts[k]) : 0;
                    third[k] = above - below;
                    above = below;
                }
                break;
            default:
                Differences(item, ability, third);
                break;
        }
    }

    private static double OfLogistic(double slope, double logit)
    {
        var s = 1 / (1 + Math.Exp(-logit)) / (1 + Math.Exp(logit));
        return slope * slope * slope * s * (1 - 6 * s);
    }

    // Central differences of P″ with two steps, so that the error is of the fourth order (Richardson 1911).
    private static void Differences(IrtItem item, double ability, Span<double> third)
    {
        const double Step = 0.001953125;
        Span<double> p = stackalloc double[item.Categories], first = stackalloc double[item.Categories], second = stackalloc double[item.Categories];
        third[..item.Categories].Clear();
        for (var times = -2; times <= 2; times++)
        {
            if (times == 0) continue;
            item.Derivatives(ability + times * Step, p, first, second);
            var weight = times switch { -2 => 1, -1 => -8, 1 => 8, _ => -1 } / (12 * Step);
            for (var k = 0; k < item.Categories; k++) third[k] += weight * second[k];
        }
    }
}
