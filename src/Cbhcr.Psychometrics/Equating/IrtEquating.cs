using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>Equating with item parameters on one scale: no persons are needed, so it serves for pre-equating too.</summary>
public static class IrtEquating
{
    // Beyond this the curves of any item that was ever estimated are flat.
    private const double Far = 1e3;

    /// <summary>
    /// True-score equating: the true score on Y at the ability whose true score on X is x (Lord 1980; Kolen and Brennan 2014, section 6.5). Scores on X
    /// at or below the sum of its lower asymptotes go in proportion to the sum on Y (Kolen 1981); the highest score goes to the highest.
    /// </summary>
    /// <param name="x">Items of X.</param>
    /// <param name="y">Items of Y, on the same scale.</param>
    /// <exception cref="ArgumentException">A form has no items.</exception>
    public static EquatingResult TrueScores(IReadOnlyList<IrtItem> x, IReadOnlyList<IrtItem> y)
    {
        var (highestX, highestY) = (Highest(x, nameof(x)), Highest(y, nameof(y)));
        var (lowX, lowY, topX) = (Expected(x, -Far), Expected(y, -Far), Expected(x, Far));
        var table = new List<EquatedScore>();
        var undefined = 0;
        for (var score = 0; score <= highestX; score++)
        {
            double? equivalent =
                score == highestX ? highestY
                : score <= lowX ? (lowX > 0 ? score * lowY / lowX : lowY)
                : score >= topX ? null
                : Expected(y, Ability(x, score));
            if (equivalent is null) undefined++;
            table.Add(new(score, equivalent, null));
        }
        List<string> notes = lowX > 0 ? [$"Scores up to {lowX:0.0}, the sum of the lower asymptotes of X, go in proportion."] : [];
        if (undefined > 0) notes.Add($"{undefined} scores of X are above every true score: some items fall or level off before their highest category.");
        return new("IRT true score", null, null, table, notes);
    }

    /// <summary>
    /// Observed-score equating: equipercentile equating of the score distributions the items give in a population (Lord and Wingersky 1984; Kolen and Brennan
    /// 2014, section 6.6). Where less than 1e-12 of the population is above a score it goes to the highest score + ½.
    /// </summary>
    /// <param name="x">Items of X.</param>
    /// <param name="y">Items of Y, on the same scale.</param>
    /// <param name="population">On that scale; <see cref="AbilityWeights.With"/> makes a synthetic one.</param>
    /// <exception cref="ArgumentException">A form has no items.</exception>
    public static EquatingResult ObservedScores(IReadOnlyList<IrtItem> x, IReadOnlyList<IrtItem> y, AbilityWeights population)
    {
        var (ofX, ofY) = (Distribution(x, population), Distribution(y, population));
        return new("IRT observed score", null, null, [.. Equipercentile.Convert(ofX, ofY).Select((yx, score) => new EquatedScore(score, yx, null))], []);
    }

    /// <summary>Shares of the sum of points in a population, by the recursion of Lord and Wingersky (1984), for several categories Hanson (1994).</summary>
    /// <param name="items">One or more.</param>
    /// <param name="population">On their scale.</param>
    /// <exception cref="ArgumentException">There are no items.</exception>
    public static ScoreFrequencies Distribution(IReadOnlyList<IrtItem> items, AbilityWeights population)
    {
        var highest = Highest(items, nameof(items));
        ArgumentNullException.ThrowIfNull(population);
        var sum = 0.0;
        foreach (var weight in population.Weights) sum += weight;
        var (marginal, shares, next) = (new double[highest + 1], new double[highest + 1], new double[highest + 1]);
        Span<double> p = stackalloc double[items.Max(i => i.Categories)];
        for (var q = 0; q < population.Points.Length; q++)
        {
            var top = 0;
            shares[0] = 1;
            foreach (var item in items)
            {
                item.Probabilities(population.Points[q], p);
                var most = item.Categories - 1;
                Array.Clear(next, 0, top + most + 1);
                for (var k = 0; k <= most; k++)
                    for (var s = 0; s <= top; s++) next[s + k] += shares[s] * p[k];
                top += most;
                (shares, next) = (next, shares);
            }
            for (var s = 0; s <= top; s++) marginal[s] += population.Weights[q] / sum * shares[s];
        }
        return new(0, marginal);
    }

    private static double Expected(IReadOnlyList<IrtItem> items, double ability)
    {
        var sum = 0.0;
        foreach (var item in items) sum += item.ExpectedScore(ability);
        return sum;
    }

    /// <summary>Bisection to the last digit: true scores rise with ability.</summary>
    private static double Ability(IReadOnlyList<IrtItem> items, double score)
    {
        double low = -Far, high = Far;
        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) return middle;
            if (Expected(items, middle) < score) low = middle;
            else high = middle;
        }
    }

    private static int Highest(IReadOnlyList<IrtItem> items, string name)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        return items.Count > 0 ? items.Sum(i => i.Categories - 1) : throw new ArgumentException("A form has items.", name);
    }
}
