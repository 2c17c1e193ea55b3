namespace Cbhcr.Psychometrics.Decisions;

/// <summary>Sums over persons (or true scores) of the probabilities to land in each category, twice and independently.</summary>
internal sealed class Classification(int categories)
{
    private readonly double[] _margins = new double[categories];
    private readonly double[] _pairs = new double[categories * categories];
    private double _weight, _right, _above, _below;

    /// <param name="weight">Of this person.</param>
    /// <param name="probabilities">One a category, lowest first.</param>
    /// <param name="truth">The category of the true score; −1 where that is not asked.</param>
    public void Add(double weight, ReadOnlySpan<double> probabilities, int truth)
    {
        _weight += weight;
        for (var a = 0; a < categories; a++)
        {
            var p = weight * probabilities[a];
            _margins[a] += p;
            for (var b = 0; b < categories; b++) _pairs[a * categories + b] += p * probabilities[b];
            if (a == truth) _right += p;
            else if (a > truth) _above += p;
            else _below += p;
        }
    }

    /// <summary>Largest difference of a sum to that of another.</summary>
    public double DistanceTo(Classification other)
    {
        var distance = Math.Max(Math.Abs(_weight - other._weight), Math.Abs(_right - other._right));
        for (var i = 0; i < _pairs.Length; i++) distance = Math.Max(distance, Math.Abs(_pairs[i] - other._pairs[i]));
        return distance;
    }

    public DecisionIndices Indices(string method, IReadOnlyList<string> notes, bool hasTruth = true)
    {
        if (!(_weight > 0) || !double.IsFinite(_weight)) return DecisionIndices.Undefined(method, [.. notes, "There are no persons."]);
        double consistency = 0, chance = 0;
        for (var a = 0; a < categories; a++)
        {
            consistency += _pairs[a * categories + a] / _weight;
            chance += _margins[a] / _weight * (_margins[a] / _weight);
        }
        double? kappa = 1 - chance > 1e-12 ? (consistency - chance) / (1 - chance) : null;
        // Two forms are alike, so the table is symmetric; rounding is not allowed to hide that.
        var table = Enumerable.Range(0, categories).Select(a => (IReadOnlyList<double>)[.. Enumerable.Range(0, categories).Select(b => (_pairs[a * categories + b] + _pairs[b * categories + a]) / (2 * _weight))]).ToList();
        // Only Lord's two terms can lead a chance out of its bounds; the sums are the published model's, so they are told and held, not changed within.
        if (Math.Min(_right, Math.Min(_above, _below)) < -1e-12 * _weight || Math.Min(consistency, _margins.Min() / _weight) < -1e-12 || consistency > 1 + 1e-12)
            notes = [.. notes, "The approximation gave a chance below 0 or above 1, which was held there; shares need not add up to 1."];
        double? Truth(double sum) => hasTruth ? Share(sum / _weight) : null;
        return new(method, Share(consistency), Share(chance), kappa, Truth(_right), Truth(_above), Truth(_below), Share(_margins[^1] / _weight), table, notes);
    }

    private static double Share(double x) => Math.Clamp(x, 0, 1);
}
