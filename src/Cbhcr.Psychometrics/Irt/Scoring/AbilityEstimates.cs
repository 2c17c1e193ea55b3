using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>
/// Abilities from answers, with the items taken as known. One estimate a person, in the order of the persons; who answered alike gets the
/// same bits. Missing cells say nothing. Items and responses that do not match throw an <see cref="ArgumentException"/>.
/// </summary>
public static class AbilityEstimates
{
    /// <summary>121 abilities on −6 … 6, as R's mirt scores with: twice as dense as for calibration, because one person's posterior is narrower than the population.</summary>
    public static Quadrature Points { get; } = Quadrature.Default.Doubled();

    /// <summary>
    /// Mean and standard deviation of ability given the answers (Bock and Mislevy 1982). Always finite; who answered nothing gets those of the population.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="quadrature">Abilities at which the distribution is held; <see cref="Points"/> if not given. Should reach beyond the population.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    public static AbilityEstimate[] Eap(IReadOnlyList<IrtItem> items, Population population, CategoryResponses responses, Quadrature? quadrature = null, int threads = 2)
    {
        Checks.Match(items, responses);
        Checks.Normal(population);
        var patterns = ResponsePatterns.Of(responses);
        return patterns.ToPersons<AbilityEstimate>(new Posterior(items, population, quadrature ?? Points).Expected(patterns.Distinct, threads));
    }

    /// <summary>
    /// The ability that is likeliest given the answers and the population, the global maximum (Samejima 1969); standard error 1/√ of the
    /// curvature of the log-posterior there. Who answered nothing gets the mean of the population.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    public static AbilityEstimate[] Map(IReadOnlyList<IrtItem> items, Population population, CategoryResponses responses, int threads = 2)
    {
        Checks.Normal(population);
        return Modes(items, new(Weight.Normal, population), responses, threads);
    }

    /// <summary>
    /// The ability under which the answers are likeliest, the global maximum of the likelihood (Birnbaum 1968); standard error 1/√ of the
    /// observed information there. Null, with the reason, where the likelihood is highest at an infinite ability (all in the lowest or highest
    /// category; with guessing also where worse than chance), where two abilities are equally likely, and where nothing was answered.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    public static AbilityEstimate[] Mle(IReadOnlyList<IrtItem> items, CategoryResponses responses, int threads = 2) => Modes(items, new(Weight.None, default), responses, threads);

    /// <summary>
    /// The weighted likelihood estimate (Warm 1989), finite for every pattern that says anything; standard error 1/√ of the negative slope of
    /// the estimating function there. Where that has several roots, the one of the highest weighted likelihood.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="form">Warm's weight, or that of R's mirt, which differs for guessing and graded items.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    public static AbilityEstimate[] Wle(IReadOnlyList<IrtItem> items, CategoryResponses responses, WeightedLikelihood form = WeightedLikelihood.Warm, int threads = 2) =>
        Modes(items, new(form == WeightedLikelihood.Warm ? Weight.Warm : Weight.Jeffreys, default), responses, threads);

    /// <summary>
    /// Numbers for statistics of fit: an infinite estimate becomes the most extreme finite one of all persons ± 0.1, as in R's mirt; NaN, which
    /// those statistics leave out, where there is no side or no finite estimate.
    /// </summary>
    /// <param name="estimates">One a person.</param>
    public static double[] ForFit(IReadOnlyList<AbilityEstimate> estimates)
    {
        var finite = estimates.Where(e => e.Value is not null).Select(e => e.Value!.Value).DefaultIfEmpty(double.NaN).ToList();
        var (low, high) = (finite.Min() - 0.1, finite.Max() + 0.1);
        return [.. estimates.Select(e => e.Value ?? (e.Status == EstimateStatus.PlusInfinity ? high : e.Status == EstimateStatus.MinusInfinity ? low : double.NaN))];
    }

    private static AbilityEstimate[] Modes(IReadOnlyList<IrtItem> items, Objective objective, CategoryResponses responses, int threads)
    {
        Checks.Match(items, responses);
        var patterns = ResponsePatterns.Of(responses);
        return patterns.ToPersons<AbilityEstimate>(new ModeSearch(items, objective).Of(patterns.Distinct, threads));
    }
}
