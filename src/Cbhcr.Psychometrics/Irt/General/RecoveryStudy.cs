using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>How near calibrations of drawn responses come to the truth, over replications.</summary>
/// <param name="Persons">Persons in each replication.</param>
/// <param name="Replications">Calibrations that converged.</param>
/// <param name="SlopeBias">Mean of estimate less truth over slopes and replications; null where the model has none.</param>
/// <param name="SlopeError">Root of the mean square of the same.</param>
/// <param name="InterceptBias">Mean of estimate less truth over intercepts and replications.</param>
/// <param name="InterceptError">Root of the mean square of the same.</param>
/// <param name="Coverage">Share of slopes and intercepts within 1.96 standard errors of the truth.</param>
public sealed record RecoveryStudy(int Persons, int Replications, double? SlopeBias, double? SlopeError, double InterceptBias, double InterceptError, double Coverage)
{
    private const int MostDraws = 20;

    /// <summary>Draws persons from N(0, 1) and their answers to the items, and calibrates, again and again.</summary>
    /// <param name="truth">The items; of the class that the model calibrates.</param>
    /// <param name="model">The model to calibrate. The truth must be of it.</param>
    /// <param name="persons">Persons in each replication.</param>
    /// <param name="replications">1 or more; those with an unused category are drawn again.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="priors">Priors of every item; null for none.</param>
    /// <exception cref="InvalidOperationException">Nothing converged.</exception>
    public static RecoveryStudy Run(IReadOnlyList<IrtItem> truth, IrtModel model, int persons, int replications, ulong seed, ItemPriors? priors = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        var chance = new SplitMix64(seed);
        var (slopes, intercepts, within, done) = (new List<double>(), new List<double>(), 0, 0);
        for (var replication = 0; replication < replications; replication++)
        {
            var responses = Draw(truth, persons, chance);
            for (var again = 0; again < MostDraws && UsedCategories.Of(responses).Responses.Categories.ToArray().Sum() < truth.Sum(t => t.Categories); again++)
                responses = Draw(truth, persons, chance);
            var fit = GeneralCalibration.Fit(responses, model, new() { Information = InformationMethod.Oakes }, priors);
            if (!fit.Convergence.Converged || fit.Covariance is null) continue;
            done++;
            for (var p = 0; p < fit.Parameters.Count; p++)
            {
                var parameter = fit.Parameters[p];
                if (parameter.Kind is not (ParameterKind.Slope or ParameterKind.Intercept)) continue;
                var away = parameter.Value - TrueValue(truth[Math.Max(0, parameter.Owner)], parameter);
                (parameter.Kind == ParameterKind.Slope ? slopes : intercepts).Add(away);
                if (Math.Abs(away) <= 1.96 * fit.Covariance.StandardError(p)) within++;
            }
        }
        if (done == 0) throw new InvalidOperationException($"None of {replications} calibrations of {persons} persons converged.");
        return new(
            persons, done, slopes.Count == 0 ? null : slopes.Average(), slopes.Count == 0 ? null : Root(slopes), intercepts.Average(), Root(intercepts),
            (double)within / (slopes.Count + intercepts.Count));
    }

    /// <summary>Answers of persons from N(0, 1): for each person the ability, then a uniform number for each item.</summary>
    /// <param name="items">The items.</param>
    /// <param name="persons">0 or more.</param>
    /// <param name="chance">Where the numbers come from.</param>
    /// <param name="population">Where the abilities come from; null for N(0, 1).</param>
    public static CategoryResponses Draw(IReadOnlyList<IrtItem> items, int persons, SplitMix64 chance, Population? population = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(chance);
        ArgumentOutOfRangeException.ThrowIfNegative(persons);
        var (from, codes, at) = (population ?? Population.Standard, new byte[checked(persons * items.Count)], 0);
        Span<double> probabilities = stackalloc double[CategoryResponses.Missing];
        for (var i = 0; i < persons; i++)
        {
            var ability = from.Mean + from.StandardDeviation * chance.NextNormal();
            foreach (var item in items)
            {
                item.Probabilities(ability, probabilities[..item.Categories]);
                var (left, category) = (chance.NextUniform(), 0);
                while (category < item.Categories - 1 && left >= probabilities[category]) left -= probabilities[category++];
                codes[at++] = (byte)category;
            }
        }
        return new(persons, [.. items.Select(i => i.Categories)], codes);
    }

    private static double TrueValue(IrtItem item, FreeParameter parameter) => (item, parameter.Kind) switch
    {
        (DichotomousItem d, ParameterKind.Slope) => d.Slope,
        (DichotomousItem d, _) => d.Intercept,
        (GradedItem g, ParameterKind.Slope) => g.Slope,
        (GradedItem g, _) => g.Intercepts[Math.Max(1, parameter.Category) - 1],
        (PartialCreditItem c, ParameterKind.Slope) when parameter.Category == 0 => c.Slope,
        (NominalItem n, ParameterKind.Slope) => n.CategorySlopes[Math.Max(1, parameter.Category)],
        (NominalItem n, _) => n.CategoryIntercepts[Math.Max(1, parameter.Category)],
        _ => throw new InvalidOperationException($"A recovery of {item.GetType().Name} is not known."),
    };

    private static double Root(List<double> values) => Math.Sqrt(values.Average(v => v * v));
}
