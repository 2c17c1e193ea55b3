using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>How a person's answers lie around what is expected of his ability.</summary>
/// <param name="N">Items answered.</param>
/// <param name="Lz">Standardised log-likelihood; low is unlikely. Null without answers or where chances do not vary.</param>
/// <param name="LzStar">The same with what the estimation of ability takes away; null where Lz is, or where nothing is left.</param>
/// <param name="MeanSquare">Infit and outfit; null without answers.</param>
public readonly record struct PersonFitStatistics(int N, double? Lz, double? LzStar, MeanSquare? MeanSquare);

/// <summary>How well the model fits each person.</summary>
public static class PersonFit
{
    /// <summary>
    /// lz (Drasgow, Levine and Williams 1985; Zh of R's mirt), lz* (Snijders 2001; Sinharay 2016 for categories), and infit and outfit with z
    /// (Wright and Masters 1982). lz* takes from log P the part that lies along the estimating function, w̃ = log P − c P′/P with
    /// c = Σ P′ log P / Σ P′²/P, and needs no r₀: Σ (x − P)w̃ is Snijders' numerator for every estimator that solves r₀ + Σ (x − P)P′/(PQ) = 0, so for
    /// MLE, WLE and MAP alike. For EAP, which solves no such equation, it is the natural extension. With guessing it holds for finite estimates only.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="abilities">One a person, in logits; NaN gives no statistics. See <see cref="AbilityEstimates.ForFit"/>.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    /// <returns>One a person.</returns>
    /// <exception cref="ArgumentException">Items, responses and abilities do not match.</exception>
    public static PersonFitStatistics[] Of(IReadOnlyList<IrtItem> items, CategoryResponses responses, ReadOnlyMemory<double> abilities, int threads = 2)
    {
        Match(items, responses, abilities);
        var fits = new PersonFitStatistics[responses.Persons];
        Blocks.Run(responses.Persons, 64, threads, (from, to) =>
        {
            var ability = abilities.Span;
            for (var person = from; person < to; person++)
                if (!double.IsNaN(ability[person])) fits[person] = Of(items, responses.Person(person), ability[person]);
        });
        return fits;
    }

    private static PersonFitStatistics Of(IReadOnlyList<IrtItem> items, ReadOnlySpan<byte> codes, double ability)
    {
        Span<double> p = stackalloc double[256], first = stackalloc double[256], second = stackalloc double[256];
        var sums = default(MeanSquareSums);
        double away = 0, variance = 0, along = 0, shared = 0, information = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == CategoryResponses.Missing) continue;
            var categories = items[i].Categories;
            items[i].Derivatives(ability, p, first, second);
            var m = CategoryMoments.Of(p[..categories]);
            sums.Add(codes[i], m);
            away += Math.Log(Math.Max(p[codes[i]], double.Epsilon)) - m.LogMean;
            variance += m.LogVariance;
            for (var k = 0; k < categories; k++)
            {
                if (!(p[k] > 0)) continue;
                shared += first[k] * Math.Log(p[k]);
                information += first[k] * first[k] / p[k];
            }
            if (p[codes[i]] > 0) along += first[codes[i]] / p[codes[i]];
        }
        if (sums.Count == 0) return default;
        double? lz = variance > 0 ? away / Math.Sqrt(variance) : null;
        var left = information > 0 ? variance - shared * shared / information : variance;
        var c = information > 0 ? shared / information : 0;
        // Less than this of the variance is what rounding leaves where log P lies along the estimating function, as with one item.
        double? star = left > 1e-10 * variance ? (away - c * along) / Math.Sqrt(left) : null;
        return new(sums.Count, lz, star, MeanSquare.Of(sums));
    }

    internal static void Match(IReadOnlyList<IrtItem> items, CategoryResponses responses, ReadOnlyMemory<double> abilities)
    {
        Checks.Match(items, responses);
        if (abilities.Length != responses.Persons) throw new ArgumentException($"{responses.Persons} persons, {abilities.Length} abilities.", nameof(abilities));
    }
}
