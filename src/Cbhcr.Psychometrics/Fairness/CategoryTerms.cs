namespace Cbhcr.Psychometrics.Fairness;

/// <summary>The chance of one category between two thresholds of a logistic variable, with the first derivatives of its logarithm and the negatives of the second.</summary>
/// <param name="Probability">Of the category.</param>
/// <param name="Slope">By η.</param>
/// <param name="Curve">By η twice.</param>
/// <param name="Begin">By the threshold the category begins at.</param>
/// <param name="BeginCurve">By that threshold twice.</param>
/// <param name="BeginDensity">By that threshold and η.</param>
/// <param name="End">By the threshold the category ends at.</param>
/// <param name="EndCurve">By that threshold twice.</param>
/// <param name="EndDensity">By that threshold and η.</param>
internal readonly record struct CategoryTerms(
    double Probability, double Slope, double Curve, double Begin, double BeginCurve, double BeginDensity, double End, double EndCurve, double EndDensity)
{
    public static CategoryTerms Between(double begin, double end)
    {
        var (reach, fail) = Logistic(begin);
        var (pass, stay) = Logistic(end);
        // The difference of the smaller tails keeps the digits of a small chance.
        var probability = begin + end > 0 ? stay - fail : reach - pass;
        double first = reach * fail, last = pass * stay, up = first / probability, down = -last / probability;
        return new(probability, fail - pass, first + last, up, up * (up - (fail - reach)), first, down, down * (down - (stay - pass)), last);
    }

    private static (double Right, double Wrong) Logistic(double logit)
    {
        var small = Math.Exp(-Math.Abs(logit));
        var (large, rest) = (1 / (1 + small), small / (1 + small));
        return logit >= 0 ? (large, rest) : (rest, large);
    }
}
