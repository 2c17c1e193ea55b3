using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>
/// The criteria of Haebara (1980) and of Stocking and Lord (1983) and their exact minimum. Haebara: Σ w(θ) Σⱼ Σₖ (Pⱼₖ(θ) − P*ⱼₖ(θ))² over the
/// categories from the second on, which for right and wrong is the chance to be right. Stocking and Lord: Σ w(θ) (T(θ) − T*(θ))², T the expected
/// sum of the points. With weights on both scales the two sums are added.
/// </summary>
internal static class LinkingCurves
{
    private readonly record struct Criterion(double Value, double ByA, double ByB, double ByAA, double ByAB, double ByBB);

    public static LinkingResult Minimise(LinkingMethod method, IReadOnlyList<IrtItem> from, IReadOnlyList<IrtItem> onto, LinkingCriterion criterion, ScaleTransformation? start)
    {
        var at = ScaleTransformation.Identity;
        var here = Evaluate(method, from, onto, criterion, at);
        if (start is { } s && Evaluate(method, from, onto, criterion, s) is var other && other.Value < here.Value) (at, here) = (s, other);
        if (!double.IsFinite(here.Value)) return new(null, Converged: false);
        var (damping, step, done) = (0.0, double.PositiveInfinity, 0);
        while (done < criterion.Iterations && step > 1e-14)
        {
            done++;
            var scale = Math.Abs(here.ByAA) + Math.Abs(here.ByBB);
            var (aa, bb) = (here.ByAA + damping * scale, here.ByBB + damping * scale);
            var determinant = aa * bb - here.ByAB * here.ByAB;
            var next = new ScaleTransformation(at.A - (bb * here.ByA - here.ByAB * here.ByB) / determinant, at.B - (aa * here.ByB - here.ByAB * here.ByA) / determinant);
            var there = aa > 0 && determinant > 0 && next.A > 0 ? Evaluate(method, from, onto, criterion, next) : default;
            // A step up or off the convex region is taken again, shorter and steeper (Levenberg 1944).
            if (!(aa > 0 && determinant > 0 && next.A > 0) || !(there.Value <= here.Value * (1 + 1e-15)))
            {
                if (step < 1e-9 || damping > 1e6) break;
                damping = damping == 0 ? 1e-3 : 10 * damping;
                continue;
            }
            step = Math.Max(Math.Abs(next.A - at.A), Math.Abs(next.B - at.B));
            (at, here, damping) = (next, there, damping < 1e-6 ? 0 : damping / 10);
        }
        return new(at, here.Value, Math.Max(Math.Abs(here.ByA), Math.Abs(here.ByB)), done, step < 1e-10);
    }

    private static Criterion Evaluate(LinkingMethod method, IReadOnlyList<IrtItem> from, IReadOnlyList<IrtItem> onto, LinkingCriterion criterion, ScaleTransformation at)
    {
        var total = Side(method, onto, from, criterion.Onto, at, inverse: true);
        if (criterion.From is null) return total;
        var back = Side(method, from, onto, criterion.From, at, inverse: false);
        return new(total.Value + back.Value, total.ByA + back.ByA, total.ByB + back.ByB, total.ByAA + back.ByAA, total.ByAB + back.ByAB, total.ByBB + back.ByBB);
    }

    /// <param name="method">Item by item, or the sum.</param>
    /// <param name="still">Items on the scale of the weights.</param>
    /// <param name="moved">Items brought there: at (θ − B) / A on the scale linked to, at Aθ + B on the scale linked from.</param>
    /// <param name="weights">On that scale.</param>
    /// <param name="at">A and B.</param>
    /// <param name="inverse">Which of the two.</param>
    private static Criterion Side(LinkingMethod method, IReadOnlyList<IrtItem> still, IReadOnlyList<IrtItem> moved, AbilityWeights weights, ScaleTransformation at, bool inverse)
    {
        var most = still.Max(i => i.Categories);
        Span<double> fixedP = stackalloc double[most], p = stackalloc double[most], first = stackalloc double[most], second = stackalloc double[most];
        double value = 0, byA = 0, byB = 0, byAA = 0, byAB = 0, byBB = 0;
        for (var q = 0; q < weights.Points.Length; q++)
        {
            var theta = weights.Points[q];
            var u = inverse ? (theta - at.B) / at.A : at.Apply(theta);
            // u and its derivatives by A and B.
            var (uA, uB, uAA, uAB) = inverse ? (-u / at.A, -1 / at.A, 2 * u / (at.A * at.A), 1 / (at.A * at.A)) : (theta, 1, 0, 0);
            double off = 0, slope = 0, bend = 0;
            for (var j = 0; j < still.Count; j++)
            {
                var categories = still[j].Categories;
                still[j].Probabilities(theta, fixedP);
                moved[j].Derivatives(u, p, first, second);
                for (var k = 1; k < categories; k++)
                {
                    if (method is LinkingMethod.Haebara) Add(fixedP[k] - p[k], first[k], second[k]);
                    else (off, slope, bend) = (off + k * (fixedP[k] - p[k]), slope + k * first[k], bend + k * second[k]);
                }
            }
            if (method is LinkingMethod.StockingLord) Add(off, slope, bend);

            void Add(double residual, double byU, double byUU)
            {
                var w = weights.Weights[q];
                value += w * residual * residual;
                byA -= 2 * w * residual * byU * uA;
                byB -= 2 * w * residual * byU * uB;
                byAA += 2 * w * (byU * uA * byU * uA - residual * (byUU * uA * uA + byU * uAA));
                byAB += 2 * w * (byU * uA * byU * uB - residual * (byUU * uA * uB + byU * uAB));
                byBB += 2 * w * (byU * uB * byU * uB - residual * byUU * uB * uB);
            }
        }
        return new(value, byA, byB, byAA, byAB, byBB);
    }
}
