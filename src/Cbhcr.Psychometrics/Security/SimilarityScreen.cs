using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>ω and GBT of all pairs of persons. Pairs in it are no verdict: persons who learned together also agree, and models are approximate.</summary>
/// <param name="Model">What matches were compared with.</param>
/// <param name="Tested">Number of pairs with a defined statistic: something to compare, and matches neither certain nor impossible.</param>
/// <param name="ReportedTo">All pairs with a p value of at most this, of one statistic or the other, are listed; of the rest only the number is kept.</param>
/// <param name="Pairs">By first, then second person.</param>
public sealed record SimilarityScreen(MatchModel Model, long Tested, double ReportedTo, IReadOnlyList<PairMatches> Pairs)
{
    /// <summary>Compares all pairs: exact wherever it is reported, the same bits whatever the number of threads.</summary>
    /// <param name="responses">Chosen options.</param>
    /// <param name="probabilities">Chances of the options, for the same persons and items.</param>
    /// <param name="model">Ordered pairs for copying, unordered for similarity.</param>
    /// <param name="reportTo">Above 0 and below ½. A pair with no more matches than the whole part of the expected number has p ≥ ½ (Jogdeo and Samuels 1968) and is not worked out.</param>
    /// <param name="threads">At most so many threads.</param>
    /// <param name="groups">Room, centre or the like of each person: only pairs within one are compared, which leaves fewer tests to adjust for. Not given, all pairs.</param>
    /// <exception cref="ArgumentException">Persons or items of the three differ.</exception>
    public static SimilarityScreen Of(
        OptionResponses responses, OptionProbabilities probabilities, MatchModel model = MatchModel.Copying, double reportTo = 0.05, int threads = 2,
        IReadOnlyList<int>? groups = null)
    {
        if (!(reportTo is > 0 and < 0.5)) throw new ArgumentOutOfRangeException(nameof(reportTo), reportTo, "Above 0 and below ½.");
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        CheckShapes(responses, probabilities);
        if (groups is not null && groups.Count != responses.Persons) throw new ArgumentException($"{groups.Count} groups of {responses.Persons} persons.", nameof(groups));
        var tiles = new (long Tested, List<PairMatches> Pairs)[(responses.Persons + MatchTile.Width - 1) / MatchTile.Width];
        Parallel.For(0, tiles.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new MatchTile(responses, probabilities, model, reportTo, groups), (t, _, tile) =>
        {
            tiles[t] = tile.Compare(t * MatchTile.Width);
            return tile;
        }, _ => { });
        return new(model, tiles.Sum(t => t.Tested), reportTo, [.. tiles.SelectMany(t => t.Pairs).OrderBy(p => p.First).ThenBy(p => p.Second)]);
    }

    /// <summary>The pairs for review; <see cref="ReviewCase.Subject"/> is a place in <see cref="Pairs"/>.</summary>
    /// <param name="statistic">ω or GBT.</param>
    /// <param name="level">At most <see cref="ReportedTo"/>.</param>
    /// <param name="adjustment">Over all <see cref="Tested"/> pairs.</param>
    public ReviewScreen Review(MatchStatistic statistic, double level = 0.05, PValueAdjustment adjustment = PValueAdjustment.Holm)
    {
        CheckLevel(level);
        return ReviewScreen.Of(statistic.ToString(), Pairs.Select(p => p.P(statistic) is var v && v <= ReportedTo ? (statistic == MatchStatistic.Omega ? p.Omega : p.Matches, v) : ((double?)null, (double?)null)),
            level, adjustment, Tested);
    }

    /// <summary>Share of the tested pairs with a p value of at most the level: on clean data the false-positive rate. Null without pairs.</summary>
    /// <param name="statistic">ω or GBT.</param>
    /// <param name="level">At most <see cref="ReportedTo"/>.</param>
    public double? Rate(MatchStatistic statistic, double level)
    {
        CheckLevel(level);
        return Tested == 0 ? null : Pairs.Count(p => p.P(statistic) <= level) / (double)Tested;
    }

    internal static void CheckShapes(OptionResponses responses, OptionProbabilities probabilities)
    {
        if (responses.Persons != probabilities.Persons || responses.Items.Length != probabilities.Items)
            throw new ArgumentException($"{responses.Persons} × {responses.Items.Length} responses, {probabilities.Persons} × {probabilities.Items} sets of chances.", nameof(probabilities));
        for (var i = 0; i < probabilities.Items; i++)
            if (probabilities.FirstRow(i + 1) - probabilities.FirstRow(i) != responses.Items[i].Options)
                throw new ArgumentException($"Item {i}: {responses.Items[i].Options} options, chances for {probabilities.FirstRow(i + 1) - probabilities.FirstRow(i)}.", nameof(probabilities));
    }

    private void CheckLevel(double level)
    {
        if (!(level > 0 && level <= ReportedTo)) throw new ArgumentOutOfRangeException(nameof(level), level, $"Pairs are known up to p = {ReportedTo}.");
    }
}
