using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>
/// The different rows of the responses with how often each occurs, only cells that say something, those of the same group and the same
/// items side by side. A cell is the number of its category among all categories of all items.
/// </summary>
internal sealed class GroupedPatterns
{
    private readonly int[] _starts;
    private readonly int[] _cells;

    public GroupedPatterns(CategoryResponses responses, ReadOnlySpan<int> groups, ReadOnlySpan<double> weights)
    {
        var items = responses.Items;
        FirstCell = new int[items + 1];
        for (var j = 0; j < items; j++) FirstCell[j + 1] = FirstCell[j] + responses.Categories[j];
        var persons = new List<(int Group, ulong Items, int Person)>();
        for (var i = 0; i < responses.Persons; i++)
            if ((weights.IsEmpty || weights[i] > 0) && Given(responses.Person(i)) is var given and not 0) persons.Add((groups.IsEmpty ? 0 : groups[i], given, i));
        persons.Sort((a, b) =>
            a.Group != b.Group ? a.Group.CompareTo(b.Group)
            : a.Items != b.Items ? a.Items.CompareTo(b.Items)
            : responses.Person(a.Person).SequenceCompareTo(responses.Person(b.Person)) is var order and not 0 ? order : a.Person.CompareTo(b.Person));

        List<int> starts = [0], cells = [], groupOf = [];
        List<double> counts = [];
        for (var at = 0; at < persons.Count; at++)
        {
            var (group, _, person) = persons[at];
            var weight = weights.IsEmpty ? 1 : weights[person];
            var row = responses.Person(person);
            if (at > 0 && persons[at - 1].Group == group && row.SequenceEqual(responses.Person(persons[at - 1].Person)))
            {
                counts[^1] += weight;
                continue;
            }
            for (var j = 0; j < items; j++)
                if (row[j] != CategoryResponses.Missing) cells.Add(FirstCell[j] + row[j]);
            starts.Add(cells.Count);
            groupOf.Add(group);
            counts.Add(weight);
        }
        (_starts, _cells, Groups, Counts) = ([.. starts], [.. cells], [.. groupOf], [.. counts]);
    }

    public int Count => Counts.Length;

    /// <summary>First cell of each item, and the number of cells at the end.</summary>
    public int[] FirstCell { get; }

    public int[] Groups { get; }

    /// <summary>Persons (sum of weights) of each pattern.</summary>
    public double[] Counts { get; }

    public ReadOnlySpan<int> Cells(int pattern) => _cells.AsSpan(_starts[pattern].._starts[pattern + 1]);

    // Which items a person has, hashed (Fowler, Noll, Vo); 0 for none. Two designs with the same hash cost time, not correctness.
    private static ulong Given(ReadOnlySpan<byte> row)
    {
        var hash = 14695981039346656037UL;
        var any = false;
        foreach (var code in row)
        {
            any |= code != CategoryResponses.Missing;
            hash = (hash ^ (code == CategoryResponses.Missing ? 1UL : 0UL)) * 1099511628211UL;
        }
        return any ? hash | 1 : 0;
    }
}
