namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>
/// What a raw score says of the single answers: ln γᵣ, and the conditional means and covariances of the answers given the score (Andersen
/// 1972). Elementary symmetric functions are invariant under a shift of ability up to a factor: they are computed as the distribution of the
/// score at the ability where the score is the expected one, by sums of positive numbers (the summation algorithm, Verhelst, Glas and van
/// der Sluis 1984) from both ends. So nothing cancels and nothing overflows, however many items there are.
/// </summary>
internal sealed class ConditionalMoments
{
    // Odds closer than this are too close for the quotient of differences.
    private const double Close = 1e-4;
    private readonly int _items;
    private readonly double[] _difficulties, _right, _wrong, _forward, _backward, _without;

    public ConditionalMoments(double[] difficulties)
    {
        (_items, _difficulties) = (difficulties.Length, difficulties);
        (_right, _wrong, Means) = (new double[_items], new double[_items], new double[_items]);
        (_forward, _backward, _without) = (new double[(_items + 1) * (_items + 1)], new double[(_items + 1) * (_items + 1)], new double[_items + 1]);
    }

    /// <summary>P(right | score) of each item, after <see cref="At"/>.</summary>
    public double[] Means { get; }

    /// <summary>Returns ln γ of the score, with ε = exp(−difficulty); the score is neither 0 nor all.</summary>
    public double At(int score)
    {
        var ability = RaschAbility.MaximumLikelihood(_difficulties, score)!.Value.Ability;
        var logarithm = -score * ability;
        for (var j = 0; j < _items; j++)
        {
            _right[j] = 1 / (1 + Math.Exp(_difficulties[j] - ability));
            _wrong[j] = 1 / (1 + Math.Exp(ability - _difficulties[j]));
            logarithm -= Math.Log(_wrong[j]);
        }
        var width = _items + 1;
        Array.Clear(_forward);
        Array.Clear(_backward);
        _forward[0] = _backward[_items * width] = 1;
        for (var j = 0; j < _items; j++) Convolve(_forward.AsSpan(j * width, width), _forward.AsSpan((j + 1) * width, width), j, j + 1);
        for (var j = _items; j-- > 0;) Convolve(_backward.AsSpan((j + 1) * width, width), _backward.AsSpan(j * width, width), j, _items - j);
        var all = _forward[_items * width + score];
        for (var j = 0; j < _items; j++)
        {
            var before = _forward.AsSpan(j * width, width);
            var after = _backward.AsSpan((j + 1) * width, width);
            var sum = 0.0;
            for (var s = 0; s < score; s++) sum += before[s] * after[score - 1 - s];
            _without[j] = sum / all;
            Means[j] = _right[j] * _without[j];
        }
        return logarithm + Math.Log(all);
    }

    /// <summary>Covariance of two answers given the score last asked for.</summary>
    public double Covariance(int i, int j, int score)
    {
        if (i == j) return Means[i] * (1 - Means[i]);
        // P(rest = score − 2) from P(all but i = score − 1) and P(all but j = score − 1), which differ only in whose answer is in.
        var (oddsI, oddsJ) = (_right[i] / _wrong[i], _right[j] / _wrong[j]);
        var both = Math.Abs(oddsI - oddsJ) > Close * Math.Max(oddsI, oddsJ)
            ? (_without[i] / _wrong[j] - _without[j] / _wrong[i]) / (oddsJ - oddsI)
            : Without(i, j, score);
        return _right[i] * _right[j] * both - Means[i] * Means[j];
    }

    // Takes both answers out of the distribution of the score again, from the end where an error dies away instead of growing. Items with as
    // many right answers have the same difficulty, so this is no rare case.
    private double Without(int i, int j, int score)
    {
        if (score < 2) return 0;
        var all = _forward.AsSpan(_items * (_items + 1), _items + 1);
        if (_right[i] <= _wrong[i])
        {
            double one = 0, both = 0;
            for (var s = 0; s <= score - 2; s++)
            {
                one = (all[s] - _right[i] * one) / _wrong[i];
                both = (one - _right[j] * both) / _wrong[j];
            }
            return both / all[score];
        }
        double oneBelow = 0, bothBelow = 0;
        for (var s = _items; s >= score; s--)
        {
            oneBelow = (all[s] - _wrong[i] * oneBelow) / _right[i];
            bothBelow = (oneBelow - _wrong[j] * bothBelow) / _right[j];
        }
        return bothBelow / all[score];
    }

    private void Convolve(ReadOnlySpan<double> from, Span<double> to, int item, int answers)
    {
        to[0] = from[0] * _wrong[item];
        for (var s = 1; s <= answers; s++) to[s] = from[s] * _wrong[item] + from[s - 1] * _right[item];
    }
}
