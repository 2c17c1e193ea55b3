using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Security;

/// <summary>Seconds below which an answer to an item is taken for a rapid guess. All by rule, none by eye; null where the rule gives none.</summary>
public static class TimeThresholds
{
    /// <summary>Normative threshold NT10 … NT30: a share of the item's mean time, at most a cap (Wise and Ma 2012).</summary>
    /// <param name="times">Seconds.</param>
    /// <param name="percent">Above 0 and below 100.</param>
    /// <param name="cap">Seconds, above 0.</param>
    public static IReadOnlyList<double?> Normative(ResponseTimes times, double percent = 10, double cap = 10)
    {
        if (!(percent is > 0 and < 100)) throw new ArgumentOutOfRangeException(nameof(percent), percent, "Between 0 and 100.");
        if (!(cap > 0)) throw new ArgumentOutOfRangeException(nameof(cap), cap, "Above 0.");
        return [.. Enumerable.Range(0, times.Items).Select(i =>
        {
            double[] logs = Logs(times, i);
            return logs.Length == 0 ? (double?)null : Math.Min(cap, percent / 100 * logs.Average(Math.Exp));
        })];
    }

    /// <summary>
    /// Where a fast and a slow lognormal component are equally likely (Schnipke and Scrams 1997): the crossing between the two means of the
    /// weighted densities. Null unless two components have the smaller BIC, stand apart (Ashman's D above 2; Ashman, Bird and Zepf 1994) and
    /// the fast one is the smaller.
    /// </summary>
    /// <param name="times">Seconds.</param>
    public static IReadOnlyList<double?> Mixture(ResponseTimes times) => [.. Enumerable.Range(0, times.Items).Select(i => LognormalMixture.Of(Logs(times, i))?.Crossing)];

    /// <summary>
    /// The longest time up to which the share right among all faster answers does not exceed chance (Guo, Rios, Haberman, Liu, Wang and Paek
    /// 2016). Null where the share is never at most chance after the first answers, or never above it.
    /// </summary>
    /// <param name="times">Seconds.</param>
    /// <param name="responses">Marks of the same persons and items; omitted and not reached count as wrong.</param>
    /// <param name="chance">Chance of a right guess for each item.</param>
    /// <param name="fewest">Answers a share must rest on.</param>
    public static IReadOnlyList<double?> CumulativeShare(ResponseTimes times, ScoredResponses responses, IReadOnlyList<double> chance, int fewest = 10)
    {
        if (times.Persons != responses.Persons || times.Items != responses.Items || chance.Count != times.Items)
            throw new ArgumentException($"{times.Persons} × {times.Items} times, {responses.Persons} × {responses.Items} marks, {chance.Count} chances.", nameof(responses));
        return [.. Enumerable.Range(0, times.Items).Select(i => CumulativeShare(times, responses, i, chance[i], fewest))];
    }

    private static double? CumulativeShare(ResponseTimes times, ScoredResponses responses, int item, double chance, int fewest)
    {
        var answers = Enumerable.Range(0, times.Persons).Where(p => !double.IsNaN(times.Log(p, item)) && responses[p, item] != Mark.NotAdministered)
            .Select(p => (Log: times.Log(p, item), Right: responses[p, item] == Mark.Right)).OrderBy(a => a.Log).ToList();
        var (right, above) = (0, false);
        double? threshold = null;
        for (var n = 1; n <= answers.Count; n++)
        {
            if (answers[n - 1].Right) right++;
            if (n < fewest || (n < answers.Count && answers[n].Log == answers[n - 1].Log)) continue;
            if (right <= chance * n) threshold = Math.Exp(answers[n - 1].Log);
            else above = true;
        }
        return above ? threshold : null;
    }

    private static double[] Logs(ResponseTimes times, int item) => [.. Enumerable.Range(0, times.Persons).Select(p => times.Log(p, item)).Where(l => !double.IsNaN(l))];
}
