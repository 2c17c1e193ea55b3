namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>Observed and expected persons by points (rows) and category (columns), with the rules by which sparse cells are joined.</summary>
internal sealed class ScoreTable
{
    private readonly double _smallest;
    private List<double[]> _observed;
    private List<double[]> _expected;

    /// <param name="observed">Rows by points, without none and all.</param>
    /// <param name="expected">NaN where the category cannot occur with these points.</param>
    /// <param name="smallest">Expected persons a cell should have.</param>
    public ScoreTable(List<double[]> observed, List<double[]> expected, double smallest) => (_observed, _expected, _smallest) = (observed, expected, smallest);

    /// <summary>Σ (O − E)²/E over the cells that are left, and cells less rows; null where fewer than two rows or columns are left.</summary>
    public (double ChiSquare, int CellsLessRows)? Statistic()
    {
        double sum = 0;
        var cells = 0;
        for (var r = 0; r < _expected.Count; r++)
            for (var k = 0; k < _expected[r].Length; k++)
            {
                if (_expected[r][k] == 0) continue;
                sum += (_observed[r][k] - _expected[r][k]) * (_observed[r][k] - _expected[r][k]) / _expected[r][k];
                cells++;
            }
        return (sum, cells - _expected.Count);
    }

    /// <summary>
    /// Joins cells as R's mirt does, so that degrees of freedom agree: rows where a category cannot occur into their neighbours; rows with one
    /// person into the next; small categories within a row; categories that are rare throughout; at last rows with a small cell. False where
    /// nothing is left to test.
    /// </summary>
    public bool Join()
    {
        if (!JoinImpossible()) return false;
        Keep(r => _observed[r].Sum() != 0);
        if (_expected.Count < 2) return false;
        // Which rows hold a small cell is noted before rows of one person are joined, and not again.
        var sparse = _expected.Select(row => row.Any(e => e < _smallest)).ToList();
        if (!JoinSingles()) return false;
        if (Columns > 2)
            for (var r = 0; r < _expected.Count; r++)
                if (sparse[r]) JoinWithin(r);
        JoinRareColumns();
        return Columns > 1 && JoinSmallRows();
    }

    private int Columns => _expected[0].Length;

    private bool JoinImpossible()
    {
        var impossible = Enumerable.Range(0, _expected.Count).Where(r => _expected[r].Any(double.IsNaN)).ToList();
        foreach (var row in _expected)
            for (var k = 0; k < row.Length; k++)
                if (double.IsNaN(row[k])) row[k] = 0;
        if (impossible.Count == 0) return _expected.Count > 0;
        var (top, bottom) = (impossible[(impossible.Count - 1) / 2] + 1, impossible[impossible.Count / 2] - 1);
        if (impossible.Count < 2 || top > bottom) return false;
        for (var r = 0; r < top; r++) Add(r, top);
        for (var r = _expected.Count - 1; r > bottom; r--) Add(r, bottom);
        (_observed, _expected) = (_observed[top..(bottom + 1)], _expected[top..(bottom + 1)]);
        return true;
    }

    private bool JoinSingles()
    {
        var joined = new bool[_expected.Count];
        for (var r = 0; r < _expected.Count - 1; r++)
        {
            if (_observed[r].Sum() != 1) continue;
            joined[r] = true;
            Add(r, r + 1);
        }
        Keep(r => !joined[r]);
        if (_observed[^1].Sum() != 1) return _expected.Count > 1;
        if (_expected.Count < 2) return false;
        Add(_expected.Count - 1, _expected.Count - 2);
        Keep(r => r != _expected.Count - 1);
        return _expected.Count > 1;
    }

    // The smallest cell into the smaller of its neighbours until none is small; what is left stands at the left.
    private void JoinWithin(int row)
    {
        var (e, o) = (_expected[row].ToList(), _observed[row].ToList());
        while (e.Count > 2)
        {
            var at = e.LastIndexOf(e.Min());
            var into = at == 0 ? 1 : at == e.Count - 1 || e[at - 1] <= e[at + 1] ? at - 1 : at + 1;
            e[into] += e[at];
            o[into] += o[at];
            e.RemoveAt(at);
            o.RemoveAt(at);
            if (e.TrueForAll(x => x >= _smallest)) break;
        }
        var columns = Columns;
        (_expected[row], _observed[row]) = ([.. e, .. new double[columns - e.Count]], [.. o, .. new double[columns - o.Count]]);
    }

    private void JoinRareColumns()
    {
        while (Columns > 2 && _expected.Sum(row => row[^1]) < _smallest * Math.Ceiling(_expected.Count * 0.1)) JoinColumn(Columns - 1);
        // Judged from the right, each after what was joined into it.
        for (var k = Columns - 1; k > 0; k--)
            if (_expected.Count(row => row[k] > 0) / (double)_expected.Count < 0.05) JoinColumn(k);
    }

    private void JoinColumn(int column)
    {
        foreach (var rows in (List<double[]>[])[_expected, _observed])
            for (var r = 0; r < rows.Count; r++)
            {
                rows[r][column - 1] += rows[r][column];
                rows[r] = [.. rows[r][..column], .. rows[r][(column + 1)..]];
            }
    }

    // The first row with a small cell into the next at the ends, else into the neighbour with fewer persons.
    private bool JoinSmallRows()
    {
        while (_expected.FindIndex(row => row.Any(e => e != 0 && e < _smallest)) is var at and >= 0)
        {
            if (_expected.Count <= 2) return false;
            Add(at, at == 0 ? 1 : at == _expected.Count - 1 || _observed[at - 1].Sum() <= _observed[at + 1].Sum() ? at - 1 : at + 1);
            Keep(r => r != at);
        }
        return true;
    }

    private void Add(int from, int into)
    {
        for (var k = 0; k < Columns; k++)
        {
            _expected[into][k] += _expected[from][k];
            _observed[into][k] += _observed[from][k];
        }
    }

    private void Keep(Func<int, bool> row)
    {
        var kept = Enumerable.Range(0, _expected.Count).Where(row).ToList();
        (_observed, _expected) = ([.. kept.Select(r => _observed[r])], [.. kept.Select(r => _expected[r])]);
    }
}
