using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Marginal maximum likelihood for right/wrong items (Bock and Lieberman 1970; Bock and Aitkin 1981): Rasch, 1PL, 2PL and 3PL. The likelihood is that of a
/// normal distribution of persons held on the points of a quadrature and made to sum to 1. Exact up to that: no term is left out.
/// </summary>
public static class DichotomousCalibration
{
    /// <summary>
    /// Estimates. Missing cells say nothing, wherever they are; persons with everything right or wrong count as all others do. A search that did not end in
    /// time is no error: <see cref="Convergence.Converged"/> says so, and the estimates are the best found. The same input gives the same bits with one thread and two.
    /// </summary>
    /// <param name="responses">0 wrong, 1 right or <see cref="CategoryResponses.Missing"/>.</param>
    /// <param name="model"><see cref="IrtModel.Rasch"/>, <see cref="IrtModel.OneParameter"/>, <see cref="IrtModel.TwoParameter"/> or <see cref="IrtModel.ThreeParameter"/>.</param>
    /// <param name="options">Null for the defaults: 61 points on −6 … 6, a prior on guessing, no standard errors.</param>
    /// <param name="progress">Told before every step.</param>
    /// <param name="ct">Looked at before every step.</param>
    /// <returns>Items in the order of the responses. Parameters: item after item slope, intercept, logit of c as far as the model has them; then the slope all share, or the variance of the persons.</returns>
    /// <exception cref="ConstantItemsException">Items with one answer only (<see cref="ConstantItems"/> asks beforehand), where the intercept has no prior.</exception>
    /// <exception cref="ArgumentException">Another model, no person, no item, a category above 1, weights or start that do not fit.</exception>
    public static Calibration Fit(CategoryResponses responses, IrtModel model, DichotomousOptions? options = null, IProgress<CalibrationProgress>? progress = null, CancellationToken ct = default)
    {
        options ??= new();
        Check(responses, model, options);
        if (options.Priors.Intercept is null && ConstantItems(responses, options.PersonWeights) is { Count: > 0 } constant) throw new ConstantItemsException(constant);

        var scaled = model == IrtModel.Rasch && options.ScalePoints;
        var layout = new DichotomousLayout(scaled ? IrtModel.OneParameter : model, responses.Items);
        // The slope of a Rasch model is the standard deviation of its persons: no item has one for a prior to be on.
        var priors = scaled ? options.Priors with { Slope = null } : options.Priors;
        var data = PackedResponses.Of(responses, options.PersonWeights);
        var likelihood = new MarginalLikelihood(data, layout, options.Quadrature, priors, options.Threads);
        var found = QuasiNewton.Maximise(likelihood, Start(responses, likelihood, options), options.Tolerance, options.MaximumIterations,
            (iteration, value, change) => progress?.Report(new(iteration, value, change)), ct);
        var covariance = Covariance(likelihood, found.Parameters, options, ct);
        double? change = null;
        if (options.CheckPoints)
        {
            var finer = new MarginalLikelihood(data, layout, options.Quadrature.Doubled(), priors, options.Threads);
            finer.Evaluate(found.Parameters, new double[layout.Count]);
            change = finer.LogLikelihood - likelihood.LogLikelihood;
        }
        return Estimates.Of(likelihood, found, scaled, covariance, change);
    }

    /// <summary>Items, from 0, to which nobody of weight above 0 gave a right answer, or nobody a wrong one.</summary>
    /// <param name="responses">0 wrong, 1 right or missing.</param>
    /// <param name="weights">One a person; null for 1 each.</param>
    public static IReadOnlyList<int> ConstantItems(CategoryResponses responses, IReadOnlyList<double>? weights = null)
    {
        var seen = new byte[responses.Items];
        for (var p = 0; p < responses.Persons; p++)
        {
            if (weights is not null && !(weights[p] > 0)) continue;
            var codes = responses.Person(p);
            for (var i = 0; i < codes.Length; i++) seen[i] |= codes[i] switch { 0 => 1, 1 => 2, _ => 0 };
        }
        return [.. Enumerable.Range(0, seen.Length).Where(i => seen[i] != 3)];
    }

    private static double[]? Covariance(MarginalLikelihood likelihood, double[] parameters, DichotomousOptions options, CancellationToken ct)
    {
        var method = options.Information;
        if (method == InformationMethod.None) return null;
        if (method == InformationMethod.NumericHessian)
            return NumericInformation.Of((x, g) => double.IsFinite(likelihood.Evaluate(x, g)), parameters, ct) is { } numeric ? Cholesky.Inverse(numeric, likelihood.Count) : null;
        likelihood.Posteriors = new double[checked(likelihood.Step.Data.Patterns * likelihood.Step.Stride)];
        likelihood.Evaluate(parameters, new double[likelihood.Count]);
        var inverse = Cholesky.Inverse(ObservedInformation.Of(likelihood, parameters, method == InformationMethod.CrossProduct, options.Threads, ct), likelihood.Count);
        if (method != InformationMethod.Sandwich || inverse is null) return inverse;
        return Sandwich.Of(inverse, ObservedInformation.CrossProduct(likelihood, parameters, options.Threads, ct), likelihood.Count);
    }

    private static double[] Start(CategoryResponses responses, MarginalLikelihood likelihood, DichotomousOptions options)
    {
        var layout = likelihood.Layout;
        var start = new double[layout.Count];
        var guess = options.Priors.GuessingLogit?.Mode ?? -1.39;
        var items = options.Start is { } given
            ? [.. given.Select(i => (i.Slope, i.Intercept, Logit: i.Guessing > 0 ? Math.Log(i.Guessing / (1 - i.Guessing)) : guess))]
            : StartingValues.Of(responses, options.PersonWeights).Select(i => (i.Slope, i.Intercept, Logit: guess)).ToArray();
        var slope = Math.Clamp(items.Average(i => i.Slope), 0.3, 3);
        for (var i = 0; i < layout.Items; i++)
        {
            if (layout.PerItem > 1) start[layout.Slope(i)] = items[i].Slope;
            start[layout.Intercept(i)] = items[i].Intercept;
            if (layout.Guessing(i) is var guessing and >= 0) start[guessing] = items[i].Logit;
        }
        if (layout.Model == IrtModel.OneParameter) start[layout.Shared] = slope;
        if (layout.Model == IrtModel.Rasch) start[layout.Shared] = Math.Log(options.StartVariance ?? slope * slope);
        foreach (var (prior, place) in likelihood.Priors())
            if (double.IsNegativeInfinity(prior.LogDensity(start[place]))) start[place] = prior.Mode;
        return start;
    }

    private static void Check(CategoryResponses responses, IrtModel model, DichotomousOptions options)
    {
        if (model is not (IrtModel.Rasch or IrtModel.OneParameter or IrtModel.TwoParameter or IrtModel.ThreeParameter)) throw new ArgumentException($"{model} is not for right/wrong items.", nameof(model));
        if (responses.Persons == 0 || responses.Items == 0) throw new ArgumentException($"{responses.Persons} persons on {responses.Items} items.", nameof(responses));
        var codes = responses.Codes;
        for (var i = 0; i < codes.Length; i++)
            if (codes[i] > 1 && codes[i] != CategoryResponses.Missing) throw new ArgumentException($"Person {i / responses.Items}, item {i % responses.Items}: category {codes[i]} is neither wrong (0) nor right (1).", nameof(responses));
        if (options.PersonWeights is { } weights)
        {
            if (weights.Count != responses.Persons) throw new ArgumentException($"{weights.Count} weights for {responses.Persons} persons.", nameof(options));
            for (var p = 0; p < weights.Count; p++)
                if (!(weights[p] >= 0) || !double.IsFinite(weights[p])) throw new ArgumentException($"Person {p}: a weight of {weights[p]}.", nameof(options));
            if (!(weights.Sum() > 0)) throw new ArgumentException("All weights are 0.", nameof(options));
        }
        if (options.Start is { } start)
        {
            if (start.Count != responses.Items) throw new ArgumentException($"{start.Count} items to start from, {responses.Items} answered.", nameof(options));
            for (var i = 0; i < start.Count; i++)
                if (!double.IsFinite(start[i].Slope) || !double.IsFinite(start[i].Intercept) || !(start[i].Guessing is >= 0 and < 1)) throw new ArgumentException($"Item {i}: no start from {start[i]}.", nameof(options));
        }
        if (options.StartVariance is { } variance && !(variance > 0 && double.IsFinite(variance))) throw new ArgumentException($"A variance of {variance} to start from.", nameof(options));
        if (options.Threads < 1 || options.MaximumIterations < 1 || !(options.Tolerance > 0)) throw new ArgumentException($"{options.Threads} threads, {options.MaximumIterations} iterations, a tolerance of {options.Tolerance}.", nameof(options));
    }
}
