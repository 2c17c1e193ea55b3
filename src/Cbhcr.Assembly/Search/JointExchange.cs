namespace Cbhcr.Assembly.Search;

/// <summary>
/// Up to four items of a form are exchanged at once, so chosen that their effects on the goal add up to what is missing to the targets, to many digits. All pairs of single
/// exchanges whose sum lies near some place are listed, likewise those near what then remains, and the two lists are matched in a grid: some 10^10 combinations are looked through
/// in a fraction of a second. Meeting in the middle is Horowitz and Sahni's (1974), making only sums near a chosen place Schroeppel and Shamir's (1981) and Wagner's (2002).
/// </summary>
internal sealed class JointExchange(Walk walk, Kin kin, Blocks blocks, SeededSequence chance)
{
    private const int Singles = 20_000;
    private const int Pairs = 24_000;
    private const int Dimensions = 3;

    private readonly PairList _first = new(Pairs), _second = new(Pairs);
    private readonly Dictionary<int, double> _reach = [];
    private readonly int[] _flips = new int[8];
    private (int Form, long Changes, SingleExchanges Singles)? _known;

    /// <returns>True when the form came nearer.</returns>
    public bool Improve(int form, Effort effort)
    {
        var singles = Exchanges(form, effort);
        if (singles.Count < 2) return false;
        var terms = singles.Terms;
        var missing = terms.Select(t => -walk.Deviations[t]).ToArray();
        var place = new double[terms.Length];
        var apart = chance.Below(singles.Count);
        for (var d = 0; d < place.Length; d++) place[d] = (missing[d] + singles.Effect(apart)[d]) / 2;
        var rest = missing.Zip(place, (m, p) => m - p).ToArray();
        var dimensions = Math.Min(Dimensions, terms.Length);
        var reach = Reach(form, singles, place, dimensions, effort);
        var grid = new Grid(singles.Effects, terms.Length, dimensions, 2 * reach);
        Collect(_first, singles, grid, place, reach, dimensions, effort);
        Collect(_second, singles, grid, rest, reach, dimensions, effort);
        return Match(form, singles, missing, reach, dimensions, effort);
    }

    private SingleExchanges Exchanges(int form, Effort effort)
    {
        if (_known is { } known && known.Form == form && known.Changes == walk.Changes) return known.Singles;
        var singles = SingleExchanges.Of(walk, kin, blocks.Terms(form), form, Singles, chance);
        effort.Steps(singles.Count * 4L);
        _known = (form, walk.Changes, singles);
        return singles;
    }

    // So wide that about as many pairs lie within it as the lists can hold.
    private double Reach(int form, SingleExchanges singles, double[] place, int dimensions, Effort effort)
    {
        var reach = _reach.GetValueOrDefault(form, singles.Spread * 0.2);
        for (var round = 0; round < 6; round++)
        {
            var grid = new Grid(singles.Effects, singles.Terms.Length, dimensions, 2 * reach);
            var (looked, found) = (Math.Min(400, singles.Count), 0L);
            for (var k = 0; k < looked; k++) found += Partners(singles, grid, chance.Below(singles.Count), place, reach, dimensions, null, effort);
            var expected = (found + 0.5) * singles.Count / looked / 2;
            var factor = Math.Clamp(Root(Pairs * 0.8 / expected, dimensions), 0.2, 5);
            if (factor is > 0.8 and < 1.25 || (factor > 1 && reach > 4 * singles.Spread)) break;
            reach *= factor;
        }
        return _reach[form] = reach;
    }

    // Newton's steps: the same on every machine, unlike Math.Pow.
    private static double Root(double value, int degree)
    {
        if (degree == 1) return value;
        if (degree == 2) return Math.Sqrt(value);
        var root = Math.Max(1, value);
        for (var k = 0; k < 100; k++) root = ((2 * root) + (value / (root * root))) / 3;
        return root;
    }

    private static void Collect(PairList list, SingleExchanges singles, Grid grid, double[] place, double reach, int dimensions, Effort effort)
    {
        list.Clear(singles.Terms.Length);
        for (var a = 0; a < singles.Count && !list.Full; a++) Partners(singles, grid, a, place, reach, dimensions, list, effort);
    }

    private static int Partners(SingleExchanges singles, Grid grid, int a, double[] place, double reach, int dimensions, PairList? list, Effort effort)
    {
        Span<double> wanted = stackalloc double[Dimensions];
        var own = singles.Effect(a);
        for (var d = 0; d < dimensions; d++) wanted[d] = place[d] - own[d];
        var (found, looked) = (0, 0);
        for (var corner = 0; corner < grid.Corners; corner++)
        {
            foreach (var b in grid.Near(wanted, corner))
            {
                looked++;
                if (list is not null && b <= a) continue;
                var other = singles.Effect(b);
                var near = true;
                for (var d = 0; d < dimensions; d++) near &= Math.Abs(other[d] - wanted[d]) <= reach;
                if (!near || !singles.Apart(a, b)) continue;
                found++;
                list?.Add(a, b, own, other);
            }
        }
        effort.Steps(grid.Corners + looked);
        return found;
    }

    private bool Match(int form, SingleExchanges singles, double[] missing, double reach, int dimensions, Effort effort)
    {
        if (_first.Count == 0 || _second.Count == 0) return false;
        var stride = missing.Length;
        var width = Math.Max(2 * reach * 1.5 / Root(_second.Count, dimensions), 1e-300);
        var grid = new Grid(_second.Used, stride, dimensions, width);
        var (best, length) = (blocks.Badness(walk, form) * (1 - 1e-9), 0);
        Span<double> wanted = stackalloc double[stride];
        Span<int> flips = stackalloc int[8];
        for (var p = 0; p < _first.Count; p++)
        {
            if ((p & 4095) == 0 && effort.Over) break;
            var sum = _first.Sum(p);
            for (var d = 0; d < stride; d++) wanted[d] = missing[d] - sum[d];
            var looked = grid.Corners;
            for (var corner = 0; corner < grid.Corners; corner++)
            {
                foreach (var q in grid.Near(wanted, corner))
                {
                    looked++;
                    var distance = Distance(_second.Sum(q), wanted);
                    if (distance >= best) continue;
                    var count = singles.Flips(_first, p, _second, q, flips);
                    if (count == 0 || !walk.Keeps(flips[..count])) continue;
                    (best, length) = (distance, count);
                    flips[..count].CopyTo(_flips);
                }
            }
            effort.Steps(looked);
        }
        walk.Flip(_flips.AsSpan(0, length));
        return length > 0;
    }

    private double Distance(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var distance = 0.0;
        for (var d = 0; d < one.Length; d++)
        {
            var by = Math.Abs(one[d] - other[d]);
            distance = blocks.Sums ? distance + by : Math.Max(distance, by);
        }
        return distance;
    }
}
