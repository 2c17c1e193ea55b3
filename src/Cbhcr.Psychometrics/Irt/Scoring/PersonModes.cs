using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>A <see cref="ModeSearch"/> for one person after the other, with room of its own; one a thread.</summary>
internal sealed class PersonModes
{
    private const double Farthest = 1e3;
    private readonly ModeSearch _search;
    private readonly Objective _objective;
    private readonly PersonLikelihood _person;
    private readonly double[] _heights, _weights, _information, _j;
    private readonly bool[] _answered;
    private bool _fresh = true;

    public PersonModes(ModeSearch search)
    {
        (_search, _objective, _person, _answered) = (search, search.Objective, new(search.Items), new bool[search.Items.Count]);
        var points = search.Grid.Points.Length;
        (_heights, _weights, _information, _j) = (new double[search.Logs.Stride], new double[points], new double[points], new double[points]);
    }

    public AbilityEstimate Of(ReadOnlySpan<byte> codes)
    {
        if (_objective.Weight != Weight.Normal && !_search.IsInformative(codes)) return AbilityEstimate.None(EstimateStatus.NoInformation);
        _person.Take(codes);
        _search.Logs.Sum(codes, _heights);
        Weigh(codes);
        var heights = _heights.AsSpan(0, _weights.Length);
        var best = 0;
        for (var q = 0; q < heights.Length; q++)
        {
            heights[q] += _weights[q];
            if (heights[q] > heights[best]) best = q;
        }
        return _objective.Weight == Weight.None ? Bounded(codes, heights, best) : Highest(heights, best) is { } mode ? mode.Estimate : AbilityEstimate.None(EstimateStatus.NoInformation);
    }

    // Without a weight the likelihood can be highest at an asymptote.
    private AbilityEstimate Bounded(ReadOnlySpan<byte> codes, ReadOnlySpan<double> heights, int best)
    {
        var (low, high) = _search.Asymptotes(codes);
        var asymptote = Math.Max(low, high);
        var side = low > high ? EstimateStatus.MinusInfinity : high > low ? EstimateStatus.PlusInfinity : EstimateStatus.NotUnique;
        if (asymptote >= heights[best] && (best == 0 || best == heights.Length - 1 || asymptote > heights[best] + ModeSearch.Margin)) return AbilityEstimate.None(side);
        if (Highest(heights, best) is not { } mode) return AbilityEstimate.None(side);
        return asymptote >= heights[best] && asymptote >= (mode.Height ?? _person.LogLikelihood(mode.Estimate.Value!.Value)) ? AbilityEstimate.None(side) : mode.Estimate;
    }

    // The height is worked out only where there are modes to choose from.
    private (AbilityEstimate Estimate, double? Height)? Highest(ReadOnlySpan<double> heights, int best)
    {
        Span<int> candidates = stackalloc int[heights.Length];
        var count = 0;
        for (var q = 0; q < heights.Length; q++)
            if (heights[q] >= heights[best] - ModeSearch.Margin && (q == 0 || heights[q - 1] <= heights[q]) && (q + 1 == heights.Length || heights[q + 1] < heights[q])) candidates[count++] = q;
        if (count == 1) return Refine(candidates[0]) is { } only ? (Estimate(only), null) : null;
        double? top = null;
        var (height, tie) = (double.NegativeInfinity, false);
        foreach (var q in candidates[..count])
        {
            if (Refine(q) is not { } ability || (top is { } t && Math.Abs(ability - t) < 1e-6)) continue;
            var its = _person.LogLikelihood(ability) + WeightAt(ability, q);
            if (Math.Abs(its - height) <= 1e-12 * Math.Abs(its)) tie = true;
            else if (its > height) (top, height, tie) = (ability, its, false);
        }
        return top is not { } mode ? null : (tie ? AbilityEstimate.None(EstimateStatus.NotUnique) : Estimate(mode), height);
    }

    private AbilityEstimate Estimate(double ability) => AbilityEstimate.At(ability, -_objective.Estimating(_person.At(ability), ability).Slope);

    // Newton's steps, within the two neighbours of a point that is higher than both; at the end of the grid steps that double lead on.
    private double? Refine(int q)
    {
        var points = _search.Grid.Points;
        var (low, high) = (q > 0 ? points[q - 1] : double.NegativeInfinity, q + 1 < points.Length ? points[q + 1] : double.PositiveInfinity);
        var (ability, stride) = (points[q], 1.0);
        for (var step = 0; step < 200 && Math.Abs(ability) <= Farthest; step++)
        {
            var (value, slope) = _objective.Estimating(_person.At(ability), ability);
            if (value == 0) return ability;
            if (value > 0) low = ability;
            else high = ability;
            var next = ability - value / slope;
            var inside = slope < 0 && next >= low && next <= high && Math.Abs(next - ability) <= 4;
            if (inside && Math.Abs(next - ability) <= 1e-8 * (1 + Math.Abs(ability))) return next;
            if (!inside)
            {
                next = double.IsInfinity(high) ? ability + stride : double.IsInfinity(low) ? ability - stride : low + (high - low) / 2;
                stride *= 2;
            }
            if (high - low <= 1e-14 * (1 + Math.Abs(ability))) return next;
            ability = next;
        }
        return null;
    }

    // ½ log I, or for Warm's weight the integral of J / 2I from the lowest point on (trapezia): it only says which of several modes is the highest.
    private void Weigh(ReadOnlySpan<byte> codes)
    {
        switch (_objective.Weight)
        {
            case Weight.Normal when _fresh:
                for (var q = 0; q < _weights.Length; q++) _weights[q] = WeightAt(_search.Grid.Points[q], q);
                break;
            case Weight.Warm or Weight.Jeffreys when AnswersOthers(codes):
                _search.Information.Sum(_answered, _information, _j);
                var step = _search.Grid.Points[1] - _search.Grid.Points[0];
                for (var q = 0; q < _weights.Length; q++)
                    _weights[q] = _objective.Weight == Weight.Jeffreys ? Math.Log(Math.Max(_information[q], double.Epsilon)) / 2 : q == 0 ? 0 : _weights[q - 1] + (Slope(q - 1) + Slope(q)) / 2 * step;
                break;
        }
        _fresh = false;
    }

    private bool AnswersOthers(ReadOnlySpan<byte> codes)
    {
        var others = _fresh;
        for (var i = 0; i < codes.Length; i++)
        {
            var answered = codes[i] != CategoryResponses.Missing;
            others |= answered != _answered[i];
            _answered[i] = answered;
        }
        return others;
    }

    private double Slope(int q) => _information[q] > 0 ? _j[q] / (2 * _information[q]) : 0;

    private double WeightAt(double ability, int q)
    {
        switch (_objective.Weight)
        {
            case Weight.Normal:
                var z = (ability - _objective.Population.Mean) / _objective.Population.StandardDeviation;
                return -z * z / 2;
            case Weight.Jeffreys:
                return Math.Log(_person.At(ability).Information) / 2;
            case Weight.Warm:
                var terms = _person.At(ability);
                return _weights[q] + (Slope(q) + terms.J / (2 * terms.Information)) / 2 * (ability - _search.Grid.Points[q]);
            default:
                return 0;
        }
    }
}
