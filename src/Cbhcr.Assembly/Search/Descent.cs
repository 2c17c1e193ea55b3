namespace Cbhcr.Assembly.Search;

/// <summary>
/// Items change places as long as that helps: one on a form with one on none, or two forms' items with each other. The swaps of Swanson and Stocking (1993), with every rule kept
/// instead of weighed; for distances it is their squares that fall, so that a form near its target in one point does not stand in the way of the others.
/// </summary>
internal sealed class Descent(Walk walk, Kin kin, Blocks blocks, SeededSequence chance)
{
    private readonly double[] _delta = new double[walk.Deviations.Length];
    private readonly List<int> _touched = [];
    private readonly int[] _flips = new int[4];

    /// <summary>Goes on until so many tries in a row did not help.</summary>
    /// <param name="effort">Ends it sooner.</param>
    /// <param name="patience">Tries.</param>
    /// <param name="step">Called now and then.</param>
    public void Run(Effort effort, int patience, Action step)
    {
        var (items, forms) = (walk.Columns.Program.Source.Items, walk.Columns.Program.Source.Forms);
        for (var (tries, idle) = (0L, 0); idle < patience; tries++, idle++)
        {
            if ((tries & 1023) == 0)
            {
                effort.Steps(10_240);
                if ((tries & 65_535) == 0 && tries > 0) step();
                if (effort.Over) return;
            }
            var form = chance.Below(forms);
            if (walk.On(form).Count == 0) continue;
            var leaves = walk.On(form)[chance.Below(walk.On(form).Count)];
            var same = kin.Of(leaves);
            var comes = same[chance.Below(same.Length)];
            if (walk.Values[comes]) continue;
            (_flips[0], _flips[1]) = (leaves, comes);
            if (Helps(_flips.AsSpan(0, 2)) && walk.Keeps(_flips.AsSpan(0, 2))) idle = Take(_flips.AsSpan(0, 2));
            else if (forms > 1 && Elsewhere(comes % items, form, items, forms) is >= 0 and var other && !walk.Values[(other * items) + (leaves % items)])
            {
                (_flips[2], _flips[3]) = ((other * items) + (comes % items), (other * items) + (leaves % items));
                if (Helps(_flips) && walk.Keeps(_flips)) idle = Take(_flips);
            }
        }
    }

    private int Take(ReadOnlySpan<int> flips)
    {
        walk.Flip(flips);
        return 0;
    }

    private int Elsewhere(int item, int form, int items, int forms)
    {
        var start = chance.Below(forms);
        for (var k = 0; k < forms; k++)
        {
            var other = (start + k) % forms;
            if (other != form && walk.Values[(other * items) + item]) return other;
        }
        return -1;
    }

    private bool Helps(ReadOnlySpan<int> flips)
    {
        foreach (var v in flips)
        {
            var sign = walk.Values[v] ? -1 : 1;
            var terms = walk.Columns.Terms(v);
            var coefficients = walk.Columns.TermCoefficients(v);
            for (var k = 0; k < terms.Length; k++)
            {
                if (!_touched.Contains(terms[k])) _touched.Add(terms[k]);
                _delta[terms[k]] += sign * coefficients[k];
            }
        }
        var (before, after) = (Cost(0), Cost(1));
        foreach (var t in _touched) _delta[t] = 0;
        _touched.Clear();
        return after < before - (1e-12 * Math.Abs(before));
    }

    private double Cost(int times)
    {
        var cost = blocks.Nears ? 0 : double.NegativeInfinity;
        foreach (var t in _touched)
        {
            var deviation = walk.Deviations[t] + (times * _delta[t]);
            cost = !blocks.Nears ? Math.Max(cost, blocks.Badness(deviation)) : cost + (blocks.Sums ? Math.Abs(deviation) : deviation * deviation);
        }
        return cost;
    }
}
