using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>A page of an ordered item booklet.</summary>
/// <param name="Item">From 0, in the order of the item list.</param>
/// <param name="Points">The score step: reaching this many points; 1 for right or wrong.</param>
/// <param name="Location">θ in logits at which the step is reached with the response probability.</param>
public readonly record struct BookletPage(int Item, int Points, double Location);

/// <summary>Items (and score steps of items) in the order of how much ability they ask for (Mitzel, Lewis, Patz and Green 2001).</summary>
/// <param name="ResponseProbability">The chance of mastery, between 0 and 1: 2/3 for RP67, 1/2 for RP50.</param>
/// <param name="Pages">Rising by location; equal locations stay in the order of the items.</param>
/// <param name="WithoutLocation">Items of which a step never has that chance (guessing above it, or no slope); they are not in the booklet.</param>
public sealed record OrderedItemBooklet(double ResponseProbability, IReadOnlyList<BookletPage> Pages, IReadOnlyList<int> WithoutLocation)
{
    /// <summary>RP67.</summary>
    public const double TwoThirds = 2.0 / 3;

    /// <summary>Locates every item and sorts. An item with a negative slope keeps the place where its curve passes the probability.</summary>
    /// <param name="items">Dichotomous, graded or partial credit; nominal items have no order of steps.</param>
    /// <param name="responseProbability">Between 0 and 1.</param>
    /// <param name="guessingTakenOut">
    /// Whether the probability is of knowing, (P − c) / (1 − c), rather than of a right answer. Both are in use (Cizek and Bunch 2007).
    /// </param>
    /// <exception cref="ArgumentException">An item is nominal, or the probability is not between 0 and 1.</exception>
    public static OrderedItemBooklet Of(IReadOnlyList<IrtItem> items, double responseProbability = TwoThirds, bool guessingTakenOut = false)
    {
        if (!(responseProbability > 0 && responseProbability < 1)) throw new ArgumentException($"{responseProbability} is no response probability.", nameof(responseProbability));
        List<BookletPage> pages = [];
        List<int> without = [];
        for (var i = 0; i < items.Count; i++)
        {
            var steps = Enumerable.Range(1, items[i].Categories - 1).Select(k => (Points: k, Location: Locate(items[i], i, k, responseProbability, guessingTakenOut))).ToArray();
            if (steps.Any(s => s.Location is null)) without.Add(i);
            else pages.AddRange(steps.Select(s => new BookletPage(i, s.Points, s.Location!.Value)));
        }
        return new(responseProbability, [.. pages.OrderBy(p => p.Location)], without);
    }

    private static double? Locate(IrtItem item, int index, int points, double probability, bool guessingTakenOut) => item switch
    {
        DichotomousItem d => Logistic(d.Slope, d.Intercept, guessingTakenOut ? probability : (probability - d.Guessing) / (1 - d.Guessing)),
        GradedItem g => Logistic(g.Slope, g.Intercepts[points - 1], probability),
        PartialCreditItem p => Bisection.Crossing(theta => Reaching(p, theta, points) - probability),
        _ => throw new ArgumentException($"Item {index} is nominal: its categories have no order.", nameof(item)),
    };

    private static double? Logistic(double slope, double intercept, double probability)
    {
        if (!(probability > 0 && probability < 1)) return null;
        var location = (Math.Log(probability / (1 - probability)) - intercept) / slope;
        return double.IsFinite(location) ? location : null;
    }

    private static double Reaching(PartialCreditItem item, double theta, int points)
    {
        Span<double> p = stackalloc double[item.Categories];
        item.Probabilities(theta, p);
        var sum = 0.0;
        for (var k = points; k < p.Length; k++) sum += p[k];
        return sum;
    }
}
