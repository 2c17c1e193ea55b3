namespace Cbhcr.Assembly.Search;

/// <summary>An item leaves a form and another comes; when that stood on a second form, the first takes its place there. Variables, -1 where there is none.</summary>
internal readonly record struct Exchange(int Leaves, int Comes, int LeavesSecond, int ComesSecond)
{
    public static readonly Exchange Nothing = new(-1, -1, -1, -1);

    public int Write(Span<int> flips)
    {
        if (Leaves < 0) return 0;
        (flips[0], flips[1]) = (Leaves, Comes);
        if (LeavesSecond < 0) return 2;
        (flips[2], flips[3]) = (LeavesSecond, ComesSecond);
        return 4;
    }
}

/// <summary>Exchanges that keep every row, with what each does to the goal's terms; the first changes nothing.</summary>
internal sealed class SingleExchanges
{
    private readonly List<Exchange> _exchanges;
    private readonly int _items;

    private SingleExchanges(int[] terms, List<Exchange> exchanges, double[] effects, double spread, int items) =>
        (Terms, _exchanges, Effects, Spread, _items) = (terms, exchanges, effects, spread, items);

    /// <summary>The one that exchanges change most comes first.</summary>
    public int[] Terms { get; }

    public int Count => _exchanges.Count;

    /// <summary>Exchange after exchange, in the order of the terms.</summary>
    public double[] Effects { get; }

    /// <summary>How far an exchange moves the first term, root mean square.</summary>
    public double Spread { get; }

    /// <summary>Of a form with items that stand nowhere; with a second form, with the items there.</summary>
    public static SingleExchanges Of(Walk walk, Kin kin, int[] terms, int form, int second, int most, SeededSequence chance)
    {
        var items = walk.Columns.Program.Source.Items;
        var exchanges = new List<Exchange> { Exchange.Nothing };
        var possible = walk.On(form).Sum(v => (long)kin.Of(v).Length);
        Span<int> flips = stackalloc int[4];
        foreach (var leaves in walk.On(form))
        {
            foreach (var comes in kin.Of(leaves))
            {
                if (walk.Values[comes] || (possible > most && chance.Below((int)Math.Min(possible, int.MaxValue)) >= most)) continue;
                var exchange = new Exchange(leaves, comes, -1, -1);
                if (second >= 0)
                {
                    exchange = new(leaves, comes, (second * items) + (comes % items), (second * items) + (leaves % items));
                    if (!walk.Values[exchange.LeavesSecond] || walk.Values[exchange.ComesSecond]) continue;
                }
                if (walk.Keeps(flips[..exchange.Write(flips)])) exchanges.Add(exchange);
            }
        }
        var (squares, order) = (new double[terms.Length], new int[terms.Length]);
        var effects = Effect(walk, terms, exchanges);
        for (var e = 0; e < effects.Length; e++) squares[e % terms.Length] -= effects[e] * effects[e];
        for (var d = 0; d < order.Length; d++) order[d] = terms[d];
        var spread = Math.Sqrt(-squares.Min() / exchanges.Count);
        Array.Sort(squares, order);
        return new(order, exchanges, Effect(walk, order, exchanges), Math.Max(spread, 1e-300), items);
    }

    public ReadOnlySpan<double> Effect(int exchange) => Effects.AsSpan(exchange * Terms.Length, Terms.Length);

    /// <summary>Whether no item takes part in both.</summary>
    public bool Apart(int one, int other)
    {
        var (a, b) = (_exchanges[one], _exchanges[other]);
        if (a.Leaves < 0 || b.Leaves < 0) return true;
        var (leaves, comes) = (a.Leaves % _items, a.Comes % _items);
        var (leavesToo, comesToo) = (b.Leaves % _items, b.Comes % _items);
        return leaves != leavesToo && leaves != comesToo && comes != leavesToo && comes != comesToo;
    }

    /// <summary>Writes the variables that two pairs of exchanges change.</summary>
    /// <returns>How many; 0 when an item takes part twice.</returns>
    public int Flips(PairList first, int p, PairList second, int q, Span<int> flips)
    {
        var (x, y) = (first[p], second[q]);
        if (!Apart(x.A, y.A) || !Apart(x.A, y.B) || !Apart(x.B, y.A) || !Apart(x.B, y.B)) return 0;
        var count = _exchanges[x.A].Write(flips);
        count += _exchanges[x.B].Write(flips[count..]);
        count += _exchanges[y.A].Write(flips[count..]);
        return count + _exchanges[y.B].Write(flips[count..]);
    }

    private static double[] Effect(Walk walk, int[] terms, List<Exchange> exchanges)
    {
        var place = terms.Select((t, d) => (t, d)).ToDictionary(x => x.t, x => x.d);
        var effects = new double[exchanges.Count * terms.Length];
        Span<int> flips = stackalloc int[4];
        for (var e = 0; e < exchanges.Count; e++)
        {
            var of = effects.AsSpan(e * terms.Length, terms.Length);
            foreach (var v in flips[..exchanges[e].Write(flips)]) Add(of, v, walk.Values[v] ? -1 : 1);
        }
        return effects;

        void Add(Span<double> of, int variable, int sign)
        {
            var touched = walk.Columns.Terms(variable);
            var coefficients = walk.Columns.TermCoefficients(variable);
            for (var k = 0; k < touched.Length; k++) if (place.TryGetValue(touched[k], out var d)) of[d] += sign * coefficients[k];
        }
    }
}

/// <summary>Pairs of exchanges with the sum of what they do.</summary>
internal sealed class PairList(int most)
{
    private readonly (int A, int B)[] _pairs = new (int, int)[most];
    private double[] _sums = [];
    private int _stride;

    public int Count { get; private set; }

    public bool Full => Count == most;

    public double[] Used => _sums.AsSpan(0, Count * _stride).ToArray();

    public (int A, int B) this[int pair] => _pairs[pair];

    public void Clear(int stride)
    {
        (Count, _stride) = (0, stride);
        if (_sums.Length < most * stride) _sums = new double[most * stride];
    }

    public ReadOnlySpan<double> Sum(int pair) => _sums.AsSpan(pair * _stride, _stride);

    public void Add(int a, int b, ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        if (Full) return;
        _pairs[Count] = (a, b);
        for (var d = 0; d < _stride; d++) _sums[(Count * _stride) + d] = one[d] + other[d];
        Count++;
    }
}
