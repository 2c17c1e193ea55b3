namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>
/// Second derivatives of the marginal log-likelihood without numerical differences (Louis 1982): for each person the mean over the posterior
/// of second derivatives and squared scores, less the square of the mean score. Priors are in <see cref="Observed"/>, not in <see cref="Crossed"/>.
/// </summary>
/// <param name="Observed">Minus the second derivatives, a full square.</param>
/// <param name="Crossed">Sum of the cross-products of the persons' scores, a full square.</param>
internal sealed record ObservedInformation(double[] Observed, double[] Crossed)
{
    // Points less likely than this for a person say nothing.
    private const double Negligible = 1e-14;
    private const int Parts = 4;

    /// <summary>At the last place the likelihood was computed at.</summary>
    public static ObservedInformation At(MarginalLikelihood likelihood, ReadOnlySpan<double> parameters, int threads)
    {
        var n = parameters.Length;
        var tables = new ScoreTables(likelihood, parameters);
        var observed = Complete(likelihood, parameters, tables);
        var (squares, crossed) = (new double[Parts][], new double[Parts][]);
        Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) }, part =>
        {
            var (square, cross) = (new CrossProducts(n), new CrossProducts(n));
            var count = likelihood.Patterns.Count;
            for (var i = (int)((long)count * part / Parts); i < (int)((long)count * (part + 1) / Parts); i++) Person(likelihood, tables, i, square, cross);
            (squares[part], crossed[part]) = (square.Sum(), cross.Sum());
        });
        for (var part = 1; part < Parts; part++)
            for (var e = 0; e < observed.Length; e++) (squares[0][e], crossed[0][e]) = (squares[0][e] + squares[part][e], crossed[0][e] + crossed[part][e]);
        for (var e = 0; e < observed.Length; e++) observed[e] += crossed[0][e] - squares[0][e];
        for (var p = 0; p < n; p++) observed[p * n + p] -= likelihood.Layout.PriorOf(p)?.Second(parameters[p]) ?? 0;
        return new(observed, crossed[0]);
    }

    private static void Person(MarginalLikelihood likelihood, ScoreTables tables, int pattern, CrossProducts square, CrossProducts cross)
    {
        var (patterns, stride) = (likelihood.Patterns, Posterior.Stride(likelihood.Points.Length));
        var cells = patterns.Cells(pattern);
        var (group, weight) = (patterns.Groups[pattern], patterns.Counts[pattern]);
        Span<double> own = stackalloc double[stride];
        Posterior.Fill(cells, likelihood.Logarithms, likelihood.LogWeights.AsSpan(group * stride, stride), own);
        var places = tables.PlacesOf(cells, group);
        if (places.Length == 0) return;
        var mean = cross.Row(places);
        mean.Clear();
        for (var q = 0; q < likelihood.Points.Length; q++)
        {
            if (own[q] < Negligible) continue;
            var row = square.Row(places);
            tables.Fill(cells, group, q, row);
            for (var a = 0; a < row.Length; a++) mean[a] += own[q] * row[a];
            var factor = Math.Sqrt(weight * own[q]);
            for (var a = 0; a < row.Length; a++) row[a] *= factor;
        }
        for (var a = 0; a < mean.Length; a++) mean[a] *= Math.Sqrt(weight);
    }

    // Minus the second derivatives of the expected complete-data log-likelihood.
    private static double[] Complete(MarginalLikelihood likelihood, ReadOnlySpan<double> parameters, ScoreTables tables)
    {
        var (layout, n) = (likelihood.Layout, parameters.Length);
        var total = new double[n * n];
        for (var j = 0; j < layout.Curves.Length; j++)
        {
            var (curve, places) = (layout.Curves[j], layout.Places[j]);
            if (curve.Free == 0) continue;
            var (own, square) = (new double[curve.Free], new double[curve.Free * curve.Free]);
            layout.Take(j, parameters, own);
            var points = likelihood.Points.ToArray();
            likelihood.Visit(j, own, (q, counts, probabilities, scores) => curve.AddBend(own, points[q], counts, probabilities, scores, square));
            for (var a = 0; a < places.Length; a++)
                for (var b = 0; b < places.Length; b++) total[places[a] * n + places[b]] -= square[a * places.Length + b];
        }
        for (var g = 0; g < layout.Means.Length; g++)
        {
            var (m, v) = (layout.Means[g], layout.Variances[g]);
            var bend = tables.Bend(g, likelihood.ExpectedPersons(g));
            if (m >= 0) total[m * n + m] -= bend.Mean;
            if (v >= 0) total[v * n + v] -= bend.Variance;
            if (m < 0 || v < 0) continue;
            total[m * n + v] -= bend.Mixed;
            total[v * n + m] -= bend.Mixed;
        }
        return total;
    }
}
