using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>Draws from the distribution of each person's ability given his answers (Mislevy 1991), for figures of groups that point estimates would distort.</summary>
public static class PlausibleValues
{
    private static readonly Quadrature Dense = new(481, -6, 6);

    /// <summary>
    /// Draws by the inverse of the cumulative posterior on a grid; the mass of a point is spread evenly over the gap around it, which adds
    /// (gap)² / 12 to the variance. One uniform number a value, persons in order: the same seed gives the same values.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="draws">Values a person.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="quadrature">Abilities at which the posterior is held; 481 on −6 … 6 if not given.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    /// <returns>Persons × draws, in logits.</returns>
    public static double[,] Draw(
        IReadOnlyList<IrtItem> items, Population population, CategoryResponses responses, int draws, ulong seed, Quadrature? quadrature = null, int threads = 2)
    {
        Checks.Match(items, responses);
        Checks.Normal(population);
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        var values = new double[responses.Persons, draws];
        var chance = new SplitMix64(seed);
        for (var person = 0; person < responses.Persons; person++)
            for (var d = 0; d < draws; d++) values[person, d] = chance.NextUniform();
        var posterior = new Posterior(items, population, quadrature ?? Dense);
        Blocks.Run(responses.Persons, 64, threads, (from, to) =>
        {
            var weights = new double[posterior.Room];
            for (var person = from; person < to; person++)
            {
                posterior.Of(responses.Person(person), weights);
                for (var d = 0; d < draws; d++) values[person, d] = Inverse(posterior.Grid, weights, values[person, d]);
            }
        });
        return values;
    }

    private static double Inverse(Quadrature grid, ReadOnlySpan<double> weights, double uniform)
    {
        var points = grid.Points;
        var gap = points[1] - points[0];
        var q = 0;
        while (q < points.Length - 1 && uniform >= weights[q]) uniform -= weights[q++];
        return points[q] + gap * (weights[q] > 0 ? Math.Min(1, uniform / weights[q]) - 0.5 : 0);
    }
}
