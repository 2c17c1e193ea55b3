namespace Cbhcr.Psychometrics.Data;

/// <summary>Chosen options of persons on keyed items, one byte each (<see cref="ResponseCode"/>), person after person. Immutable.</summary>
public sealed class OptionResponses
{
    private readonly KeyedItem[] _items;
    private readonly byte[] _codes;

    /// <summary>Copies items and codes.</summary>
    /// <param name="items">Number of options and key of each item.</param>
    /// <param name="persons">Number of persons, 0 or more.</param>
    /// <param name="codes">Option from 0, or a code for none; persons × items, person after person.</param>
    /// <exception cref="ArgumentException">A key is no option of its item, the length is not persons × items, or a code is no option of its item.</exception>
    public OptionResponses(ReadOnlySpan<KeyedItem> items, int persons, ReadOnlySpan<byte> codes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(persons);
        for (var i = 0; i < items.Length; i++)
            if (items[i].Options is < 1 or > ResponseCode.MaximumOptions || items[i].Key < 0 || items[i].Key >= items[i].Options)
                throw new ArgumentException($"Item {i}: {items[i].Options} options with key {items[i].Key}.", nameof(items));
        if ((long)persons * items.Length != codes.Length)
            throw new ArgumentException($"{persons} × {items.Length} responses were announced, {codes.Length} given.", nameof(codes));
        for (var start = 0; start < codes.Length; start += items.Length)
            for (var i = 0; i < items.Length; i++)
                if (codes[start + i] < ResponseCode.MaximumOptions && codes[start + i] >= items[i].Options)
                    throw new ArgumentException($"Person {start / items.Length}, item {i}: there is no option {codes[start + i]}.", nameof(codes));
        (_items, Persons, _codes) = (items.ToArray(), persons, codes.ToArray());
    }

    /// <summary>Number of persons (rows).</summary>
    public int Persons { get; }

    /// <summary>The items (columns).</summary>
    public ReadOnlySpan<KeyedItem> Items => _items;

    /// <summary>All codes, person after person.</summary>
    public ReadOnlySpan<byte> Codes => _codes;

    /// <summary>The marks that the keys give. A different key asks for a new <see cref="OptionResponses"/>, not for a change of this one.</summary>
    public ScoredResponses Score()
    {
        var marks = new byte[_codes.Length];
        for (var start = 0; start < marks.Length; start += _items.Length)
            for (var i = 0; i < _items.Length; i++)
                marks[start + i] = (byte)MarkOf(_codes[start + i], _items[i].Key);
        return new(Persons, _items.Length, marks);
    }

    private static Mark MarkOf(byte code, int key) => code switch
    {
        ResponseCode.Omitted => Mark.Omitted,
        ResponseCode.NotReached => Mark.NotReached,
        ResponseCode.NotAdministered => Mark.NotAdministered,
        _ => code == key ? Mark.Right : Mark.Wrong,
    };
}
