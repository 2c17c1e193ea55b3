using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Security;

/// <summary>How far a person's right and wrong answers go against the order of the items by difficulty, without a model. Reported as a case, never as a verdict.</summary>
/// <param name="Items">Items the person was given.</param>
/// <param name="Right">Of them right.</param>
/// <param name="GuttmanErrors">Pairs with the easier item wrong and the harder right; equally easy items make no error.</param>
/// <param name="NormedErrors">Divided by right × wrong, the most there can be (van der Flier 1977): 0 … 1. Null for all right or all wrong.</param>
/// <param name="U3">
/// (largest possible − observed) / (largest − smallest possible) sum of the log-odds of the items right (van der Flier 1982): 0 … 1. Null for all
/// right or all wrong, or where all items are equally easy.
/// </param>
/// <param name="HT">
/// Covariances with the other persons' answers over their largest possible values, summed over the others (Sijtsma and Meijer 1992); low is
/// unusual. Null for all right or all wrong, and for persons who were not given every item.
/// </param>
public readonly record struct PatternFit(int Items, int Right, int GuttmanErrors, double? NormedErrors, double? U3, double? HT)
{
    /// <summary>
    /// The three statistics of each person. Difficulty is the share right among those given the item; omitted and not reached count as wrong. For U3,
    /// shares of 0 and 1 are moved half a person inwards.
    /// </summary>
    /// <param name="responses">Marks.</param>
    public static IReadOnlyList<PatternFit> Of(ScoredResponses responses)
    {
        var (n, items) = (responses.Persons, responses.Items);
        var (right, given) = (new int[items], new int[items]);
        for (var at = 0; at < responses.Marks.Length; at++)
        {
            if (responses.Marks[at] == (byte)Mark.NotAdministered) continue;
            given[at % items]++;
            if (responses.Marks[at] == (byte)Mark.Right) right[at % items]++;
        }
        double[] shares = [.. Enumerable.Range(0, items).Select(i => given[i] == 0 ? 0 : right[i] / (double)given[i])];
        double[] logits = [.. Enumerable.Range(0, items).Select(i => given[i] == 0 ? 0 : Logit(Math.Clamp(shares[i], 0.5 / given[i], 1 - 0.5 / given[i])))];
        var order = new PatternOrder(shares, logits);
        var coherence = PatternCoherence.Of(responses);
        var results = new PatternFit[n];
        for (var p = 0; p < n; p++)
        {
            var (count, r, errors, normed, u3) = order.Of(responses.Person(p));
            results[p] = new(count, r, errors, normed, u3, coherence[p]);
        }
        return results;
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));
}
