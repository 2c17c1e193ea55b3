using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>Means of items, then of products of pairs (0, 1), (0, 2) … (1, 2) …, with the persons each rests on.</summary>
internal sealed record ObservedMoments(int Items, int All, double[] Moments, double[] Persons, double[] Squares)
{
    /// <summary>Null where nobody has some moment.</summary>
    public static ObservedMoments? Of(CategoryResponses responses)
    {
        var items = responses.Items;
        var count = items + items * (items - 1) / 2;
        var (sums, persons, squares) = (new long[count], new long[count], new long[items]);
        for (var person = 0; person < responses.Persons; person++)
        {
            var codes = responses.Person(person);
            var at = items;
            for (var i = 0; i < items; i++)
            {
                if (codes[i] == CategoryResponses.Missing)
                {
                    at += items - 1 - i;
                    continue;
                }
                sums[i] += codes[i];
                squares[i] += codes[i] * codes[i];
                persons[i]++;
                for (var j = i + 1; j < items; j++, at++)
                {
                    if (codes[j] == CategoryResponses.Missing) continue;
                    sums[at] += codes[i] * codes[j];
                    persons[at]++;
                }
            }
        }
        if (Array.Exists(persons, n => n == 0)) return null;
        return new(items, responses.Persons, [.. sums.Zip(persons, (s, n) => (double)s / n)], [.. persons.Select(n => (double)n)], [.. squares.Select((s, i) => (double)s / persons[i])]);
    }
}
