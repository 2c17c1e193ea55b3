using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>
/// The global maximum of a weighted likelihood. The log-likelihood is looked at on a grid first, because with guessing it can have several
/// modes (Samejima 1973; Yen, Burket and Sykes 1991); each mode that can be the highest is then refined by Newton steps held in a bracket.
/// </summary>
internal sealed class ModeSearch
{
    // Modes lower than the best by more than this at the points of the grid are not refined: between two points the height changes by less.
    internal const double Margin = 2;
    private const double Infinite = 1e6;
    private readonly double[] _lowest, _highest;
    private readonly int[] _starts;
    private readonly bool[] _informative;

    public ModeSearch(IReadOnlyList<IrtItem> items, Objective objective)
    {
        (Items, Objective, Logs, Information) = (items, objective, GridTables.LogProbabilities(items, Grid), new(items, Grid, objective.Weight));
        _starts = new int[items.Count + 1];
        for (var i = 0; i < items.Count; i++) _starts[i + 1] = _starts[i] + items[i].Categories;
        (_lowest, _highest, _informative) = (new double[_starts[^1]], new double[_starts[^1]], new bool[items.Count]);
        for (var i = 0; i < items.Count; i++)
        {
            items[i].Probabilities(-Infinite, _lowest.AsSpan(_starts[i], items[i].Categories));
            items[i].Probabilities(Infinite, _highest.AsSpan(_starts[i], items[i].Categories));
            _informative[i] = Enumerable.Range(-3, 7).Any(theta => items[i].Information(theta) > 0);
        }
        for (var k = 0; k < _lowest.Length; k++) (_lowest[k], _highest[k]) = (Math.Log(_lowest[k]), Math.Log(_highest[k]));
    }

    public IReadOnlyList<IrtItem> Items { get; }

    public Objective Objective { get; }

    /// <summary>Abilities a quarter of a logit apart; what lies outside is found by walking on.</summary>
    public Quadrature Grid { get; } = new(81, -10, 10);

    public GridTables Logs { get; }

    public InformationTables Information { get; }

    public AbilityEstimate[] Of(CategoryResponses patterns, int threads)
    {
        var estimates = new AbilityEstimate[patterns.Persons];
        Blocks.Run(patterns.Persons, 128, threads, (from, to) =>
        {
            var search = new PersonModes(this);
            for (var person = from; person < to; person++) estimates[person] = search.Of(patterns.Person(person));
        });
        return estimates;
    }

    public bool IsInformative(ReadOnlySpan<byte> codes)
    {
        for (var i = 0; i < codes.Length; i++)
            if (codes[i] != CategoryResponses.Missing && _informative[i]) return true;
        return false;
    }

    /// <summary>The log-likelihood for θ → −∞ and θ → +∞.</summary>
    public (double Low, double High) Asymptotes(ReadOnlySpan<byte> codes)
    {
        double low = 0, high = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == CategoryResponses.Missing) continue;
            low += _lowest[_starts[i] + codes[i]];
            high += _highest[_starts[i] + codes[i]];
        }
        return (low, high);
    }
}
