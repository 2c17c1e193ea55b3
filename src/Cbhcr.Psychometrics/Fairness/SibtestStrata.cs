using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>The strata of one item under SIBTEST, and the statistics over them.</summary>
internal sealed class SibtestStrata
{
    private readonly MatchedTable _table;
    private readonly SibtestOptions _options;
    private readonly Moments[][] _cells;
    private readonly double[] _weights, _differences, _variances;
    private readonly int _used;
    private readonly double _persons;

    public SibtestStrata(MatchedTable table, ItemSpreads spreads, bool isAnchor, SibtestOptions options)
    {
        (_table, _options) = (table, options);
        var strata = table.Strata;
        _cells = [new Moments[strata], new Moments[strata]];
        for (var g = 0; g < 2; g++)
            for (var s = 0; s < strata; s++) _cells[g][s] = Moments.Of(table.Cell(s, g));
        (_weights, _differences, _variances) = (new double[strata], new double[strata], new double[strata]);
        var matching = spreads.Anchors - (isAnchor ? 1 : 0);
        if (matching < 2) return;
        var (reference, focal) = (TrueScores(0, matching, spreads), TrueScores(1, matching, spreads));
        if (reference is null || focal is null) return;
        for (var s = 1; s < strata - 1; s++)
        {
            var (r, f) = (_cells[0][s], _cells[1][s]);
            if (!(r.N > options.MinimumPersons && f.N > options.MinimumPersons && r.Variance > 0 && f.Variance > 0)) continue;
            var middle = (reference[s] + focal[s]) / 2;
            if (Slope(0, s, reference) is not { } slopeR || Slope(1, s, focal) is not { } slopeF) continue;
            _used++;
            _weights[s] = r.N + f.N;
            _differences[s] = r.Mean + slopeR * (middle - reference[s]) - f.Mean - slopeF * (middle - focal[s]);
            _variances[s] = r.Variance / r.N + f.Variance / f.N;
        }
        _persons = _weights.Sum();
        for (var s = 0; s < strata; s++) _weights[s] /= _persons > 0 ? _persons : 1;
    }

    public SibtestResult Result()
    {
        var (beta, variance) = Sum(_ => true);
        if (!(variance > 0)) return new(_table.Item, _used, (int)_persons, null, null, null, null, null, new(null, null, null, 0, null, null));
        var chi = beta * beta / variance;
        return new(_table.Item, _used, (int)_persons, beta, Math.Sqrt(variance), chi, TailProbability.ChiSquare(chi, 1), null, Crossing());
    }

    private CrossingSibtest Crossing()
    {
        var crossing = CrossingScore();
        var turn = crossing is { } c ? _options.AsMirt ? ToOneDigit(c) : c : double.PositiveInfinity;
        var (below, belowVariance) = Sum(s => !(_table.Scores[s] > turn));
        var (above, aboveVariance) = Sum(s => _table.Scores[s] > turn);
        var df = (belowVariance > 0 ? 1 : 0) + (aboveVariance > 0 ? 1 : 0);
        var chi = (belowVariance > 0 ? below * below / belowVariance : 0) + (aboveVariance > 0 ? above * above / aboveVariance : 0);
        return new(Math.Abs(below - above), crossing, chi, df, TailProbability.ChiSquare(chi, df), null);
    }

    private (double Beta, double Variance) Sum(Func<int, bool> within)
    {
        double beta = 0, variance = 0;
        for (var s = 0; s < _weights.Length; s++)
        {
            if (_weights[s] == 0 || !within(s)) continue;
            beta += _weights[s] * _differences[s];
            variance += _weights[s] * _weights[s] * _variances[s];
        }
        return (beta, variance);
    }

    // Kelley's true score of each stratum as a share of the items, with alpha of the matching items as its reliability.
    private double[]? TrueScores(int group, int items, ItemSpreads spreads)
    {
        double n = 0, sum = 0, square = 0;
        for (var s = 0; s < _table.Strata; s++)
        {
            var (count, score) = (_cells[group][s].N, _table.Scores[s]);
            n += count;
            sum += count * score;
            square += count * score * score;
        }
        if (n < 2) return null;
        double mean = sum / n, variance = (square - sum * mean) / (n - 1);
        if (!(variance > 0)) return null;
        var alpha = items / (items - 1.0) * (1 - spreads.SumWithout(_table.Item, group) / variance);
        var scores = new double[_table.Strata];
        for (var s = 0; s < scores.Length; s++) scores[s] = (mean + alpha * (_table.Scores[s] - mean)) / items;
        return alpha > 0 ? scores : null;
    }

    private double? Slope(int group, int stratum, double[] trueScores)
    {
        int low = stratum - 1, high = stratum + 1;
        if (!_options.AsMirt)
        {
            while (low > 0 && _cells[group][low].N == 0) low--;
            while (high < _cells[group].Length - 1 && _cells[group][high].N == 0) high++;
            if (_cells[group][low].N == 0) low = stratum;
            if (_cells[group][high].N == 0) high = stratum;
        }
        return low == high ? null : (_cells[group][high].Mean - _cells[group][low].Mean) / (trueScores[high] - trueScores[low]);
    }

    // The weighted least-squares line of the difference on the score, over scores at which the larger group has more than 1 % of all persons.
    private double? CrossingScore()
    {
        double all = 0, w = 0, wx = 0, wy = 0;
        for (var s = 0; s < _table.Strata; s++) all += _cells[0][s].N + _cells[1][s].N;
        bool Counts(int s, out double weight) => (weight = Math.Max(_cells[0][s].N, _cells[1][s].N)) / all > 0.01 && (_options.AsMirt ? _cells[0][s].N > 0 && _cells[1][s].N > 0 : _weights[s] > 0);
        for (var s = 0; s < _table.Strata; s++)
            if (Counts(s, out var weight))
            {
                w += weight;
                wx += weight * _table.Scores[s];
                wy += weight * _differences[s];
            }
        if (!(w > 0)) return null;
        double xx = 0, xy = 0;
        for (var s = 0; s < _table.Strata; s++)
            if (Counts(s, out var weight))
            {
                xx += weight * (_table.Scores[s] - wx / w) * (_table.Scores[s] - wx / w);
                xy += weight * (_table.Scores[s] - wx / w) * _differences[s];
            }
        return xx > 0 && xy != 0 ? wx / w - wy / w * xx / xy : null;
    }

    private static double ToOneDigit(double value)
    {
        if (value == 0) return 0;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))));
        return Math.Round(value / unit) * unit;
    }
}
