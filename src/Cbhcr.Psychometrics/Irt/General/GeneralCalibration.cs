using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>
/// Marginal maximum likelihood (Bock and Aitkin 1981), with priors marginal maximum a posteriori, for forms of any mixture of models, several
/// groups, items that are held, and any pattern of missing responses. EM accelerated by quasi-Newton steps; no step lowers the objective.
/// </summary>
public static class GeneralCalibration
{
    /// <summary>One model for all items.</summary>
    /// <param name="responses">Persons × items; persons without a response do not count.</param>
    /// <param name="model">The model of every item.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="priors">Priors of every item; null for none.</param>
    /// <exception cref="ArgumentException">As for specifications by item.</exception>
    public static Calibration Fit(CategoryResponses responses, IrtModel model, GeneralOptions? options = null, ItemPriors? priors = null)
    {
        ArgumentNullException.ThrowIfNull(responses);
        return Fit(responses, [.. Enumerable.Repeat(new ItemSpecification(model, priors), responses.Items)], options);
    }

    /// <summary>
    /// A specification for each item. <see cref="Calibration.Model"/> of the result is the model of the first item that is not held.
    /// A slope may come out negative (a reversed item) unless a prior forbids it. The populations' grid is fixed: where a standard deviation
    /// is well above 1, ask for a wider <see cref="GeneralOptions.Quadrature"/>.
    /// </summary>
    /// <param name="responses">Persons × items; persons without a response do not count.</param>
    /// <param name="items">One a column.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// The shapes do not fit; a category of an item that nobody is in, without a prior of the intercept; a group that no common or held item
    /// ties to the reference; a freedom of the reference group that nothing settles; nobody in the reference group.
    /// </exception>
    public static Calibration Fit(CategoryResponses responses, IReadOnlyList<ItemSpecification> items, GeneralOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(items);
        options ??= new();
        var design = new Design(responses, items, options);
        var layout = new Layout(items, responses.Categories, design.Free);
        var likelihood = new MarginalLikelihood(layout, design.Patterns, options.Quadrature, options.Threads);
        var search = new AcceleratedEm(likelihood, options.Tolerance, options.MaximumIterations);
        search.Run(Start(layout, design));
        var covariance = Covariances.Of(likelihood, search, options);
        var value = likelihood.LogLikelihood;
        var convergence = new Convergence(likelihood.Passes, search.Converged, search.NextChange, VectorMath.Largest(search.Gradient),
            options.CheckDoubledPoints ? OnDoubledPoints(search.Parameters, layout, design, options) - value : null);
        return new(items.FirstOrDefault(i => i.Fixed is null, items[0]).Model, Items(layout, search.Parameters), Populations(layout, search.Parameters), value,
            likelihood.LogPrior(search.Parameters), design.Persons.Sum(), layout.Named(search.Parameters), covariance, convergence);
    }

    private static double[] Start(Layout layout, Design design)
    {
        var start = new double[layout.Count];
        for (var j = 0; j < layout.Curves.Length; j++)
        {
            var own = new double[layout.Curves[j].Free];
            layout.Curves[j].Start(design.Counts(j), own);
            for (var p = 0; p < own.Length; p++) start[layout.Places[j][p]] = own[p];
        }
        foreach (var variance in layout.Variances)
            if (variance >= 0) start[variance] = 1;
        return start;
    }

    private static double OnDoubledPoints(double[] parameters, Layout layout, Design design, GeneralOptions options)
    {
        var finer = new MarginalLikelihood(layout, design.Patterns, options.Quadrature.Doubled(), options.Threads);
        finer.Value(parameters);
        return finer.LogLikelihood;
    }

    private static IrtItem[] Items(Layout layout, double[] parameters)
    {
        var items = new IrtItem[layout.Curves.Length];
        for (var j = 0; j < items.Length; j++)
        {
            var own = new double[layout.Curves[j].Free];
            layout.Take(j, parameters, own);
            items[j] = layout.Curves[j].Item(own);
        }
        return items;
    }

    private static Population[] Populations(Layout layout, double[] parameters) =>
        [.. Enumerable.Range(0, layout.Means.Length).Select(g => layout.Population(g, parameters)).Select(p => new Population(p.Mean, Math.Sqrt(p.Variance)))];
}
