namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>What a number of points says of ability.</summary>
/// <param name="Score">Points.</param>
/// <param name="Ability">E(θ | points) with the standard deviation of θ given the points; no information where the points cannot be reached.</param>
/// <param name="Probability">P(points) in the population.</param>
/// <param name="Observed">Persons with these points and nothing missing; null without responses.</param>
public readonly record struct SumScore(int Score, AbilityEstimate Ability, double Probability, int? Observed)
{
    /// <summary>Persons expected among a number of persons.</summary>
    /// <param name="persons">How many there are.</param>
    public double Expected(int persons) => Probability * persons;
}

/// <summary>Ability from the number of points alone (Thissen, Pommerich, Billeaud and Williams 1995); R's mirt calls it EAPsum.</summary>
public static class SumScores
{
    /// <summary>One row a score, from 0 to the maximum.</summary>
    /// <param name="items">Any; each category is worth its number.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="responses">Whose scores are counted, or null. Persons with a missing cell are left out.</param>
    /// <param name="quadrature">Abilities at which the distribution is held; <see cref="AbilityEstimates.Points"/> if not given.</param>
    public static SumScore[] Eap(IReadOnlyList<IrtItem> items, Population population, Data.CategoryResponses? responses = null, Quadrature? quadrature = null)
    {
        Checks.Normal(population);
        var grid = quadrature ?? AbilityEstimates.Points;
        var weights = grid.Weights(population);
        var given = LordWingersky.OnGrid(GridTables.Probabilities(items, grid), items);
        var observed = responses is null ? null : Counts(items, responses, given.Scores);
        var table = new SumScore[given.Scores];
        var posterior = new double[weights.Length];
        for (var s = 0; s < table.Length; s++)
        {
            var row = given.Row(s);
            var sum = LordWingersky.Dot(row, weights);
            for (var q = 0; q < posterior.Length; q++) posterior[q] = row[q] * weights[q] / sum;
            table[s] = new(s, sum > 0 ? Posterior.Expected(grid, posterior) : AbilityEstimate.None(EstimateStatus.NoInformation), sum, observed?[s]);
        }
        return table;
    }

    private static int[] Counts(IReadOnlyList<IrtItem> items, Data.CategoryResponses responses, int scores)
    {
        Checks.Match(items, responses);
        var counts = new int[scores];
        for (var person = 0; person < responses.Persons; person++)
            if (Points(responses.Person(person)) is { } points) counts[points]++;
        return counts;
    }

    /// <summary>Sum of the categories; null where one is missing.</summary>
    internal static int? Points(ReadOnlySpan<byte> codes)
    {
        var sum = 0;
        foreach (var code in codes)
        {
            if (code == Data.CategoryResponses.Missing) return null;
            sum += code;
        }
        return sum;
    }
}
