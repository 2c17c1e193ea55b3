namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>Solves with the information of one item's two or three parameters.</summary>
internal static class ItemBlock
{
    /// <summary>Added to each diagonal: persons' worth of information too small to matter where there is any, and keeps steps finite where there is none.</summary>
    public const double Ridge = 1e-6;

    /// <summary>Slope and intercept.</summary>
    public static void Solve(double aa, double ad, double dd, ReadOnlySpan<double> gradient, Span<double> step)
    {
        (aa, dd) = (aa + Ridge, dd + Ridge);
        var determinant = aa * dd - ad * ad;
        if (determinant <= 1e-14 * aa * dd) (ad, determinant) = (0, aa * dd);
        var (a, d) = (gradient[0], gradient[1]);
        step[0] = (dd * a - ad * d) / determinant;
        step[1] = (aa * d - ad * a) / determinant;
    }

    /// <summary>Slope, intercept and logit of c, by Cholesky's factors; a pivot that is lost to rounding is replaced by the diagonal.</summary>
    public static void Solve(in ItemScore information, ReadOnlySpan<double> gradient, Span<double> step)
    {
        double aa = information.AA + Ridge, dd = information.DD + Ridge, gg = information.GG + Ridge;
        var l10 = information.AD / aa;
        var pivot1 = dd - l10 * information.AD;
        if (pivot1 <= 1e-14 * dd) pivot1 = dd;
        var (l20, cross) = (information.AG / aa, information.DG - l10 * information.AG);
        var l21 = cross / pivot1;
        var pivot2 = gg - l20 * information.AG - l21 * cross;
        if (pivot2 <= 1e-14 * gg) pivot2 = gg;
        var (y0, y1) = (gradient[0], gradient[1] - l10 * gradient[0]);
        var y2 = gradient[2] - l20 * y0 - l21 * y1;
        step[2] = y2 / pivot2;
        step[1] = y1 / pivot1 - l21 * step[2];
        step[0] = y0 / aa - l10 * step[1] - l20 * step[2];
    }
}
