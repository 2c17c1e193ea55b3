using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Security;

/// <summary>
/// HT of Sijtsma and Meijer (1992): Σ cov(x_v, x_w) / Σ covmax(x_v, x_w) over the other persons w, covmax being what the two scores allow. By item
/// totals and sorted scores, in persons × items steps instead of persons² × items.
/// </summary>
internal static class PatternCoherence
{
    public static double?[] Of(ScoredResponses responses)
    {
        var items = responses.Items;
        int[] complete = [.. Enumerable.Range(0, responses.Persons).Where(p => !responses.Person(p).Contains((byte)Mark.NotAdministered))];
        var totals = new long[items];
        var persons = new int[items + 1];
        var scores = new int[responses.Persons];
        foreach (var p in complete)
        {
            var marks = responses.Person(p);
            for (var i = 0; i < items; i++)
                if (marks[i] == (byte)Mark.Right)
                {
                    totals[i]++;
                    scores[p]++;
                }
            persons[scores[p]]++;
        }
        var results = new double?[responses.Persons];
        foreach (var p in complete)
        {
            var (marks, score) = (responses.Person(p).ToArray(), scores[p]);
            if (score == 0 || score == items) continue;
            // In units of 1/items²: items · Σ x_vi x_wi − score_v · score_w.
            long observed = 0, largest = 0;
            for (var i = 0; i < items; i++)
                if (marks[i] == (byte)Mark.Right) observed += totals[i] - 1;
            observed *= items;
            for (var s = 0; s <= items; s++)
            {
                long others = persons[s] - (s == score ? 1 : 0);
                observed -= others * score * s;
                largest += others * (items * Math.Min(score, s) - score * s);
            }
            if (largest > 0) results[p] = observed / (double)largest;
        }
        return results;
    }
}
