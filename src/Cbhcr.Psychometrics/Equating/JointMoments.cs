namespace Cbhcr.Psychometrics.Equating;

/// <summary>Where the covariances of sample moments come from.</summary>
public enum MomentErrors
{
    /// <summary>The observed third and fourth moments (Kendall and Stuart 1977).</summary>
    Observed,

    /// <summary>Those of a normal distribution with the same variances.</summary>
    Normal,
}

/// <summary>Means, variances and covariance of two scores, in the order m₁ m₂ s₁₁ s₁₂ s₂₂, and how they vary from sample to sample.</summary>
internal sealed class JointMoments
{
    /// <summary>Number of moments.</summary>
    public const int Size = 5;

    private readonly JointFrequencies _of;

    public JointMoments(JointFrequencies of)
    {
        _of = of;
        var (m1, m2) = (of.First.Mean, of.Second.Mean);
        var s12 = 0.0;
        for (var i = 0; i < of.FirstScores; i++)
            for (var j = 0; j < of.SecondScores; j++) s12 += of[i, j] * (of.LowestFirst + i - m1) * (of.LowestSecond + j - m2);
        Values = [m1, m2, of.First.Variance, s12 / (of.Total - 1), of.Second.Variance];
        var shrink = (of.Total - 1) / of.Total;
        Likeliest = [m1, m2, Values[2] * shrink, Values[3] * shrink, Values[4] * shrink];
    }

    /// <summary>Variances with n − 1.</summary>
    public double[] Values { get; }

    /// <summary>Variances with n.</summary>
    public double[] Likeliest { get; }

    /// <summary>Correlation of the two scores; not a number without variance.</summary>
    public double Correlation => Values[3] / Math.Sqrt(Values[2] * Values[4]);

    /// <summary>Covariances of the five moments (Kendall and Stuart 1977, section 10.9), divided by n.</summary>
    public double[,] Covariance(MomentErrors errors)
    {
        var covariance = new double[Size, Size];
        var s = Likeliest;
        if (errors == MomentErrors.Normal)
        {
            (covariance[0, 0], covariance[1, 1]) = (s[2], s[4]);
            covariance[0, 1] = covariance[1, 0] = s[3];
            ReadOnlySpan<(int, int)> pairs = [(1, 1), (1, 2), (2, 2)];
            // cov(s_ij, s_kl) = s_ik s_jl + s_il s_jk, and s_ij stands at place i + j.
            for (var a = 0; a < 3; a++)
                for (var b = 0; b < 3; b++)
                {
                    var ((i, j), (k, l)) = (pairs[a], pairs[b]);
                    covariance[2 + a, 2 + b] = s[i + k] * s[j + l] + s[i + l] * s[j + k];
                }
        }
        else
        {
            Span<double> away = stackalloc double[Size];
            for (var i = 0; i < _of.FirstScores; i++)
                for (var j = 0; j < _of.SecondScores; j++)
                {
                    if (_of[i, j] == 0) continue;
                    var (d1, d2) = (_of.LowestFirst + i - s[0], _of.LowestSecond + j - s[1]);
                    (away[0], away[1], away[2], away[3], away[4]) = (d1, d2, d1 * d1 - s[2], d1 * d2 - s[3], d2 * d2 - s[4]);
                    for (var a = 0; a < Size; a++)
                        for (var b = 0; b < Size; b++) covariance[a, b] += _of[i, j] / _of.Total * away[a] * away[b];
                }
        }
        for (var a = 0; a < Size; a++)
            for (var b = 0; b < Size; b++) covariance[a, b] /= _of.Total;
        return covariance;
    }
}
