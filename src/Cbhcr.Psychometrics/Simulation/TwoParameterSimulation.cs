using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>Responses drawn from a two-parameter logistic model, with the truth they were drawn from.</summary>
/// <param name="Items">The items, with a = exp(0.3 z) held within 0.4 … 2.5 and b = z held within −3 … 3.</param>
/// <param name="Responses">Right or wrong, persons × items.</param>
public sealed record TwoParameterSimulation(IReadOnlyList<TwoParameterItem> Items, ScoredResponses Responses)
{
    /// <summary>
    /// Draws from one sequence: for each item a, then b; for each person an ability (standard normal), then one uniform number for each item,
    /// right where it is below the probability. The same seed gives the same bytes as the project's reference data, as long as the
    /// machine's exp, ln and cos agree to the last places.
    /// </summary>
    /// <param name="seed">Any number.</param>
    /// <param name="persons">0 or more.</param>
    /// <param name="items">0 or more.</param>
    public static TwoParameterSimulation Draw(ulong seed, int persons, int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(persons);
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        var chance = new SplitMix64(seed);
        var truth = new TwoParameterItem[items];
        for (var i = 0; i < items; i++)
        {
            var discrimination = Math.Clamp(Math.Exp(0.3 * chance.NextNormal()), 0.4, 2.5);
            truth[i] = new(discrimination, Math.Clamp(chance.NextNormal(), -3, 3));
        }
        var marks = new byte[checked(persons * items)];
        for (var at = 0; at < marks.Length;)
        {
            var ability = chance.NextNormal();
            foreach (var item in truth) marks[at++] = (byte)(chance.NextUniform() < item.Probability(ability) ? Mark.Right : Mark.Wrong);
        }
        return new(truth, new(persons, items, marks));
    }
}
