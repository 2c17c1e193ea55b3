using System.Text;
using System.Text.Json;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>The names of questions and options that one sitting was told, without the rest of what it was shown: ten thousand of them fit into memory.</summary>
internal sealed class ShownNames
{
    private readonly byte[] _names;
    private readonly int[] _firstOf;
    private readonly int _width;

    public ShownNames(JsonElement items)
    {
        var names = new List<string>();
        _firstOf = new int[items.GetArrayLength()];
        foreach (var item in items.EnumerateArray())
        {
            _firstOf[item.GetProperty("position").GetInt32() - 1] = names.Count;
            names.Add(item.GetProperty("itemId").GetString()!);
            names.AddRange(item.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("optionId").GetString()!));
        }
        _width = names[0].Length;
        if (names.Exists(n => n.Length != _width)) throw new InvalidOperationException("Names were of one length.");
        _names = Encoding.ASCII.GetBytes(string.Concat(names));
    }

    public ReadOnlySpan<byte> Item(int position) => Name(_firstOf[position - 1]);

    public ReadOnlySpan<byte> Option(int position, int index) => Name(_firstOf[position - 1] + 1 + index);

    private ReadOnlySpan<byte> Name(int number) => _names.AsSpan(number * _width, _width);
}
