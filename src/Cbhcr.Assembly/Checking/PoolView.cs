using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Checking;

/// <summary>A pool asked item by item.</summary>
internal sealed class PoolView
{
    private readonly ItemPool _pool;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public PoolView(ItemPool pool)
    {
        _pool = pool;
        for (var i = 0; i < pool.Ids.Count; i++) _places.Add(pool.Ids[i], i);
    }

    public int Count => _pool.Ids.Count;

    public bool Knows(string id) => _places.ContainsKey(id);

    public int Place(string id) => _places[id];

    public string Id(int item) => _pool.Ids[item];

    public double? Number(string column, int item) => _pool.Numbers[column][item];

    public string? Stimulus(int item) => _pool.Stimuli?[item];

    public bool Means(Condition condition, int item)
    {
        switch (condition)
        {
            case Every:
                return true;
            case In within:
                var category = _pool.Categories[within.Column][item];
                return category is not null && within.Values.Any(v => string.Equals(v, category, StringComparison.Ordinal));
            case Within within:
                return _pool.Numbers[within.Column][item] is { } number && !(number < within.Range.Least) && !(number > within.Range.Most);
            case These these:
                return these.Ids.Contains(_pool.Ids[item], StringComparer.Ordinal);
            case Both both:
                return both.Conditions.All(c => Means(c, item));
            case Either either:
                return either.Conditions.Any(c => Means(c, item));
            case Not not:
                return !Means(not.Condition, item);
            default:
                throw new ArgumentException($"The condition {condition.GetType().Name} is not known.");
        }
    }

    /// <summary>By the definition of Fisher information, from how likely each score is: the squared slope of each probability by the probability, added up.</summary>
    public double Information(int item, double theta)
    {
        if (_pool.Models?[item] is not { } model) return 0;
        const double step = 1e-3;
        var here = Scores(model, theta);
        var (up, down, up2, down2) = (Scores(model, theta + step), Scores(model, theta - step), Scores(model, theta + 2 * step), Scores(model, theta - 2 * step));
        var sum = 0.0;
        for (var k = 0; k < here.Count; k++)
        {
            var slope = (8 * (up[k] - down[k]) - (up2[k] - down2[k])) / (12 * step);
            if (here[k] > 1e-12) sum += slope * slope / here[k];
        }
        return sum;
    }

    private static List<double> Scores(ItemModel model, double theta)
    {
        var p = model.Parameters;
        if (model.Name is "PC" or "GPC")
        {
            var (slope, first) = model.Name == "PC" ? (1, 0) : (p[0], 1);
            List<double> odds = [1];
            for (var k = first; k < p.Count; k++) odds.Add(odds[^1] * Math.Exp(slope * (theta - p[k])));
            return [.. odds.Select(o => o / odds.Sum())];
        }
        if (model.Name == "GR")
        {
            var atLeast = p.Skip(1).Select(b => 1 / (1 + Math.Exp(-p[0] * (theta - b)))).Prepend(1).Append(0).ToList();
            return [.. Enumerable.Range(0, p.Count).Select(k => atLeast[k] - atLeast[k + 1])];
        }
        var (a, place, guess) = model.Name switch { "1PL" => (1, p[0], 0), "2PL" => (p[0], p[1], 0), _ => (p[0], p[1], p[2]) };
        var right = guess + (1 - guess) / (1 + Math.Exp(-a * (theta - place)));
        return [right, 1 - right];
    }
}
