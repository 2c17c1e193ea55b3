namespace Cbhcr.Psychometrics.Classical;

/// <summary>Maximum likelihood of a beta-binomial distribution by Newton steps on ln α and ln β; for whole counts all derivatives are finite sums (Griffiths 1973).</summary>
internal static class BetaBinomialFit
{
    public static (double Alpha, double Beta) Of(IReadOnlyList<int> right, IReadOnlyList<int> n, double pooled)
    {
        // How many items have more than j right, wrong, persons.
        var most = n.Max();
        var (above, aboveWrong, aboveAll) = (new double[most], new double[most], new double[most]);
        for (var i = 0; i < n.Count; i++)
        {
            for (var j = 0; j < right[i]; j++) above[j]++;
            for (var j = 0; j < n[i] - right[i]; j++) aboveWrong[j]++;
            for (var j = 0; j < n[i]; j++) aboveAll[j]++;
        }
        var (a, b) = (Math.Log(4 * pooled), Math.Log(4 * (1 - pooled)));
        var value = LogLikelihood(a, b);
        for (var step = 0; step < 300; step++)
        {
            var (alpha, beta) = (Math.Exp(a), Math.Exp(b));
            var (first, firstBend) = Sums(above, alpha);
            var (second, secondBend) = Sums(aboveWrong, beta);
            var (both, bothBend) = Sums(aboveAll, alpha + beta);
            var (ga, gb) = (alpha * (first - both), beta * (second - both));
            if (Math.Max(Math.Abs(ga), Math.Abs(gb)) < 1e-10) break;
            var (haa, hbb, hab) = (ga + alpha * alpha * (bothBend - firstBend), gb + beta * beta * (bothBend - secondBend), alpha * beta * bothBend);
            var determinant = haa * hbb - hab * hab;
            // Away from the maximum the surface may bend the wrong way: then uphill will do.
            var (da, db) = haa < 0 && determinant > 0 ? ((hab * gb - hbb * ga) / determinant, (hab * ga - haa * gb) / determinant) : (ga, gb);
            var size = Math.Min(1, 1 / Math.Max(Math.Abs(da), Math.Abs(db)));
            var next = LogLikelihood(a + size * da, b + size * db);
            while (next < value && size > 1e-12)
            {
                size /= 2;
                next = LogLikelihood(a + size * da, b + size * db);
            }
            if (next < value) break;
            (a, b, value) = (Math.Clamp(a + size * da, -20, 20), Math.Clamp(b + size * db, -20, 20), next);
        }
        return (Math.Exp(a), Math.Exp(b));

        double LogLikelihood(double logAlpha, double logBeta)
        {
            var (alpha, beta, sum) = (Math.Exp(logAlpha), Math.Exp(logBeta), 0.0);
            for (var j = 0; j < most; j++) sum += above[j] * Math.Log(alpha + j) + aboveWrong[j] * Math.Log(beta + j) - aboveAll[j] * Math.Log(alpha + beta + j);
            return sum;
        }
    }

    private static (double First, double Second) Sums(double[] counts, double shape)
    {
        double first = 0, second = 0;
        for (var j = 0; j < counts.Length; j++)
        {
            var share = 1 / (shape + j);
            (first, second) = (first + counts[j] * share, second + counts[j] * share * share);
        }
        return (first, second);
    }
}
