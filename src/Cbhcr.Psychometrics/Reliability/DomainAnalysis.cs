using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>
/// Domains of a form: how their scores correlate, and whether a domain's score is worth reporting beside the total (Haberman 2008). Rests on persons who have every
/// item; errors of measurement of two domains are taken to be uncorrelated. Null where not defined.
/// </summary>
/// <param name="Persons">Persons behind the figures.</param>
/// <param name="LeftOut">Persons without an answer to some item.</param>
/// <param name="Domains">In the order given.</param>
/// <param name="Correlations">Of the observed domain scores; domains × domains.</param>
/// <param name="Disattenuated">Of the true scores, r / √(α α′) (Spearman 1904); may pass 1. Null where an alpha is not above 0.</param>
public sealed record DomainAnalysis(int Persons, int LeftOut, IReadOnlyList<DomainScore> Domains, IReadOnlyList<IReadOnlyList<double?>> Correlations, IReadOnlyList<IReadOnlyList<double?>> Disattenuated)
{
    /// <summary>Analyses right and wrong; omitted and not reached count as wrong.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="domains">The items of each domain, from 0; an item belongs to one domain at most. The total is of all items named.</param>
    /// <exception cref="ArgumentException">There is no such item, or one is named twice.</exception>
    public static DomainAnalysis Of(ScoredResponses responses, IReadOnlyList<IReadOnlyList<int>> domains) => Of(CategoryResponses.Of(responses), domains);

    /// <summary>Analyses categories worth their number in points.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="domains">The items of each domain, from 0; an item belongs to one domain at most. The total is of all items named.</param>
    /// <exception cref="ArgumentException">There is no such item, or one is named twice.</exception>
    public static DomainAnalysis Of(CategoryResponses responses, IReadOnlyList<IReadOnlyList<int>> domains)
    {
        var covariances = ItemCovariances.Of(responses, [.. domains.SelectMany(d => d)]);
        var (n, place, at) = (domains.Count, 0, new int[covariances.Items]);
        for (var d = 0; d < n; d++)
            foreach (var _ in domains[d]) at[place++] = d;
        var (between, own, means) = (new double[n, n], new double[n], new double[n]);
        for (var i = 0; i < at.Length; i++)
        {
            own[at[i]] += covariances[i, i];
            means[at[i]] += covariances.Means[i];
            for (var j = 0; j < at.Length; j++) between[at[i], at[j]] += covariances[i, j];
        }
        var alphas = Enumerable.Range(0, n).Select(d => domains[d].Count < 2 || !(between[d, d] > 0) ? (double?)null
            : domains[d].Count / (domains[d].Count - 1.0) * (1 - own[d] / between[d, d])).ToList();
        double? Correlation(int a, int b) => between[a, a] > 0 && between[b, b] > 0 ? Math.Clamp(between[a, b] / Math.Sqrt(between[a, a] * between[b, b]), -1, 1) : null;
        double? TrueCorrelation(int a, int b) => a == b ? 1 : alphas[a] > 0 && alphas[b] > 0 ? Correlation(a, b) / Math.Sqrt(alphas[a]!.Value * alphas[b]!.Value) : null;
        IReadOnlyList<IReadOnlyList<double?>> Table(Func<int, int, double?> cell) => [.. Enumerable.Range(0, n).Select(a => (IReadOnlyList<double?>)[.. Enumerable.Range(0, n).Select(b => cell(a, b))])];
        double WithTotal(int d) => Enumerable.Range(0, n).Sum(e => between[d, e]);
        var (persons, total) = (covariances.Persons, covariances.TotalVariance);
        return new(persons, covariances.LeftOut, [.. domains.Select((items, d) => DomainScore.Of(items, persons > 0 ? means[d] : null, persons > 1 ? Math.Sqrt(between[d, d]) : null, alphas[d],
            between[d, d], WithTotal(d), total))], Table(Correlation), Table(TrueCorrelation));
    }
}

/// <summary>
/// A domain's score as an estimate of its true score, against what the total says of it: proportional reduction of mean squared error (PRMSE; Haberman 2008).
/// Null where not defined.
/// </summary>
/// <param name="Items">From 0.</param>
/// <param name="Mean">In points.</param>
/// <param name="StandardDeviation">In points, n − 1 in the denominator.</param>
/// <param name="Alpha">Coefficient alpha, which is the PRMSE of the domain's own score (Kelley's regressed score).</param>
/// <param name="PrmseOfTotal">Of the total as predictor of the domain's true score: Cov(true, total)² / (σ²(true) σ²(total)).</param>
/// <param name="PrmseOfBoth">Of own score and total together: the augmented subscore.</param>
/// <param name="OwnWeight">Weight of the domain's score in the augmented subscore, which is mean + weight (own − its mean) + weight (total − its mean).</param>
/// <param name="TotalWeight">Weight of the total.</param>
public sealed record DomainScore(
    IReadOnlyList<int> Items, double? Mean, double? StandardDeviation, double? Alpha, double? PrmseOfTotal, double? PrmseOfBoth, double? OwnWeight, double? TotalWeight)
{
    /// <summary>Haberman's criterion: the own score says more of the domain's true score than the total does. Null where either is.</summary>
    public bool? AddsValue => Alpha is { } own && PrmseOfTotal is { } total ? own > total : null;

    internal static DomainScore Of(IReadOnlyList<int> items, double? mean, double? deviation, double? alpha, double own, double withTotal, double total)
    {
        if (!(alpha > 0) || !(total > 0)) return new(items, mean, deviation, alpha, null, null, null, null);
        // Errors of other domains say nothing of this true score: Cov(true, total) is Cov(own, total) less the own error.
        var truth = alpha.Value * own;
        var truthWithTotal = withTotal - (own - truth);
        var ofTotal = truthWithTotal * truthWithTotal / (truth * total);
        var determinant = own * total - withTotal * withTotal;
        // One domain alone, or the total: nothing to add.
        if (!(determinant > 1e-12 * own * total)) return new(items, mean, deviation, alpha, ofTotal, alpha, alpha, 0);
        var (ownWeight, totalWeight) = ((truth * total - truthWithTotal * withTotal) / determinant, (truthWithTotal * own - truth * withTotal) / determinant);
        return new(items, mean, deviation, alpha, ofTotal, (ownWeight * truth + totalWeight * truthWithTotal) / truth, ownWeight, totalWeight);
    }
}
