namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>P(right) = c + (1 − c) F(aθ + d), F the logistic function (Birnbaum 1968): parameters a, d and g = ln(c / (1 − c)).</summary>
internal sealed class ThreeParameterCurve() : ItemCurve(2)
{
    private static readonly double StartingLogit = Math.Log(0.15 / 0.85);

    public override int Free => 3;

    public override ParameterKind KindOf(int parameter) => parameter switch { 0 => ParameterKind.Slope, 1 => ParameterKind.Intercept, _ => ParameterKind.GuessingLogit };

    public override int CategoryOf(int parameter) => 0;

    public override void Start(ReadOnlySpan<double> counts, Span<double> parameters)
    {
        var share = Math.Max((counts[1] + 0.5) / (counts[0] + counts[1] + 1) - 0.15, 0.02) / 0.85;
        (parameters[0], parameters[1], parameters[2]) = (1.2, 1.2 * Math.Log(share / (1 - share)), StartingLogit);
    }

    public override void LogProbabilities(ReadOnlySpan<double> parameters, double ability, Span<double> logarithms)
    {
        var point = At(parameters, ability);
        logarithms[0] = Math.Log((1 - point.C) * point.Wrong);
        logarithms[1] = Math.Log(point.C + (1 - point.C) * point.F);
    }

    public override void Scores(ReadOnlySpan<double> parameters, double ability, Span<double> probabilities, Span<double> scores)
    {
        var (c, f, wrong) = At(parameters, ability);
        probabilities[0] = (1 - c) * wrong;
        probabilities[1] = c + (1 - c) * f;
        (scores[0], scores[1], scores[2]) = (-f * ability, -f, -c);
        var byLogit = (1 - c) * f * wrong / probabilities[1];
        (scores[3], scores[4], scores[5]) = (byLogit * ability, byLogit, c * (1 - c) * wrong / probabilities[1]);
    }

    public override void AddBend(
        ReadOnlySpan<double> parameters, double ability, ReadOnlySpan<double> counts, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores,
        Span<double> square)
    {
        var (c, f, wrong) = At(parameters, ability);
        var (right, u, v) = (probabilities[1], scores[4], scores[5]);
        var zz = -counts[0] * f * wrong + counts[1] * ((1 - c) * f * wrong * (wrong - f) / right - u * u);
        var zg = counts[1] * (-c * (1 - c) * f * wrong / right - u * v);
        square[0] += ability * ability * zz;
        square[1] += ability * zz;
        square[3] += ability * zz;
        square[4] += zz;
        square[2] += ability * zg;
        square[6] += ability * zg;
        square[5] += zg;
        square[7] += zg;
        square[8] += -counts[0] * c * (1 - c) + counts[1] * (c * (1 - c) * (1 - 2 * c) * wrong / right - v * v);
    }

    public override IrtItem Item(ReadOnlySpan<double> parameters) => new DichotomousItem(parameters[0], parameters[1], Logistic(parameters[2]));

    private static (double C, double F, double Wrong) At(ReadOnlySpan<double> parameters, double ability)
    {
        // Held within what a double can divide by: beyond 700 logits nothing changes.
        var z = Math.Clamp(parameters[0] * ability + parameters[1], -700, 700);
        return (Logistic(parameters[2]), Logistic(z), Logistic(-z));
    }

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));
}
