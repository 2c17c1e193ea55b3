using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Right and wrong answers packed several items to a byte, so that whatever adds up over items can be looked up by byte. A byte holds the digits
/// of its items, the first lowest: 0 wrong, 1 right and, where anything is missing, 2 missing. Equal patterns are counted once on short tests; persons
/// without any answer, or with weight 0, are left out.
/// </summary>
internal sealed class PackedResponses
{
    private const int LongestCollapsed = 8;

    private PackedResponses(int items, int radix, int itemsPerBlock, byte[] codes, double[] weights)
    {
        (Items, Radix, ItemsPerBlock, Codes, Weights) = (items, radix, itemsPerBlock, codes, weights);
        Blocks = (items + itemsPerBlock - 1) / itemsPerBlock;
        Rows = (int)Math.Pow(radix, itemsPerBlock);
        Persons = weights.Sum();
    }

    public int Items { get; }

    /// <summary>2, or 3 where anything is missing.</summary>
    public int Radix { get; }

    public int ItemsPerBlock { get; }

    /// <summary>Bytes a pattern.</summary>
    public int Blocks { get; }

    /// <summary>Values a byte can have.</summary>
    public int Rows { get; }

    /// <summary>Patterns × blocks.</summary>
    public byte[] Codes { get; }

    /// <summary>One a pattern.</summary>
    public double[] Weights { get; }

    public int Patterns => Weights.Length;

    /// <summary>Sum of the weights.</summary>
    public double Persons { get; }

    public int ItemsIn(int block) => Math.Min(ItemsPerBlock, Items - block * ItemsPerBlock);

    /// <summary>0 wrong, 1 right, 2 missing.</summary>
    public int Digit(int pattern, int item)
    {
        int code = Codes[pattern * Blocks + item / ItemsPerBlock];
        for (var i = item % ItemsPerBlock; i > 0; i--) code /= Radix;
        return code % Radix;
    }

    public static PackedResponses Of(CategoryResponses responses, IReadOnlyList<double>? weights)
    {
        var missing = responses.Codes.Contains(CategoryResponses.Missing);
        // A table of 64 or 81 rows a block: those of a test of 150 items fit the second-level cache.
        var (radix, itemsPerBlock) = missing ? (3, 4) : (2, 6);
        var (items, persons) = (responses.Items, responses.Persons);
        var blocks = (items + itemsPerBlock - 1) / itemsPerBlock;
        var (codes, kept) = (new byte[persons * blocks], new double[persons]);
        var patterns = 0;
        for (var p = 0; p < persons; p++)
        {
            var person = responses.Person(p);
            var weight = weights is null ? 1 : weights[p];
            if (weight == 0 || missing && !person.ContainsAnyExcept(CategoryResponses.Missing)) continue;
            kept[patterns] = weight;
            for (var b = 0; b < blocks; b++)
            {
                var code = 0;
                for (var i = Math.Min(items, (b + 1) * itemsPerBlock) - 1; i >= b * itemsPerBlock; i--)
                    code = code * radix + (person[i] == CategoryResponses.Missing ? 2 : person[i]);
                codes[patterns * blocks + b] = (byte)code;
            }
            patterns++;
        }
        kept = kept[..patterns];
        return blocks <= LongestCollapsed ? Collapse(items, radix, itemsPerBlock, blocks, codes, kept) : new(items, radix, itemsPerBlock, codes, kept);
    }

    private static PackedResponses Collapse(int items, int radix, int itemsPerBlock, int blocks, byte[] codes, double[] weights)
    {
        var keys = new ulong[weights.Length];
        for (var p = 0; p < keys.Length; p++)
            for (var b = 0; b < blocks; b++) keys[p] = keys[p] << 8 | codes[p * blocks + b];
        // Equal keys stay apart by person, so that weights are added in one order whatever the sort does.
        var order = new int[keys.Length];
        for (var p = 0; p < order.Length; p++) order[p] = p;
        Array.Sort(order, (x, y) => keys[x] != keys[y] ? keys[x].CompareTo(keys[y]) : x.CompareTo(y));
        var (kept, sums) = (new List<byte>(codes.Length), new List<double>());
        for (var at = 0; at < order.Length; at++)
        {
            if (at > 0 && keys[order[at]] == keys[order[at - 1]]) sums[^1] += weights[order[at]];
            else
            {
                kept.AddRange(codes.AsSpan(order[at] * blocks, blocks));
                sums.Add(weights[order[at]]);
            }
        }
        return new(items, radix, itemsPerBlock, [.. kept], [.. sums]);
    }
}
