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
        for (var j = 0; j < _items; j++) Convolve(_forward.AsSpan(j * width, width), _forward.AsSpan((j + 1) * width, width), j, score);
        for (var j = _items; j-- > 0;) Convolve(_backward.AsSpan((j + 1) * width, width), _backward.AsSpan(j * width, width), j, score);
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

    private double Without(int i, int j, int score)
    {
        var sums = new double[_items + 1];
        sums[0] = 1;
        for (var m = 0; m < _items; m++)
        {
            if (m == i || m == j) continue;
            for (var s = score; s > 0; s--) sums[s] = sums[s] * _wrong[m] + sums[s - 1] * _right[m];
            sums[0] *= _wrong[m];
        }
        return score < 2 ? 0 : sums[score - 2] / _forward[_items * (_items + 1) + score];
    }

    private void Convolve(ReadOnlySpan<double> from, Span<double> to, int item, int score)
    {
        to[0] = from[0] * _wrong[item];
        for (var s = 1; s <= score; s++) to[s] = from[s] * _wrong[item] + from[s - 1] * _right[item];
    }
}
