using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Security;

/// <summary>Mean and variance of the points on an item at an ability, and how fast the mean rises.</summary>
internal static class ItemMoments
{
    public static (double Mean, double Variance, double Slope) Of(IrtItem item, double ability)
    {
        Span<double> p = stackalloc double[item.Categories], first = stackalloc double[item.Categories], second = stackalloc double[item.Categories];
        item.Derivatives(ability, p, first, second);
        double mean = 0, slope = 0, variance = 0;
        for (var k = 1; k < p.Length; k++)
        {
            mean += k * p[k];
            slope += k * first[k];
        }
        for (var k = 0; k < p.Length; k++) variance += (k - mean) * (k - mean) * p[k];
        return (mean, variance, slope);
    }
}
