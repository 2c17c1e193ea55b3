using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Irt.Fit;

/// <summary>S-X² of an item.</summary>
/// <param name="ChiSquare">Null where cells that are large enough do not suffice.</param>
/// <param name="DegreesOfFreedom">Cells less rows less parameters; 0 where that is negative.</param>
/// <param name="P">Chance of so much under the model; null without a statistic.</param>
/// <param name="Rmsea">Misfit a degree of freedom; null without a statistic.</param>
public readonly record struct ScoreFit(double? ChiSquare, int DegreesOfFreedom, double? P, double? Rmsea);

/// <summary>How well the model fits each item.</summary>
public static partial class ItemFit
{
    /// <summary>
    /// S-X²: how many answer the item in each category at each number of points, against what the model expects by the recursion of Lord and Wingersky
    /// (Orlando and Thissen 2000; Kang and Chen 2008 for categories). Sparse cells are joined as R's mirt does. Persons with a missing cell are left out.
    /// </summary>
    /// <param name="items">In the order of the columns.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="parameters">All free ones (see <see cref="FreeParameters"/>); none if the items were not fitted to these responses. A shared slope and the population's variance count for every item.</param>
    /// <param name="smallestCell">Expected persons below which cells are joined.</param>
    /// <param name="quadrature">Abilities to sum over; 61 on −6 … 6 if not given.</param>
    /// <returns>One an item.</returns>
    /// <exception cref="ArgumentException">Items and responses do not match.</exception>
    public static ScoreFit[] SX2(
        IReadOnlyList<IrtItem> items, Population population, CategoryResponses responses, IReadOnlyList<FreeParameter> parameters, double smallestCell = 1, Quadrature? quadrature = null)
    {
        Checks.Match(items, responses);
        Checks.Normal(population);
        var grid = quadrature ?? Quadrature.Default;
        var tables = GridTables.Probabilities(items, grid);
        var maximum = Checks.MaximumScore(items);
        var counts = new ScoreCounts(items, responses);
        var weights = grid.Weights(population);
        var all = LordWingersky.OnGrid(tables, items);
        var marginal = Enumerable.Range(0, maximum + 1).Select(s => LordWingersky.Dot(all.Row(s), weights)).ToArray();
        var fits = new ScoreFit[items.Count];
        WithoutEach(items, tables, ScoresOnGrid.Empty(tables, maximum), 0, items.Count, (item, rest) =>
        {
            var table = new ScoreTable(counts.Of(item), Expected(item, rest), smallestCell);
            fits[item] = Fit(table, FreeParameters.CountFor(item, parameters), counts.Persons);
        });
        return fits;

        List<double[]> Expected(int item, ScoresOnGrid rest)
        {
            var categories = items[item].Categories;
            var rows = Enumerable.Range(1, Math.Max(0, maximum - 1)).Select(_ => new double[categories]).ToList();
            var joint = new double[weights.Length];
            for (var k = 0; k < categories; k++)
            {
                var p = tables.Row(item, k);
                for (var q = 0; q < joint.Length; q++) joint[q] = p[q] * weights[q];
                for (var s = 1; s < maximum; s++)
                    rows[s - 1][k] = s < k || s - k >= rest.Scores ? double.NaN : marginal[s] > 0 ? counts.OfScore(s) * LordWingersky.Dot(rest.Row(s - k), joint) / marginal[s] : 0;
            }
            return rows;
        }
    }

    private static ScoreFit Fit(ScoreTable table, int parameters, int persons)
    {
        if (!table.Join() || table.Statistic() is not { } statistic) return new(null, 0, null, null);
        var df = Math.Max(0, statistic.CellsLessRows - parameters);
        return df == 0 ? new(null, 0, null, null) : new(statistic.ChiSquare, df, ChiSquares.Upper(statistic.ChiSquare, df), ChiSquares.Rmsea(statistic.ChiSquare, df, persons));
    }

    // The distribution of points on all other items, for each item: each half takes in the other half once, so that J items need J log₂ J steps
    // in place of J², and nothing is divided out.
    private static void WithoutEach(IReadOnlyList<IrtItem> items, GridTables tables, ScoresOnGrid others, int from, int to, Action<int, ScoresOnGrid> visit)
    {
        if (to - from == 0) return;
        if (to - from == 1)
        {
            visit(from, others);
            return;
        }
        var middle = (from + to) / 2;
        var left = others.Copy();
        for (var i = middle; i < to; i++) left.Add(tables, i, items[i].Categories);
        WithoutEach(items, tables, left, from, middle, visit);
        for (var i = from; i < middle; i++) others.Add(tables, i, items[i].Categories);
        WithoutEach(items, tables, others, middle, to, visit);
    }

    /// <summary>Persons by points and category.</summary>
    private sealed class ScoreCounts
    {
        private readonly int[] _counts, _ofScore, _starts;
        private readonly IReadOnlyList<IrtItem> _items;

        public ScoreCounts(IReadOnlyList<IrtItem> items, CategoryResponses responses)
        {
            _items = items;
            _starts = new int[items.Count + 1];
            for (var i = 0; i < items.Count; i++) _starts[i + 1] = _starts[i] + items[i].Categories;
            _ofScore = new int[Checks.MaximumScore(items) + 1];
            _counts = new int[_ofScore.Length * _starts[^1]];
            for (var person = 0; person < responses.Persons; person++)
            {
                var codes = responses.Person(person);
                if (SumScores.Points(codes) is not { } points) continue;
                Persons++;
                _ofScore[points]++;
                for (var i = 0; i < codes.Length; i++) _counts[points * _starts[^1] + _starts[i] + codes[i]]++;
            }
        }

        public int Persons { get; }

        public int OfScore(int score) => _ofScore[score];

        /// <summary>Rows for 1 point to one less than all.</summary>
        public List<double[]> Of(int item) =>
            [.. Enumerable.Range(1, Math.Max(0, _ofScore.Length - 2)).Select(s => Enumerable.Range(0, _items[item].Categories).Select(k => (double)_counts[s * _starts[^1] + _starts[item] + k]).ToArray())];
    }
}
