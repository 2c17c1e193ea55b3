using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>
/// The whole numbers that an item analysis rests on. Persons can be added and taken out one by one, in any order: because nothing is
/// rounded, the figures are the same bits as those of a fresh start over the persons that are left. Not safe for several threads.
/// </summary>
public sealed class ItemSums
{
    private const int Marks = (int)Mark.NotAdministered + 1;
    private readonly ItemUse[] _uses;
    private readonly int[] _frequencies;

    // By item and mark: persons, and the sum of their totals. Squares are needed for those only who are left out of an item.
    private readonly int[] _persons;
    private readonly long[] _totals;
    private readonly long[] _squaresOfNotAdministered;

    /// <summary>Sums over nobody.</summary>
    /// <param name="uses">What each item is for, in the order of the marks.</param>
    public ItemSums(ReadOnlySpan<ItemUse> uses)
    {
        _uses = uses.ToArray();
        ScoredItems = uses.Count(ItemUse.Scored);
        _frequencies = new int[ScoredItems + 1];
        _persons = new int[uses.Length * Marks];
        _totals = new long[uses.Length * Marks];
        _squaresOfNotAdministered = new long[uses.Length];
    }

    /// <summary>Number of items that count in the total.</summary>
    public int ScoredItems { get; }

    /// <summary>Takes a person in.</summary>
    /// <param name="marks">One mark an item.</param>
    /// <exception cref="ArgumentException">The number of marks is another than that of the items, or a byte is no mark.</exception>
    public void Add(ReadOnlySpan<byte> marks) => Change(Checked(marks), 1);

    /// <summary>Takes a person out again, for example before marking anew with another key.</summary>
    /// <param name="marks">The marks that were added.</param>
    /// <exception cref="ArgumentException">The number of marks is another than that of the items, or a byte is no mark.</exception>
    /// <exception cref="InvalidOperationException">Nobody with these marks can be among those added.</exception>
    public void Remove(ReadOnlySpan<byte> marks)
    {
        Checked(marks);
        if (_frequencies[Total(marks)] == 0) throw new InvalidOperationException("Nobody with this total was added.");
        for (var i = 0; i < marks.Length; i++)
            if (_persons[i * Marks + marks[i]] == 0) throw new InvalidOperationException($"Nobody with this mark on item {i} was added.");
        Change(marks, -1);
    }

    /// <summary>Takes all persons of a matrix in.</summary>
    /// <param name="responses">As many items as these sums have.</param>
    /// <exception cref="ArgumentException">The number of items is another.</exception>
    public void Add(ScoredResponses responses)
    {
        if (responses.Items != _uses.Length) throw new ArgumentException($"These sums are for {_uses.Length} items, the matrix has {responses.Items}.", nameof(responses));
        for (var person = 0; person < responses.Persons; person++) Change(responses.Person(person), 1);
    }

    /// <summary>The figures over the persons that are in now.</summary>
    public ItemAnalysis Analyse()
    {
        var scores = new ScoreDistribution(_frequencies);
        return new(ScoredItems, scores, Alpha(scores), [.. _uses.Select((use, i) => Item(i, use, scores))]);
    }

    private ItemStatistics Item(int item, ItemUse use, ScoreDistribution scores)
    {
        var counts = _persons.AsSpan(item * Marks, Marks);
        var without = new ScoreMoments(counts[(int)Mark.NotAdministered], _totals[item * Marks + (int)Mark.NotAdministered], _squaresOfNotAdministered[item]);
        return ItemStatistics.Of(use, new(counts[0], counts[1], counts[2], counts[3], counts[4]), _totals[item * Marks + (int)Mark.Right], scores.Moments - without);
    }

    private double? Alpha(ScoreDistribution scores)
    {
        var right = new List<long>(ScoredItems);
        for (var i = 0; i < _uses.Length; i++)
        {
            if (_uses[i] == ItemUse.Pretest) continue;
            if (_persons[i * Marks + (int)Mark.NotAdministered] > 0) return null;
            right.Add(_persons[i * Marks + (int)Mark.Right]);
        }
        return CoefficientAlpha.Of(right, scores.Moments);
    }

    private void Change(ReadOnlySpan<byte> marks, int sign)
    {
        var total = Total(marks);
        _frequencies[total] += sign;
        var (persons, totals, change) = (_persons, _totals, (long)sign * total);
        for (var i = 0; i < marks.Length; i++)
        {
            var at = i * Marks + marks[i];
            persons[at] += sign;
            totals[at] += change;
            if (marks[i] == (byte)Mark.NotAdministered) _squaresOfNotAdministered[i] += change * total;
        }
    }

    private int Total(ReadOnlySpan<byte> marks)
    {
        var (uses, total) = (_uses, 0);
        for (var i = 0; i < uses.Length; i++)
            if (marks[i] == (byte)Mark.Right && uses[i] == ItemUse.Scored) total++;
        return total;
    }

    private ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> marks)
    {
        if (marks.Length != _uses.Length) throw new ArgumentException($"These sums are for {_uses.Length} items, {marks.Length} marks were given.", nameof(marks));
        if (marks.ContainsAnyExceptInRange((byte)Mark.Wrong, (byte)Mark.NotAdministered)) throw new ArgumentException("A byte is no mark.", nameof(marks));
        return marks;
    }
}
