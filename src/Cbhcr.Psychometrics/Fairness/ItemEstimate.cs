using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>
/// Estimates of one right-or-wrong item in one group, with covariances, on the metric P = c + (1 − c) / (1 + exp(−a(θ − b))). What was not
/// estimated for the item (a under Rasch, c under 2PL or when held equal) has variance and covariances of 0.
/// </summary>
/// <param name="Discrimination">a, per logit.</param>
/// <param name="Difficulty">b, in logits.</param>
/// <param name="Guessing">c.</param>
/// <param name="VarianceA">Of a.</param>
/// <param name="VarianceB">Of b.</param>
/// <param name="CovarianceAB">Of a and b.</param>
/// <param name="VarianceC">Of c.</param>
/// <param name="CovarianceAC">Of a and c.</param>
/// <param name="CovarianceBC">Of b and c.</param>
public sealed record ItemEstimate(
    double Discrimination, double Difficulty, double Guessing, double VarianceA, double VarianceB, double CovarianceAB,
    double VarianceC = 0, double CovarianceAC = 0, double CovarianceBC = 0)
{
    /// <summary>A Rasch or 1PL item: only b has an error of its own.</summary>
    /// <param name="difficulty">b, in logits.</param>
    /// <param name="standardError">Of b.</param>
    /// <param name="discrimination">a, the same for all items.</param>
    public static ItemEstimate OneParameter(double difficulty, double standardError, double discrimination = 1) =>
        new(discrimination, difficulty, 0, 0, standardError * standardError, 0);

    /// <summary>A 2PL item, or a 3PL item whose c is held fixed.</summary>
    /// <param name="discrimination">a, per logit.</param>
    /// <param name="difficulty">b, in logits.</param>
    /// <param name="standardErrorA">Of a.</param>
    /// <param name="standardErrorB">Of b.</param>
    /// <param name="covariance">Of a and b.</param>
    /// <param name="guessing">c.</param>
    public static ItemEstimate TwoParameter(double discrimination, double difficulty, double standardErrorA, double standardErrorB, double covariance, double guessing = 0) =>
        new(discrimination, difficulty, guessing, standardErrorA * standardErrorA, standardErrorB * standardErrorB, covariance);

    /// <summary>The items of a calibration: from slope, intercept and logit of c to a, b and c by the delta method.</summary>
    /// <param name="calibration">Of right-or-wrong items, with covariances. A slope all items share counts as known, as in difR.</param>
    /// <returns>One an item; null where a variance is missing or a is 0.</returns>
    /// <exception cref="ArgumentException">There is no covariance, or an item has more than two categories.</exception>
    public static IReadOnlyList<ItemEstimate?> Of(Calibration calibration)
    {
        if (calibration.Covariance is null) throw new ArgumentException("The calibration has no covariances.", nameof(calibration));
        return [.. calibration.Items.Select((item, i) => item is DichotomousItem right
            ? Of(calibration, calibration.Covariance, right, i)
            : throw new ArgumentException($"Item {i} has {item.Categories} categories.", nameof(calibration)))];
    }

    /// <summary>What was estimated: 1 for b, 2 for a and b, 3 with c.</summary>
    public int Parameters => VarianceC > 0 ? 3 : VarianceA > 0 ? 2 : 1;

    /// <summary>The same item when abilities are changed to Aθ + B.</summary>
    /// <param name="link">A and B.</param>
    public ItemEstimate On(ScaleLink link) => this with
    {
        Discrimination = Discrimination / link.Slope,
        Difficulty = link.Slope * Difficulty + link.Intercept,
        VarianceA = VarianceA / (link.Slope * link.Slope),
        VarianceB = VarianceB * link.Slope * link.Slope,
        CovarianceAC = CovarianceAC / link.Slope,
        CovarianceBC = CovarianceBC * link.Slope,
    };

    /// <summary>b, then a, then c, as far as estimated.</summary>
    internal double[] Vector(int parameters) => [.. new[] { Difficulty, Discrimination, Guessing }.Take(parameters)];

    internal double[] Covariances(int parameters) => parameters switch
    {
        1 => [VarianceB],
        2 => [VarianceB, CovarianceAB, CovarianceAB, VarianceA],
        _ => [VarianceB, CovarianceAB, CovarianceBC, CovarianceAB, VarianceA, CovarianceAC, CovarianceBC, CovarianceAC, VarianceC],
    };

    private static ItemEstimate? Of(Calibration calibration, ParameterCovariance covariance, DichotomousItem item, int index)
    {
        int Place(ParameterKind kind) => calibration.Parameters.ToList().FindIndex(p => p.Owner == index && p.Kind == kind);
        int slope = Place(ParameterKind.Slope), intercept = Place(ParameterKind.Intercept), guessing = Place(ParameterKind.GuessingLogit);
        double Cov(int i, int j) => i < 0 || j < 0 ? 0 : covariance[i, j];
        double a = item.Slope, d = item.Intercept, dc = item.Guessing * (1 - item.Guessing);
        if (intercept < 0 || a == 0) return null;
        // b = −d / a.
        double byD = -1 / a, byA = d / (a * a);
        var varianceB = byD * byD * Cov(intercept, intercept) + 2 * byD * byA * Cov(slope, intercept) + byA * byA * Cov(slope, slope);
        if (!(varianceB > 0)) return null;
        return new(a, -d / a, item.Guessing, Cov(slope, slope), varianceB, byD * Cov(slope, intercept) + byA * Cov(slope, slope),
            dc * dc * Cov(guessing, guessing), dc * Cov(slope, guessing), dc * (byD * Cov(intercept, guessing) + byA * Cov(slope, guessing)));
    }
}
