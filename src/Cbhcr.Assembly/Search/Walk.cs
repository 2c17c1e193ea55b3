namespace Cbhcr.Assembly.Search;

/// <summary>Values with the sums of all rows and terms, kept up as values change one by one.</summary>
internal sealed class Walk
{
    private readonly IntegerRow[] _rows;
    private readonly long[] _delta;
    private readonly List<int> _touched = [];
    private readonly List<int>[] _on;
    private readonly int[] _place;

    public Walk(Columns columns)
    {
        Columns = columns;
        _rows = columns.Program.Rows;
        _delta = new long[_rows.Length];
        Sums = new long[_rows.Length];
        Deviations = new double[columns.Targets.Length];
        Values = new bool[columns.Program.Source.Variables];
        _place = new int[Values.Length];
        _on = [.. Enumerable.Range(0, columns.Program.Source.Forms).Select(_ => new List<int>())];
        Load(Values);
    }

    public Columns Columns { get; }

    public bool[] Values { get; }

    /// <summary>Of the rows.</summary>
    public long[] Sums { get; }

    /// <summary>Of the goal's terms: weighted sum less weighted target.</summary>
    public double[] Deviations { get; }

    /// <summary>How many values have changed so far.</summary>
    public long Changes { get; private set; }

    /// <summary>Item variables that are on, by form, in no order.</summary>
    public IReadOnlyList<int> On(int form) => _on[form];

    public int Form(int variable) => variable / Columns.Program.Source.Items is var form && form < _on.Length ? form : -1;

    public void Load(bool[] values)
    {
        Array.Clear(Sums);
        for (var t = 0; t < Deviations.Length; t++) Deviations[t] = -Columns.Targets[t];
        foreach (var list in _on) list.Clear();
        var wanted = (bool[])values.Clone();
        Array.Clear(Values);
        for (var v = 0; v < wanted.Length; v++) if (wanted[v]) Flip(v);
    }

    public void Flip(int variable)
    {
        var sign = Values[variable] ? -1 : 1;
        var rows = Columns.Rows(variable);
        var coefficients = Columns.RowCoefficients(variable);
        for (var k = 0; k < rows.Length; k++) Sums[rows[k]] += sign * coefficients[k];
        var terms = Columns.Terms(variable);
        var weights = Columns.TermCoefficients(variable);
        for (var k = 0; k < terms.Length; k++) Deviations[terms[k]] += sign * weights[k];
        Values[variable] = sign > 0;
        Changes++;
        if (Form(variable) is >= 0 and var form) List(_on[form], variable, sign > 0);
    }

    public void Flip(ReadOnlySpan<int> variables)
    {
        foreach (var v in variables) Flip(v);
    }

    /// <summary>Whether all rows that these flips touch hold afterwards.</summary>
    public bool Keeps(ReadOnlySpan<int> flips)
    {
        foreach (var v in flips)
        {
            var sign = Values[v] ? -1 : 1;
            var rows = Columns.Rows(v);
            var coefficients = Columns.RowCoefficients(v);
            for (var k = 0; k < rows.Length; k++)
            {
                if (_delta[rows[k]] == 0) _touched.Add(rows[k]);
                _delta[rows[k]] += sign * coefficients[k];
            }
        }
        var keeps = true;
        foreach (var row in _touched)
        {
            if (_delta[row] == 0) continue;
            var sum = Sums[row] + _delta[row];
            if (sum < _rows[row].Least || sum > _rows[row].Most) keeps = false;
            _delta[row] = 0;
        }
        _touched.Clear();
        return keeps;
    }

    /// <summary>What is missing to the limit, or too much.</summary>
    public long Violation(int row) => Violation(row, Sums[row]);

    public long Violation(int row, long sum) => sum < _rows[row].Least ? _rows[row].Least - sum : sum > _rows[row].Most ? sum - _rows[row].Most : 0;

    private void List(List<int> list, int variable, bool add)
    {
        if (add)
        {
            _place[variable] = list.Count;
            list.Add(variable);
            return;
        }
        var (place, last) = (_place[variable], list[^1]);
        list[place] = last;
        _place[last] = place;
        list.RemoveAt(list.Count - 1);
    }
}
