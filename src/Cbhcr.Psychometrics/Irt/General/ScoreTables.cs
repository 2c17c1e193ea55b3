namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>Derivatives of ln P of every cell, and of ln weight of every group, at every point.</summary>
internal sealed class ScoreTables
{
    private readonly Layout _layout;
    private readonly double[] _points;
    private readonly int[] _itemOf;
    private readonly double[][] _cells;
    private readonly (double Mean, double Variance, double[] Logarithms, double[] ByMean, double[] ByVariance)[] _groups;

    public ScoreTables(MarginalLikelihood likelihood, ReadOnlySpan<double> parameters)
    {
        (_layout, _points) = (likelihood.Layout, likelihood.Points.ToArray());
        var first = likelihood.Patterns.FirstCell;
        (_itemOf, _cells) = (new int[first[^1]], new double[first[^1]][]);
        for (var j = 0; j < _layout.Curves.Length; j++) Item(j, first[j], parameters);
        _groups = new (double, double, double[], double[], double[])[_layout.Means.Length];
        var stride = Posterior.Stride(_points.Length);
        for (var g = 0; g < _groups.Length; g++)
        {
            var (mean, variance) = _layout.Population(g, parameters);
            var logarithms = likelihood.LogWeights[(g * stride)..((g + 1) * stride)];
            var (byMean, byVariance) = (new double[_points.Length], new double[_points.Length]);
            PopulationCurve.Scores(mean, variance, _points, logarithms, byMean, byVariance);
            _groups[g] = (mean, variance, logarithms, byMean, byVariance);
        }
    }

    /// <summary>The parameters that a person with these cells says something about, rising.</summary>
    public int[] PlacesOf(ReadOnlySpan<int> cells, int group)
    {
        List<int> places = [];
        foreach (var cell in cells)
            foreach (var place in _layout.Places[_itemOf[cell]])
                if (!_layout.IsShared(place)) places.Add(place);
                else if (places.Count == 0 || places[0] != place) places.Insert(0, place);
        if (_layout.Means[group] >= 0) places.Add(_layout.Means[group]);
        if (_layout.Variances[group] >= 0) places.Add(_layout.Variances[group]);
        return [.. places];
    }

    /// <summary>Score of a person at a point, in the order of <see cref="PlacesOf"/>.</summary>
    public void Fill(ReadOnlySpan<int> cells, int group, int point, Span<double> row)
    {
        row.Clear();
        var at = 0;
        foreach (var cell in cells)
            if (_layout.Places[_itemOf[cell]] is [var place, ..] && _layout.IsShared(place)) at = 1;
        foreach (var cell in cells)
        {
            var places = _layout.Places[_itemOf[cell]];
            var scores = _cells[cell].AsSpan(point * places.Length, places.Length);
            for (var p = 0; p < places.Length; p++)
                if (_layout.IsShared(places[p])) row[0] += scores[p];
                else row[at++] = scores[p];
        }
        if (_layout.Means[group] >= 0) row[at++] = _groups[group].ByMean[point];
        if (_layout.Variances[group] >= 0) row[at] = _groups[group].ByVariance[point];
    }

    /// <summary>Σ nₑ ∂² ln weight of a group.</summary>
    public (double Mean, double Mixed, double Variance) Bend(int group, ReadOnlySpan<double> persons)
    {
        var (mean, variance, logarithms, byMean, byVariance) = _groups[group];
        return PopulationCurve.Bend(mean, variance, _points, logarithms, persons, PopulationCurve.Information(logarithms, _points.Length, byMean, byVariance));
    }

    private void Item(int item, int first, ReadOnlySpan<double> parameters)
    {
        var curve = _layout.Curves[item];
        var (free, own) = (curve.Free, new double[curve.Free]);
        _layout.Take(item, parameters, own);
        var (probabilities, scores) = (new double[curve.Categories], new double[curve.Categories * free]);
        for (var k = 0; k < curve.Categories; k++) (_itemOf[first + k], _cells[first + k]) = (item, new double[_points.Length * free]);
        for (var q = 0; q < _points.Length && free > 0; q++)
        {
            curve.Scores(own, _points[q], probabilities, scores);
            for (var k = 0; k < curve.Categories; k++) scores.AsSpan(k * free, free).CopyTo(_cells[first + k].AsSpan(q * free));
        }
    }
}
