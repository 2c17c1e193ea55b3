using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Security;

/// <summary>
/// Maximum likelihood ability within bounds, as the articles on copying and pre-knowledge use it: the best of a grid, then Newton's method within
/// the neighbouring points. Codes that are no category of the item say nothing.
/// </summary>
internal sealed class BoundedAbility
{
    private const int GridPoints = 41;

    private readonly IrtItem[] _items;
    private readonly double[] _grid;
    private readonly double[] _logs;
    private readonly int[] _first;
    private readonly int _categories;

    public BoundedAbility(IReadOnlyList<IrtItem> items, double lowest, double highest)
    {
        if (!(lowest < highest) || !double.IsFinite(highest - lowest)) throw new ArgumentException($"No range of abilities: {lowest} to {highest}.", nameof(highest));
        _items = [.. items];
        _grid = [.. Enumerable.Range(0, GridPoints).Select(q => lowest + (highest - lowest) * q / (GridPoints - 1))];
        _first = new int[_items.Length];
        for (var i = 1; i < _items.Length; i++) _first[i] = _first[i - 1] + _items[i - 1].Categories;
        _categories = _items.Sum(i => i.Categories);
        _logs = new double[_categories * GridPoints];
        Span<double> p = stackalloc double[256];
        for (var i = 0; i < _items.Length; i++)
            for (var q = 0; q < GridPoints; q++)
            {
                _items[i].Probabilities(_grid[q], p);
                for (var k = 0; k < _items[i].Categories; k++) _logs[(_first[i] + k) * GridPoints + q] = Math.Log(p[k]);
            }
    }

    /// <summary>Null where no item of the set was answered. The log-likelihood is that of the set.</summary>
    public (double Ability, double LogLikelihood)? Of(ReadOnlySpan<byte> codes, ReadOnlySpan<int> set)
    {
        Span<double> sums = stackalloc double[GridPoints];
        var answered = 0;
        foreach (var i in set)
        {
            if (codes[i] >= _items[i].Categories) continue;
            answered++;
            var logs = _logs.AsSpan((_first[i] + codes[i]) * GridPoints, GridPoints);
            for (var q = 0; q < GridPoints; q++) sums[q] += logs[q];
        }
        if (answered == 0) return null;
        var best = 0;
        for (var q = 1; q < GridPoints; q++)
            if (sums[q] > sums[best]) best = q;
        var ability = Refine(codes, set, _grid[Math.Max(0, best - 1)], _grid[Math.Min(GridPoints - 1, best + 1)], _grid[best]);
        return (ability, LogLikelihood(ability, codes, set));
    }

    public double LogLikelihood(double ability, ReadOnlySpan<byte> codes, ReadOnlySpan<int> set)
    {
        Span<double> p = stackalloc double[256];
        var sum = 0.0;
        foreach (var i in set)
        {
            if (codes[i] >= _items[i].Categories) continue;
            _items[i].Probabilities(ability, p);
            sum += Math.Log(p[codes[i]]);
        }
        return sum;
    }

    private double Refine(ReadOnlySpan<byte> codes, ReadOnlySpan<int> set, double low, double high, double start)
    {
        Span<double> p = stackalloc double[256], first = stackalloc double[256], second = stackalloc double[256];
        var at = start;
        for (var pass = 0; pass < 60 && high - low > 1e-12; pass++)
        {
            double slope = 0, bend = 0;
            foreach (var i in set)
            {
                if (codes[i] >= _items[i].Categories) continue;
                _items[i].Derivatives(at, p, first, second);
                var ratio = first[codes[i]] / p[codes[i]];
                slope += ratio;
                bend += second[codes[i]] / p[codes[i]] - ratio * ratio;
            }
            if (slope == 0) return at;
            (low, high) = slope > 0 ? (at, high) : (low, at);
            var next = at - slope / bend;
            // A bound of the range is where the likelihood still rises: halving walks there and stays inside.
            if (!(bend < 0) || next <= low || next >= high) next = (low + high) / 2;
            if (Math.Abs(next - at) < 1e-11) return next;
            at = next;
        }
        return at;
    }
}
