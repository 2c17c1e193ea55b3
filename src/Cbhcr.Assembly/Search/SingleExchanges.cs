namespace Cbhcr.Assembly.Search;

/// <summary>Exchanges of one item of a form that keep every row, with what each does to the goal's terms; the first changes nothing.</summary>
internal sealed class SingleExchanges
{
    private readonly List<(int Leaves, int Comes)> _exchanges;

    private SingleExchanges(int[] terms, List<(int Leaves, int Comes)> exchanges, double[] effects, double spread) => (Terms, _exchanges, Effects, Spread) = (terms, exchanges, effects, spread);

    /// <summary>The one that exchanges change most comes first.</summary>
    public int[] Terms { get; }

    public int Count => _exchanges.Count;

    /// <summary>Exchange after exchange, in the order of the terms.</summary>
    public double[] Effects { get; }

    /// <summary>How far an exchange moves the first term, root mean square.</summary>
    public double Spread { get; }

    public static SingleExchanges Of(Walk walk, Kin kin, int[] terms, int form, int most, SeededSequence chance)
    {
        var exchanges = new List<(int Leaves, int Comes)> { (-1, -1) };
        var possible = walk.On(form).Sum(v => (long)kin.Of(v).Length);
        Span<int> flips = stackalloc int[2];
        foreach (var leaves in walk.On(form))
        {
            foreach (var comes in kin.Of(leaves))
            {
                if (walk.Values[comes] || (possible > most && chance.Below((int)Math.Min(possible, int.MaxValue)) >= most)) continue;
                (flips[0], flips[1]) = (leaves, comes);
                if (walk.Keeps(flips)) exchanges.Add((leaves, comes));
            }
        }
        var (squares, order) = (new double[terms.Length], new int[terms.Length]);
        var effects = Effect(walk, terms, exchanges);
        for (var e = 0; e < effects.Length; e++) squares[e % terms.Length] -= effects[e] * effects[e];
        for (var d = 0; d < order.Length; d++) order[d] = terms[d];
        var spread = Math.Sqrt(-squares.Min() / exchanges.Count);
        Array.Sort(squares, order);
        return new(order, exchanges, Effect(walk, order, exchanges), Math.Max(spread, 1e-300));
    }

    public ReadOnlySpan<double> Effect(int exchange) => Effects.AsSpan(exchange * Terms.Length, Terms.Length);

    /// <summary>Whether no item takes part in both.</summary>
    public bool Apart(int one, int other) => one != other && _exchanges[one].Leaves != _exchanges[other].Leaves && _exchanges[one].Comes != _exchanges[other].Comes;

    /// <summary>Writes the variables that two pairs of exchanges change.</summary>
    /// <returns>How many; 0 when an item takes part twice.</returns>
    public int Flips(PairList first, int p, PairList second, int q, Span<int> flips)
    {
        var count = 0;
        Span<int> four = [first[p].A, first[p].B, second[q].A, second[q].B];
        for (var i = 0; i < 4; i++)
        {
            var (leaves, comes) = _exchanges[four[i]];
            if (leaves < 0) continue;
            if (flips[..count].Contains(leaves) || flips[..count].Contains(comes)) return 0;
            (flips[count], flips[count + 1]) = (leaves, comes);
            count += 2;
        }
        return count;
    }

    private static double[] Effect(Walk walk, int[] terms, List<(int Leaves, int Comes)> exchanges)
    {
        var place = terms.Select((t, d) => (t, d)).ToDictionary(x => x.t, x => x.d);
        var effects = new double[exchanges.Count * terms.Length];
        for (var e = 0; e < exchanges.Count; e++)
        {
            var (leaves, comes) = exchanges[e];
            if (leaves < 0) continue;
            var of = effects.AsSpan(e * terms.Length, terms.Length);
            Add(of, leaves, -1);
            Add(of, comes, 1);
        }
        return effects;

        void Add(Span<double> of, int variable, int sign)
        {
            var touched = walk.Columns.Terms(variable);
            var coefficients = walk.Columns.TermCoefficients(variable);
            for (var k = 0; k < touched.Length; k++) of[place[touched[k]]] += sign * coefficients[k];
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
