using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>What callers must have right.</summary>
internal static class Checks
{
    public static void Match(IReadOnlyList<IrtItem> items, CategoryResponses responses)
    {
        if (items.Count != responses.Items) throw new ArgumentException($"{items.Count} items are given, the responses have {responses.Items}.", nameof(items));
        for (var i = 0; i < items.Count; i++)
        {
            if (responses.Categories[i] <= items[i].Categories) continue;
            for (var person = 0; person < responses.Persons; person++)
                if (responses.Person(person)[i] is var code and not CategoryResponses.Missing && code >= items[i].Categories)
                    throw new ArgumentException($"Person {person}, item {i}: category {code}, the model of the item has {items[i].Categories}.", nameof(responses));
        }
    }

    public static void Normal(Population population)
    {
        if (!(population.StandardDeviation > 0) || !double.IsFinite(population.StandardDeviation) || !double.IsFinite(population.Mean))
            throw new ArgumentException($"No population: mean {population.Mean}, standard deviation {population.StandardDeviation}.", nameof(population));
    }

    /// <summary>Points one can reach.</summary>
    public static int MaximumScore(IReadOnlyList<IrtItem> items) => items.Sum(i => i.Categories - 1);
}
