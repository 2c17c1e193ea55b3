namespace Cbhcr.Psychometrics.Data;

/// <summary>
/// Categories of answers of persons on items, one byte each, person after person; what models of item response theory, differential item
/// functioning and answer similarity read. Categories count from 0; <see cref="Missing"/> says nothing about the person. Immutable.
/// </summary>
public sealed class CategoryResponses
{
    /// <summary>The byte for no information: not administered, or left out of the likelihood on purpose.</summary>
    public const byte Missing = 255;

    private readonly byte[] _codes;
    private readonly int[] _categories;

    /// <summary>Copies the codes.</summary>
    /// <param name="persons">Number of persons, 0 or more.</param>
    /// <param name="categories">Number of categories of each item, 1 to 254. More than occur is allowed.</param>
    /// <param name="codes">Category or <see cref="Missing"/>; persons × items, person after person.</param>
    /// <exception cref="ArgumentException">The length is not persons × items, or a code is no category of its item.</exception>
    public CategoryResponses(int persons, ReadOnlySpan<int> categories, ReadOnlySpan<byte> codes) : this(persons, categories.ToArray(), codes.ToArray())
    {
    }

    private CategoryResponses(int persons, int[] categories, byte[] codes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(persons);
        for (var i = 0; i < categories.Length; i++)
            if (categories[i] is < 1 or > 254) throw new ArgumentException($"Item {i}: {categories[i]} categories.", nameof(categories));
        if ((long)persons * categories.Length != codes.Length) throw new ArgumentException($"{persons} × {categories.Length} responses were announced, {codes.Length} given.", nameof(codes));
        for (var start = 0; start < codes.Length; start += categories.Length)
            for (var i = 0; i < categories.Length; i++)
                if (codes[start + i] != Missing && codes[start + i] >= categories[i])
                    throw new ArgumentException($"Person {start / categories.Length}, item {i}: there is no category {codes[start + i]}.", nameof(codes));
        (Persons, _categories, _codes) = (persons, categories, codes);
    }

    /// <summary>Right (1) and wrong (0). Omitted and not reached count as wrong, or say nothing.</summary>
    /// <param name="responses">The marks.</param>
    /// <param name="unansweredIsWrong">Whether omitted and not reached count as wrong.</param>
    public static CategoryResponses Of(ScoredResponses responses, bool unansweredIsWrong = true)
    {
        var marks = responses.Marks;
        var codes = new byte[marks.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = marks[i] switch
            {
                (byte)Mark.Right => 1,
                (byte)Mark.NotAdministered => Missing,
                (byte)Mark.Omitted or (byte)Mark.NotReached => unansweredIsWrong ? (byte)0 : Missing,
                _ => 0,
            };
        var categories = new int[responses.Items];
        Array.Fill(categories, 2);
        return new(responses.Persons, categories, codes);
    }

    /// <summary>Number of persons (rows).</summary>
    public int Persons { get; }

    /// <summary>Number of items (columns).</summary>
    public int Items => _categories.Length;

    /// <summary>Number of categories of each item.</summary>
    public ReadOnlySpan<int> Categories => _categories;

    /// <summary>All codes, person after person.</summary>
    public ReadOnlySpan<byte> Codes => _codes;

    /// <summary>One person's codes, in the order of the items.</summary>
    /// <param name="person">From 0.</param>
    public ReadOnlySpan<byte> Person(int person)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(person, Persons);
        return _codes.AsSpan(person * Items, Items);
    }
}
