namespace Cbhcr.Psychometrics.Equating;

/// <summary>One conversion for each design, without bootstrap.</summary>
internal static class Designs
{
    public static Conversion EquivalentGroups(ScoreFrequencies x, ScoreFrequencies y, EquatingSettings settings)
    {
        switch (settings.Function)
        {
            case EquatingFunction.Identity:
                return Identity(x, y);
            case EquatingFunction.CircleArc or EquatingFunction.SymmetricCircleArc:
                return CircleArc.Convert(x, y, (x.Mean, y.Mean), settings.Function is EquatingFunction.SymmetricCircleArc);
            case EquatingFunction.Equipercentile:
                if (settings.Presmoothing is not { } degrees) return Smoothed(x, y, settings, Equipercentile.StandardErrors(x, y), []);
                var notes = new List<string>();
                var (smoothX, smoothY) = (Presmooth(x, degrees.First, notes, "X"), Presmooth(y, degrees.First, notes, "Y"));
                return Smoothed(smoothX, smoothY, settings, Equipercentile.SmoothedStandardErrors(smoothX, degrees.First, smoothY, degrees.First), notes);
            default:
                double[] moments = [x.Mean, x.Variance, y.Mean, y.Variance];
                return StraightLine.Of(moments, Covariance(x, y, settings.Errors), m => StraightLine.Through(settings.Function, settings.Given, m[0], m[1], m[2], m[3])).Convert(x);
        }
    }

    public static Conversion SingleGroup(JointFrequencies scores, EquatingSettings settings)
    {
        var (x, y) = (scores.First, scores.Second);
        if (settings.Postsmoothing is not null) throw new ArgumentException("Cubic-spline postsmoothing is for equivalent groups: it rests on their standard errors.", nameof(settings));
        switch (settings.Function)
        {
            case EquatingFunction.Identity or EquatingFunction.CircleArc or EquatingFunction.SymmetricCircleArc:
                return EquivalentGroups(x, y, settings);
            case EquatingFunction.Equipercentile:
                var notes = new List<string>();
                if (settings.Presmoothing is { } degrees) (x, y) = Presmooth(scores, degrees, notes, "X and Y") is var s ? (s.First, s.Second) : default;
                return Conversion.Of(Equipercentile.Convert(x, y), null, notes);
            default:
                var moments = new JointMoments(scores);
                return StraightLine.Of(moments.Values, moments.Covariance(settings.Errors), m => StraightLine.Through(settings.Function, settings.Given, m[0], m[2], m[1], m[4])).Convert(x);
        }
    }

    public static Conversion NonequivalentGroups(JointFrequencies x, JointFrequencies y, EquatingSettings settings)
    {
        if (settings.Postsmoothing is not null) throw new ArgumentException("Cubic-spline postsmoothing is for equivalent groups: it rests on their standard errors.", nameof(settings));
        switch (settings.Function, settings.Anchor)
        {
            case (EquatingFunction.Identity, _):
                return Identity(x.First, y.First);
            case (EquatingFunction.Equipercentile, AnchorMethod.Chained or AnchorMethod.FrequencyEstimation):
                return ThroughRanks(x, y, settings);
            case (EquatingFunction.CircleArc or EquatingFunction.SymmetricCircleArc, not (AnchorMethod.BraunHolland or AnchorMethod.FrequencyEstimation)):
                return CircleArc.Convert(x.First, y.First, AnchorLine.Middle(x, y, settings), settings.Function is EquatingFunction.SymmetricCircleArc);
            case (EquatingFunction.GeneralLinear, AnchorMethod.Chained or AnchorMethod.LevineTrueScore):
            case (EquatingFunction.Equipercentile, _):
                throw new ArgumentException($"{settings.Function} equating does not go with {settings.Anchor}.", nameof(settings));
            case (_, AnchorMethod.FrequencyEstimation):
                throw new ArgumentException("Frequency estimation is equipercentile; its means and standard deviations alone are Braun-Holland.", nameof(settings));
            case (_, AnchorMethod.BraunHolland):
                return BraunHolland(x, y, settings);
            default:
                return AnchorLine.Of(x, y, settings).Convert(x.First);
        }
    }

    private static Conversion ThroughRanks(JointFrequencies x, JointFrequencies y, EquatingSettings settings)
    {
        var notes = new List<string>();
        if (settings.Presmoothing is { } degrees) (x, y) = (Presmooth(x, degrees, notes, "X"), Presmooth(y, degrees, notes, "Y"));
        if (settings.Anchor is AnchorMethod.FrequencyEstimation)
        {
            var (ofX, ofY) = FrequencyEstimation.Synthetic(x, y, AnchorLine.Weight(x, y, settings), notes);
            return Conversion.Of(ofX.Total > 0 && ofY.Total > 0 ? Equipercentile.Convert(ofX, ofY) : Undefined(x.First), null, notes);
        }
        return Conversion.Of([.. Equipercentile.Convert(x.First, x.Second).Select(v => y.First.ScoreAt(y.Second.PercentileRank(v)))], null, notes);
    }

    private static Conversion BraunHolland(JointFrequencies x, JointFrequencies y, EquatingSettings settings)
    {
        var notes = new List<string>();
        var (ofX, ofY) = FrequencyEstimation.Synthetic(x, y, AnchorLine.Weight(x, y, settings), notes);
        if (!(ofX.Total > 0 && ofY.Total > 0)) return Conversion.Of(Undefined(x.First), null, notes);
        var middle = (X: ofX.Mean, Y: ofY.Mean);
        if (settings.Function is EquatingFunction.CircleArc or EquatingFunction.SymmetricCircleArc)
            return CircleArc.Convert(x.First, y.First, middle, settings.Function is EquatingFunction.SymmetricCircleArc);
        var (slope, intercept) = StraightLine.Through(settings.Function, settings.Given, middle.X, Spread(ofX), middle.Y, Spread(ofY));
        var line = new StraightLine(slope.Value, intercept.Value).Convert(x.First);
        return line with { Notes = notes };
    }

    /// <summary>Σ(x − mean)² over shares: there is no n in a synthetic group.</summary>
    private static double Spread(ScoreFrequencies shares)
    {
        var (mean, sum) = (shares.Mean, 0.0);
        for (var i = 0; i < shares.Counts.Length; i++) sum += shares.Share(i) * (shares.Lowest + i - mean) * (shares.Lowest + i - mean);
        return sum;
    }

    private static Conversion Identity(ScoreFrequencies x, ScoreFrequencies y)
    {
        var slope = (double)(y.Highest - y.Lowest) / (x.Highest - x.Lowest);
        var line = new StraightLine(slope, y.Lowest - slope * x.Lowest).Convert(x);
        return line with { Errors = new double[x.Counts.Length] };
    }

    private static Conversion Smoothed(ScoreFrequencies x, ScoreFrequencies y, EquatingSettings settings, double[] errors, List<string> notes)
    {
        if (settings.Postsmoothing is not { } s) return Conversion.Of(Equipercentile.Convert(x, y), errors, notes);
        if (settings.Bootstrap is null) notes.Add("The standard errors are those before postsmoothing.");
        return Conversion.Of(CubicSplineSmoothing.Smooth(x, y, s), errors, notes);
    }

    private static ScoreFrequencies Presmooth(ScoreFrequencies scores, int degree, List<string> notes, string form)
    {
        var (smoothed, fit) = LogLinear.Smooth(scores, degree);
        return Checked(smoothed, fit, notes, form);
    }

    private static JointFrequencies Presmooth(JointFrequencies scores, LogLinearDegrees degrees, List<string> notes, string form)
    {
        var (smoothed, fit) = LogLinear.Smooth(scores, degrees);
        return Checked(smoothed, fit, notes, form);
    }

    private static T Checked<T>(T smoothed, LogLinearFit fit, List<string> notes, string form)
    {
        if (!fit.Converged) notes.Add($"The log-linear model of form {form} did not converge: too many moments for the scores that occur.");
        return smoothed;
    }

    private static double[] Undefined(ScoreFrequencies x) => [.. Enumerable.Repeat(double.NaN, x.Counts.Length)];

    /// <summary>Of mean and variance on X, then on Y: the groups are independent (Braun and Holland 1982).</summary>
    private static double[,] Covariance(ScoreFrequencies x, ScoreFrequencies y, MomentErrors errors)
    {
        var covariance = new double[4, 4];
        foreach (var (place, scores) in ((int, ScoreFrequencies)[])[(0, x), (2, y)])
        {
            var (v, n) = (scores.Variance, scores.Total);
            var normal = errors is MomentErrors.Normal || v == 0;
            covariance[place, place] = v / n;
            covariance[place, place + 1] = covariance[place + 1, place] = normal ? 0 : scores.Skewness * Math.Pow(v, 1.5) / n;
            covariance[place + 1, place + 1] = (normal ? 2 : scores.Kurtosis - 1) * v * v / n;
        }
        return covariance;
    }
}
