using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>How the answers to an item lie around what is expected at estimated abilities.</summary>
/// <param name="N">Persons who answered and have an ability.</param>
/// <param name="MeanSquare">Infit and outfit; null for nobody.</param>
/// <param name="Z">lz of the item over persons; null for nobody or where chances do not vary.</param>
public readonly record struct ResidualFit(int N, MeanSquare? MeanSquare, double? Z);

public static partial class ItemFit
{
    /// <summary>
    /// Infit and outfit mean squares with z (Wright and Masters 1982), and the likelihood of all answers to the item standardised as in lz (Drasgow,
    /// Levine and Williams 1985; Zh of R's mirt). Variances below 0.0032 are taken as that.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="abilities">One a person, in logits; NaN leaves the person out. See <see cref="AbilityEstimates.ForFit"/>.</param>
    /// <param name="threads">At most so many; the result does not depend on it.</param>
    /// <returns>One an item.</returns>
    /// <exception cref="ArgumentException">Items, responses and abilities do not match.</exception>
    public static ResidualFit[] MeanSquares(IReadOnlyList<IrtItem> items, CategoryResponses responses, ReadOnlyMemory<double> abilities, int threads = 2)
    {
        PersonFit.Match(items, responses, abilities);
        var fits = new ResidualFit[items.Count];
        Blocks.Run(items.Count, 1, threads, (item, _) => fits[item] = Of(items[item], item, responses, abilities.Span));
        return fits;
    }

    private static ResidualFit Of(IrtItem model, int item, CategoryResponses responses, ReadOnlySpan<double> abilities)
    {
        var sums = default(MeanSquareSums);
        double away = 0, variance = 0;
        Span<double> p = stackalloc double[model.Categories];
        for (var person = 0; person < abilities.Length; person++)
        {
            var code = responses.Person(person)[item];
            if (code == CategoryResponses.Missing || double.IsNaN(abilities[person])) continue;
            model.Probabilities(abilities[person], p);
            var m = CategoryMoments.Of(p);
            sums.Add(code, m);
            away += Math.Log(Math.Max(p[code], double.Epsilon)) - m.LogMean;
            variance += m.LogVariance;
        }
        return sums.Count == 0 ? new(0, null, null) : new(sums.Count, MeanSquare.Of(sums), variance > 0 ? away / Math.Sqrt(variance) : null);
    }
}
