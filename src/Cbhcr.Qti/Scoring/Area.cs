namespace Cbhcr.Qti.Scoring;

/// <summary>Whether a point lies in an area of a picture; shapes and coordinates as in HTML. The edge belongs to the area.</summary>
public static class Area
{
    /// <summary>True when it does.</summary>
    /// <param name="shape"><c>rect</c>, <c>circle</c>, <c>ellipse</c>, <c>poly</c> or <c>default</c>.</param>
    /// <param name="coords">As of <see cref="Model.HotspotChoice"/>.</param>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    public static bool Holds(string shape, IReadOnlyList<double> coords, double x, double y) => (shape, coords) switch
    {
        ("default", _) => true,
        ("rect", [var left, var top, var right, var bottom]) => x >= Math.Min(left, right) && x <= Math.Max(left, right) && y >= Math.Min(top, bottom) && y <= Math.Max(top, bottom),
        ("circle", [var cx, var cy, var r]) => Square(x - cx) + Square(y - cy) <= Square(r),
        ("ellipse", [var cx, var cy, var h, var v]) => h > 0 && v > 0 && Square((x - cx) / h) + Square((y - cy) / v) <= 1,
        ("poly", { Count: >= 6 }) => Polygon(coords, x, y),
        _ => false,
    };

    private static double Square(double number) => number * number;

    private static bool Polygon(IReadOnlyList<double> coords, double x, double y)
    {
        var inside = false;
        for (int i = 0, n = coords.Count / 2, j = n - 1; i < n; j = i++)
        {
            double xi = coords[2 * i], yi = coords[(2 * i) + 1], xj = coords[2 * j], yj = coords[(2 * j) + 1];
            var across = ((xj - xi) * (y - yi)) - ((yj - yi) * (x - xi));
            if (across == 0 && x >= Math.Min(xi, xj) && x <= Math.Max(xi, xj) && y >= Math.Min(yi, yj) && y <= Math.Max(yi, yj)) return true;
            if (yi > y != yj > y && x < ((xj - xi) * (y - yi) / (yj - yi)) + xi) inside = !inside;
        }
        return inside;
    }
}
