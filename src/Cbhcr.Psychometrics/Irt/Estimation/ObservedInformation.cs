using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Minus the second derivatives of the marginal log-likelihood with priors, exact: the information of the complete data less what is missing of it, the
/// covariances of the scores under each person's posterior (Louis 1982; the same matrix as that of Oakes 1999).
/// </summary>
internal static class ObservedInformation
{
    /// <summary>Patterns whose scores are held at a time, and those one thread takes at a time.</summary>
    private const int Chunk = 4096, SomePatterns = 64;

    /// <summary>Count × count of the searched vector, with priors. The likelihood must have been evaluated at the estimate with its posteriors kept.</summary>
    /// <param name="likelihood">At the estimate.</param>
    /// <param name="parameters">The estimate.</param>
    /// <param name="crossProduct">Only the sum of the products of the persons' expected scores, in place of the information.</param>
    /// <param name="threads">1 or 2.</param>
    /// <param name="ct">Looked at for every item.</param>
    public static double[] Of(MarginalLikelihood likelihood, double[] parameters, bool crossProduct, int threads, CancellationToken ct)
    {
        var information = OfData(likelihood, parameters, crossProduct, threads, ct);
        foreach (var (prior, place) in likelihood.Priors()) information[place * likelihood.Count + place] -= prior.Second(parameters[place]);
        return information;
    }

    /// <summary>Sum of the products of the persons' expected scores, without priors.</summary>
    public static double[] CrossProduct(MarginalLikelihood likelihood, double[] parameters, int threads, CancellationToken ct) => OfData(likelihood, parameters, true, threads, ct);

    private static double[] OfData(MarginalLikelihood likelihood, double[] parameters, bool crossProduct, int threads, CancellationToken ct)
    {
        var (layout, data) = (likelihood.Layout, likelihood.Step.Data);
        var functions = new ScoreFunctions(likelihood, layout.Model == IrtModel.Rasch ? Math.Exp(parameters[layout.Shared]) : 1);
        var width = OuterProducts.Padded(functions.Count);
        var full = new double[width * width];
        AddScoreProducts(likelihood, functions, width, full, threads, ct);
        if (!crossProduct)
        {
            var pairs = new ScorePairs(likelihood, functions, width, full);
            var options = new ParallelOptions { MaxDegreeOfParallelism = (long)data.Patterns * data.Items < 20_000 ? 1 : threads, CancellationToken = ct };
            Parallel.For(0, data.Items, options, pairs.NewScratch, (item, _, scratch) => pairs.Add(item, scratch), _ => { });
            if (functions.HasVariance) pairs.AddVariance();
        }
        var information = new double[layout.Count * layout.Count];
        for (var i = 0; i < functions.Count; i++)
            for (var j = i; j < functions.Count; j++)
            {
                var (r, c, value) = (functions.Place(i), functions.Place(j), full[i * width + j]);
                information[r * layout.Count + c] += value;
                if (i != j) information[c * layout.Count + r] += value;
            }
        return information;
    }

    // Σ s sᵀ / weight of the expected scores s; the posteriors sum to the weights.
    private static void AddScoreProducts(MarginalLikelihood likelihood, ScoreFunctions functions, int width, double[] to, int threads, CancellationToken ct)
    {
        var data = likelihood.Step.Data;
        var options = new ParallelOptions { MaxDegreeOfParallelism = data.Patterns < SomePatterns ? 1 : threads, CancellationToken = ct };
        for (var from = 0; from < data.Patterns; from += Chunk)
        {
            var (first, count) = (from, Math.Min(Chunk, data.Patterns - from));
            var scores = new double[count * width];
            Parallel.For(0, (count + SomePatterns - 1) / SomePatterns, options, part =>
            {
                for (var p = part * SomePatterns; p < Math.Min(count, (part + 1) * SomePatterns); p++) ExpectedScore(likelihood, functions, first + p, scores.AsSpan(p * width, width));
            });
            OuterProducts.Add(scores, width, to, options.MaxDegreeOfParallelism);
        }
    }

    private static void ExpectedScore(MarginalLikelihood likelihood, ScoreFunctions functions, int pattern, Span<double> scores)
    {
        var (data, stride) = (likelihood.Step.Data, likelihood.Step.Stride);
        var posterior = likelihood.Posteriors.AsSpan(pattern * stride, stride);
        var scale = 1 / Math.Sqrt(data.Weights[pattern]);
        for (var i = 0; i < data.Items; i++)
        {
            var digit = data.Digit(pattern, i);
            if (digit == 2) continue;
            for (var k = 0; k < functions.PerItem; k++) scores[i * functions.PerItem + k] = scale * VectorMath.Dot(posterior, functions.Of(i, digit, k));
        }
        if (functions.HasVariance) scores[functions.Count - 1] = scale * VectorMath.Dot(posterior, functions.Variance);
    }
}
