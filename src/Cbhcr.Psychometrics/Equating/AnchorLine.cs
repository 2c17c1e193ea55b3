namespace Cbhcr.Psychometrics.Equating;

/// <summary>
/// Linear equating through an anchor from ten moments: mean, anchor mean, variance, covariance with the anchor and anchor variance of the group
/// that took X, then of the group that took Y (Kolen and Brennan 2014, chapter 4).
/// </summary>
internal static class AnchorLine
{
    private const int Y = JointMoments.Size;

    /// <summary>The line, with standard errors by the delta method (Zu and Yuan 2012, as R's equate has them).</summary>
    public static StraightLine Of(JointFrequencies x, JointFrequencies y, EquatingSettings settings)
    {
        var (momentsX, momentsY) = (new JointMoments(x), new JointMoments(y));
        var (ofX, ofY) = (momentsX.Covariance(settings.Errors), momentsY.Covariance(settings.Errors));
        var covariance = new double[2 * Y, 2 * Y];
        for (var a = 0; a < Y; a++)
            for (var b = 0; b < Y; b++) (covariance[a, b], covariance[Y + a, Y + b]) = (ofX[a, b], ofY[a, b]);
        Dual[] values = [.. momentsX.Values.Concat(momentsY.Values).Select(v => (Dual)v)];
        double[] likeliest = [.. momentsX.Likeliest, .. momentsY.Likeliest];
        if (settings.Anchor is AnchorMethod.Chained) return StraightLine.Of(likeliest, covariance, m => Chained(m, settings));
        var gamma = Gammas(x, y, settings);
        if (settings.Anchor is AnchorMethod.LevineTrueScore) return StraightLine.Of(likeliest, covariance, m => TrueScore(m, gamma, settings));
        var weight = Weight(x, y, settings);
        var reported = Synthetic(values, gamma, weight);
        // The line is taken at the synthetic moments that are reported (n − 1), their own derivatives at the likeliest moments (n).
        return StraightLine.Of(likeliest, covariance, m =>
        {
            var s = Synthetic(m, gamma, weight);
            return StraightLine.Through(settings.Function, settings.Given, s.MeanX.At(reported.MeanX.Value), s.VarianceX.At(reported.VarianceX.Value),
                s.MeanY.At(reported.MeanY.Value), s.VarianceY.At(reported.VarianceY.Value));
        });
    }

    /// <summary>Means on X and Y that correspond to one another, as the middle point of an arc.</summary>
    public static (double X, double Y) Middle(JointFrequencies x, JointFrequencies y, EquatingSettings settings)
    {
        Dual[] m = [.. new JointMoments(x).Values.Concat(new JointMoments(y).Values).Select(v => (Dual)v)];
        if (settings.Anchor is AnchorMethod.Chained)
        {
            var slope = settings.ChainedMidpointLinear ? Math.Sqrt(m[Y + 2].Value / m[Y + 4].Value) : 1;
            return (m[0].Value, m[Y].Value + slope * (m[1].Value - m[Y + 1].Value));
        }
        var gamma = Gammas(x, y, settings);
        if (settings.Anchor is AnchorMethod.LevineTrueScore) return (m[0].Value, m[Y].Value + gamma(m).Y.Value * (m[1].Value - m[Y + 1].Value));
        var synthetic = Synthetic(m, gamma, Weight(x, y, settings));
        return (synthetic.MeanX.Value, synthetic.MeanY.Value);
    }

    /// <summary>Weight of the group that took X.</summary>
    public static double Weight(JointFrequencies x, JointFrequencies y, EquatingSettings settings) => settings.SyntheticWeight ?? x.Total / (x.Total + y.Total);

    private static (Dual Slope, Dual Intercept) Chained(Dual[] m, EquatingSettings settings)
    {
        var (toAnchor, fromAnchor) = ((Dual)1, (Dual)1);
        if (settings.Function is EquatingFunction.Linear) (toAnchor, fromAnchor) = (Dual.Sqrt(m[4]) / Dual.Sqrt(m[2]), Dual.Sqrt(m[Y + 2]) / Dual.Sqrt(m[Y + 4]));
        return (fromAnchor * toAnchor, fromAnchor * (m[1] - toAnchor * m[0] - m[Y + 1]) + m[Y]);
    }

    private static (Dual Slope, Dual Intercept) TrueScore(Dual[] m, Func<Dual[], (Dual X, Dual Y)> gammas, EquatingSettings settings)
    {
        var (gammaX, gammaY) = gammas(m);
        var slope = settings.Function is EquatingFunction.Linear ? gammaY / gammaX : 1;
        return (slope, m[Y] + gammaY * (m[1] - m[Y + 1]) - slope * m[0]);
    }

    private static (Dual MeanX, Dual VarianceX, Dual MeanY, Dual VarianceY) Synthetic(Dual[] m, Func<Dual[], (Dual X, Dual Y)> gammas, double weight)
    {
        var (gx, gy) = gammas(m);
        var (w1, w2) = (weight, 1 - weight);
        var (mean, variance) = (m[1] - m[Y + 1], m[4] - m[Y + 4]);
        return (
            m[0] - w2 * gx * mean, m[2] - w2 * gx * gx * variance + w1 * w2 * gx * gx * mean * mean,
            m[Y] + w1 * gy * mean, m[Y + 2] + w1 * gy * gy * variance + w1 * w2 * gy * gy * mean * mean);
    }

    /// <summary>How much a point of the anchor is worth in points of the total, in each group.</summary>
    private static Func<Dual[], (Dual X, Dual Y)> Gammas(JointFrequencies x, JointFrequencies y, EquatingSettings settings)
    {
        switch (settings.Anchor)
        {
            case AnchorMethod.NominalWeights:
                var (nominalX, nominalY) = ((double)x.First.Highest / x.Second.Highest, (double)y.First.Highest / y.Second.Highest);
                return _ => (nominalX, nominalY);
            case AnchorMethod.Tucker:
                return m => (m[3] / m[4], m[Y + 3] / m[Y + 4]);
            case AnchorMethod.Levine or AnchorMethod.LevineTrueScore when settings.InternalAnchor:
                return m => (m[2] / m[3], m[Y + 2] / m[Y + 3]);
            case AnchorMethod.Levine or AnchorMethod.LevineTrueScore:
                return m => ((m[2] + m[3]) / (m[4] + m[3]), (m[Y + 2] + m[Y + 3]) / (m[Y + 4] + m[Y + 3]));
            default:
                throw new ArgumentException($"{settings.Anchor} gives no line of its own.", nameof(settings));
        }
    }
}
