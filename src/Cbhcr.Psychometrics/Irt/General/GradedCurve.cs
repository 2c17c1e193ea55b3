namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>
/// Graded response (Samejima 1969): parameters a, d₁ &gt; d₂ &gt; …. With z = aθ + d, F the logistic function and g = 1 / (exp(dₖ − dₖ₊₁) − 1),
/// ln Pₖ = ln F(zₖ) + ln(1 − F(zₖ₊₁)) + ln(1 − exp(dₖ₊₁ − dₖ)): no difference of two numbers that are nearly the same. Its derivatives are
/// 1 − F(zₖ) + g by zₖ and −F(zₖ₊₁) − g by zₖ₊₁; the second −F(1 − F) − g(1 + g) each, and g(1 + g) mixed.
/// </summary>
internal sealed class GradedCurve(int categories) : ItemCurve(categories)
{
    public override int Free => Categories;

    public override ParameterKind KindOf(int parameter) => parameter == 0 ? ParameterKind.Slope : ParameterKind.Intercept;

    public override int CategoryOf(int parameter) => Categories == 2 ? 0 : parameter;

    public override void Start(ReadOnlySpan<double> counts, Span<double> parameters)
    {
        parameters[0] = 1;
        double above = 0, all = 0;
        foreach (var count in counts) all += count + 0.5;
        for (var k = Categories - 1; k > 0; k--)
        {
            above += counts[k] + 0.5;
            parameters[k] = 1.2 * Math.Log(above / (all - above));
        }
    }

    public override bool Allows(ReadOnlySpan<double> parameters)
    {
        for (var k = 2; k < parameters.Length; k++)
            if (!(parameters[k] < parameters[k - 1])) return false;
        return true;
    }

    public override void LogProbabilities(ReadOnlySpan<double> parameters, double ability, Span<double> logarithms)
    {
        for (var k = 0; k < logarithms.Length; k++)
        {
            var (lower, upper) = (k > 0, k < Categories - 1);
            logarithms[k] = (lower ? LogLogistic(parameters[0] * ability + parameters[k]) : 0) + (upper ? LogLogistic(-parameters[0] * ability - parameters[k + 1]) : 0)
                + (lower && upper ? Math.Log(-Expm1(parameters[k + 1] - parameters[k])) : 0);
        }
    }

    public override void Scores(ReadOnlySpan<double> parameters, double ability, Span<double> probabilities, Span<double> scores)
    {
        LogProbabilities(parameters, ability, probabilities);
        scores.Clear();
        for (var k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] = Math.Exp(probabilities[k]);
            var s = scores.Slice(k * Free, Free);
            var gap = Gap(parameters, k);
            if (k > 0) s[k] = Logistic(-parameters[0] * ability - parameters[k]) + gap;
            if (k < Categories - 1) s[k + 1] = -Logistic(parameters[0] * ability + parameters[k + 1]) - gap;
            s[0] = ability * ((k > 0 ? s[k] : 0) + (k < Categories - 1 ? s[k + 1] : 0));
        }
    }

    public override void AddBend(
        ReadOnlySpan<double> parameters, double ability, ReadOnlySpan<double> counts, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores,
        Span<double> square)
    {
        for (var k = 0; k < counts.Length; k++)
        {
            var gap = Gap(parameters, k);
            var mixed = counts[k] * gap * (1 + gap);
            if (k > 0) Add(k, -counts[k] * Density(parameters[0] * ability + parameters[k]) - mixed, mixed, square);
            if (k < Categories - 1) Add(k + 1, -counts[k] * Density(parameters[0] * ability + parameters[k + 1]) - mixed, mixed, square);
            if (mixed == 0) continue;
            square[k * Free + k + 1] += mixed;
            square[(k + 1) * Free + k] += mixed;
        }

        // One end's second derivative, and its share of those with the slope: dz/da = θ for both ends.
        void Add(int place, double own, double mixed, Span<double> to)
        {
            to[place * Free + place] += own;
            to[place * Free] += ability * (own + mixed);
            to[place] += ability * (own + mixed);
            to[0] += ability * ability * (own + mixed);
        }
    }

    public override IrtItem Item(ReadOnlySpan<double> parameters) => new GradedItem(parameters[0], parameters[1..]);

    private double Gap(ReadOnlySpan<double> parameters, int category) =>
        category > 0 && category < Categories - 1 ? 1 / Expm1(parameters[category] - parameters[category + 1]) : 0;

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));

    private static double Density(double logit) => Logistic(logit) * Logistic(-logit);

    private static double LogLogistic(double logit) => logit > 0 ? -double.LogP1(Math.Exp(-logit)) : logit - double.LogP1(Math.Exp(logit));

    private static double Expm1(double x) => double.ExpM1(x);
}
