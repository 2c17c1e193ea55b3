namespace Cbhcr.Assembly.Search;

/// <summary>
/// A first answer: violated rows are mended one flip at a time, the one that mends most by weight; a row that no flip mends without breaking others grows heavier until one does
/// (the breakout method, Morris 1993; flips chosen by jump value as in Luteberget and Sartor, Feasibility Jump, 2022).
/// </summary>
internal sealed class Construction
{
    private const int Looks = 25;
    private const int Rest = 8;

    private readonly Walk _walk;
    private readonly SeededSequence _chance;
    private readonly IntegerRow[] _rows;
    private readonly double[] _weight;
    private readonly double[] _unit;
    private readonly List<int> _violated = [];
    private readonly int[] _place;
    private readonly long[] _flipped;

    public Construction(Walk walk, SeededSequence chance)
    {
        (_walk, _chance, _rows) = (walk, chance, walk.Columns.Program.Rows);
        _unit = [.. _rows.Select(r => r.Coefficients.Length == 0 ? 1 : 1 / r.Coefficients.Average(c => (double)Math.Abs(c)))];
        _weight = (double[])_unit.Clone();
        _place = new int[_rows.Length];
        Array.Fill(_place, -1);
        _flipped = new long[walk.Values.Length];
        Array.Fill(_flipped, -Rest);
        for (var r = 0; r < _rows.Length; r++) Note(r);
    }

    /// <returns>True when all rows hold.</returns>
    public bool Run(Effort effort, long most, Func<bool> enough)
    {
        for (var step = 0L; _violated.Count > 0; step++)
        {
            if (step == most || (step & 255) == 0 && (effort.Over || enough())) return false;
            var row = _violated[_chance.Below(_violated.Count)];
            var of = _rows[row].Variables;
            if (of.Length == 0) return false;
            var (best, gain) = Best(row, step, effort);
            if (best < 0 || gain >= 0) _weight[row] += _unit[row];
            if (best >= 0 && (gain < 0 || _chance.Below(4) == 0)) Flip(best, step);
        }
        return true;
    }

    private (int Variable, double Gain) Best(int row, long step, Effort effort)
    {
        var of = _rows[row];
        var up = _walk.Sums[row] < of.Least;
        var (best, gain) = (-1, double.PositiveInfinity);
        var looks = Math.Min(Looks, of.Variables.Length);
        var (at, seen) = (_chance.Below(of.Variables.Length), 0);
        for (var tries = 0; seen < looks && tries < of.Variables.Length; tries++)
        {
            // Long rows at random, short ones from end to end; in a row of mostly wrong values a walk to the next right one is still cheap.
            at = of.Variables.Length > 4 * Looks ? Next(at, of.Variables.Length, tries) : (at + 1) % of.Variables.Length;
            var v = of.Variables[at];
            if (_walk.Values[v] == up == of.Coefficients[at] > 0 || _flipped[v] > step - Rest) continue;
            seen++;
            var change = Change(v);
            if (change < gain) (best, gain) = (v, change);
        }
        effort.Steps((seen * 8) + 8);
        return (best, gain);
    }

    // A jump now and then keeps the sample from being one stretch of the row.
    private int Next(int at, int length, int tries) => (tries & 3) == 0 ? _chance.Below(length) : (at + 1) % length;

    private double Change(int variable)
    {
        var sign = _walk.Values[variable] ? -1 : 1;
        var rows = _walk.Columns.Rows(variable);
        var coefficients = _walk.Columns.RowCoefficients(variable);
        var change = 0.0;
        for (var k = 0; k < rows.Length; k++)
            change += _weight[rows[k]] * (_walk.Violation(rows[k], _walk.Sums[rows[k]] + (sign * coefficients[k])) - _walk.Violation(rows[k]));
        return change;
    }

    private void Flip(int variable, long step)
    {
        _walk.Flip(variable);
        _flipped[variable] = step;
        foreach (var row in _walk.Columns.Rows(variable)) Note(row);
    }

    private void Note(int row)
    {
        var violated = _walk.Violation(row) > 0;
        if (violated == _place[row] >= 0) return;
        if (violated)
        {
            _place[row] = _violated.Count;
            _violated.Add(row);
            return;
        }
        var (place, last) = (_place[row], _violated[^1]);
        _violated[place] = last;
        _place[last] = place;
        _violated.RemoveAt(_violated.Count - 1);
        _place[row] = -1;
    }
}
