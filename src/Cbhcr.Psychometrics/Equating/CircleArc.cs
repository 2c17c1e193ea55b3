namespace Cbhcr.Psychometrics.Equating;

/// <summary>Circle-arc equating (Livingston and Kim 2008, 2009): both ends of the scales are given, one middle point is estimated.</summary>
internal static class CircleArc
{
    // A middle point nearer the straight line than this, as a share of the scale, is on it.
    private const double Straight = 1e-12;

    /// <summary>Equivalents of whole scores on X.</summary>
    /// <param name="x">Scale of X; its ends go to the ends of Y.</param>
    /// <param name="y">Scale of Y.</param>
    /// <param name="middle">Scores on X and Y that correspond to one another.</param>
    /// <param name="symmetric">An arc through three points; otherwise what lies above or below the line between the ends is an arc.</param>
    public static Conversion Convert(ScoreFrequencies x, ScoreFrequencies y, (double X, double Y) middle, bool symmetric)
    {
        double width = x.Highest - x.Lowest, height = y.Highest - y.Lowest;
        var slope = height / width;
        var (u, v) = (middle.X - x.Lowest, middle.Y - y.Lowest);
        var above = v - slope * u;
        var yx = new double[x.Counts.Length];
        for (var i = 0; i < yx.Length; i++)
        {
            var line = y.Lowest + slope * i;
            yx[i] = Math.Abs(above) <= Straight * height ? line : symmetric ? y.Lowest + Arc(u, v, width, height, above, i) : line + Arc(u, above, width, 0, above, i);
        }
        var notes = new List<string>();
        if (yx.Any(double.IsNaN)) notes.Add("No arc leads from end to end through the middle point.");
        return Conversion.Of(yx, null, notes);
    }

    /// <summary>The circle u² + v² = 2au + 2bv through the origin and two points, at a place; the half on the side of <paramref name="above"/>.</summary>
    private static double Arc(double u2, double v2, double u3, double v3, double above, double u)
    {
        var (square2, square3) = (u2 * u2 + v2 * v2, u3 * u3 + v3 * v3);
        var determinant = u2 * v3 - u3 * v2;
        var (a, b) = ((square2 * v3 - square3 * v2) / (2 * determinant), (u2 * square3 - u3 * square2) / (2 * determinant));
        var product = u * u - 2 * a * u;
        var root = Math.Sqrt(b * b - product);
        // The root of v² − 2bv + product that is wanted, without taking two nearly equal numbers from one another.
        if (above > 0) return b > 0 ? b + root : product / (b - root);
        return b < 0 ? b - root : product / (b + root);
    }
}
