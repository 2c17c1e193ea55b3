namespace Cbhcr.Psychometrics.Data;

/// <summary>
/// Marks of persons on items, one byte each, person after person. Immutable. At most 2³¹ − 1 marks, which is 14 million persons on 150 items.
/// </summary>
public sealed class ScoredResponses
{
    private readonly byte[] _marks;

    /// <summary>Copies the marks.</summary>
    /// <param name="persons">Number of persons, 0 or more.</param>
    /// <param name="items">Number of items, 0 or more.</param>
    /// <param name="marks">Values of <see cref="Mark"/>, persons × items, person after person.</param>
    /// <exception cref="ArgumentException">The length is not persons × items, or a byte is no mark.</exception>
    public ScoredResponses(int persons, int items, ReadOnlySpan<byte> marks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(persons);
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        if ((long)persons * items != marks.Length) throw new ArgumentException($"{persons} × {items} marks were announced, {marks.Length} given.", nameof(marks));
        if (marks.IndexOfAnyExceptInRange((byte)Mark.Wrong, (byte)Mark.NotAdministered) is var bad and >= 0)
            throw new ArgumentException($"Person {bad / items}, item {bad % items}: {marks[bad]} is no mark.", nameof(marks));
        (Persons, Items, _marks) = (persons, items, marks.ToArray());
    }

    /// <summary>Number of persons (rows).</summary>
    public int Persons { get; }

    /// <summary>Number of items (columns).</summary>
    public int Items { get; }

    /// <summary>All marks, person after person.</summary>
    public ReadOnlySpan<byte> Marks => _marks;

    /// <summary>One mark.</summary>
    /// <param name="person">From 0.</param>
    /// <param name="item">From 0.</param>
    public Mark this[int person, int item] => (Mark)Person(person)[item];

    /// <summary>One person's marks, in the order of the items.</summary>
    /// <param name="person">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public ReadOnlySpan<byte> Person(int person)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(person, Persons);
        return _marks.AsSpan(person * Items, Items);
    }
}
