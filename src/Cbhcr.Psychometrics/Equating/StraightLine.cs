namespace Cbhcr.Psychometrics.Equating;

/// <summary>A line of equating with its derivatives by the sample moments it rests on.</summary>
/// <param name="Slope">Per point of X.</param>
/// <param name="Intercept">In points of Y.</param>
/// <param name="SlopeBy">Derivatives of the slope, one a moment; null when they are not known.</param>
/// <param name="InterceptBy">Derivatives of the intercept.</param>
/// <param name="Covariance">Of the moments.</param>
internal sealed record StraightLine(double Slope, double Intercept, double[]? SlopeBy = null, double[]? InterceptBy = null, double[,]? Covariance = null)
{
    /// <summary>Puts a formula to the moments and, for the delta method, to each moment in turn.</summary>
    public static StraightLine Of(double[] moments, double[,] covariance, Func<Dual[], (Dual Slope, Dual Intercept)> line)
    {
        var (slopeBy, interceptBy) = (new double[moments.Length], new double[moments.Length]);
        var at = new Dual[moments.Length];
        double slope = 0, intercept = 0;
        for (var k = 0; k < moments.Length; k++)
        {
            for (var i = 0; i < at.Length; i++) at[i] = new(moments[i], i == k ? 1 : 0);
            var (a, b) = line(at);
            (slope, intercept, slopeBy[k], interceptBy[k]) = (a.Value, b.Value, a.Derivative, b.Derivative);
        }
        return new(slope, intercept, slopeBy, interceptBy, covariance);
    }

    /// <summary>Equivalents of whole scores from the lowest on.</summary>
    public Conversion Convert(ScoreFrequencies x)
    {
        var yx = new double[x.Counts.Length];
        var errors = Covariance is null ? null : new double[yx.Length];
        for (var i = 0; i < yx.Length; i++)
        {
            yx[i] = Intercept + Slope * (x.Lowest + i);
            errors?[i] = Error(x.Lowest + i);
        }
        return new(yx, errors, Slope, Intercept, []);
    }

    /// <summary>The line of one shape, from means and variances on X and Y in the group where the forms are compared.</summary>
    public static (Dual Slope, Dual Intercept) Through(EquatingFunction shape, GivenLine? given, Dual meanX, Dual varianceX, Dual meanY, Dual varianceY)
    {
        if (shape == EquatingFunction.Mean) return (1, meanY - meanX);
        if (shape == EquatingFunction.Linear) return Dual.Sqrt(varianceY) / Dual.Sqrt(varianceX) is var s ? (s, meanY - s * meanX) : default;
        if (given is null) throw new ArgumentException("General linear equating asks for what is given.", nameof(given));
        var spreadY = given.WeightSpreadY * Dual.Sqrt(varianceY) + (1 - given.WeightSpreadY) * given.SpreadY;
        var spreadX = given.WeightSpreadX * Dual.Sqrt(varianceX) + (1 - given.WeightSpreadX) * given.SpreadX;
        var slope = spreadY / spreadX;
        return (slope, given.WeightCentreY * meanY + (1 - given.WeightCentreY) * given.CentreY - slope * (given.WeightCentreX * meanX + (1 - given.WeightCentreX) * given.CentreX));
    }

    private double Error(int score)
    {
        var variance = 0.0;
        for (var a = 0; a < SlopeBy!.Length; a++)
            for (var b = 0; b < SlopeBy.Length; b++)
                variance += (InterceptBy![a] + score * SlopeBy[a]) * Covariance![a, b] * (InterceptBy[b] + score * SlopeBy[b]);
        // Not Math.Max, which would hide what is not a number.
        return Math.Sqrt(variance < 0 ? 0 : variance);
    }
}

/// <summary>Equivalents of all scores of X; what is not defined is not a number.</summary>
internal sealed record Conversion(double[] Yx, double[]? Errors, double? Slope, double? Intercept, List<string> Notes)
{
    public static Conversion Of(double[] yx, double[]? errors = null, List<string>? notes = null) => new(yx, errors, null, null, notes ?? []);
}
