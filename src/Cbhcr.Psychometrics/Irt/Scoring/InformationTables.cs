namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>I and J of each item on a grid, for the weights that rest on information; nothing for the others.</summary>
internal sealed class InformationTables
{
    private readonly double[] _information, _j;
    private readonly int _points;

    public InformationTables(IReadOnlyList<IrtItem> items, Quadrature grid, Weight weight)
    {
        _points = weight is Weight.Warm or Weight.Jeffreys ? grid.Points.Length : 0;
        (_information, _j) = (new double[items.Count * _points], new double[items.Count * _points]);
        for (var i = 0; i < items.Count; i++)
            for (var q = 0; q < _points; q++)
            {
                var terms = default(LikelihoodTerms);
                terms.Add(items[i], grid.Points[q], 0);
                (_information[i * _points + q], _j[i * _points + q]) = (terms.Information, terms.J);
            }
    }

    /// <summary>Sums over some items.</summary>
    public void Sum(ReadOnlySpan<bool> answered, Span<double> information, Span<double> j)
    {
        information.Clear();
        j.Clear();
        for (var i = 0; i < answered.Length; i++)
        {
            if (!answered[i]) continue;
            for (var q = 0; q < _points; q++)
            {
                information[q] += _information[i * _points + q];
                j[q] += _j[i * _points + q];
            }
        }
    }
}
