using System.Numerics;
using System.Runtime.InteropServices;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>
/// Distributions of the number of points by the recursion of Lord and Wingersky (1984), for categories Thissen, Pommerich, Billeaud and Williams
/// (1995). Only sums of products of chances: nothing cancels, so tests of any length keep their digits.
/// </summary>
public static class LordWingersky
{
    /// <summary>P(points = s | θ) for s = 0 … the maximum.</summary>
    /// <param name="items">Any; none gives 1 for no points.</param>
    /// <param name="ability">θ, in logits.</param>
    public static double[] Given(IReadOnlyList<IrtItem> items, double ability)
    {
        var distribution = new double[Checks.MaximumScore(items) + 1];
        distribution[0] = 1;
        var reached = 0;
        Span<double> p = stackalloc double[256];
        foreach (var item in items)
        {
            item.Probabilities(ability, p);
            reached += item.Categories - 1;
            for (var s = reached; s >= 0; s--)
            {
                // Scores that the items before could not reach are still 0.
                var sum = 0.0;
                for (var k = 0; k < item.Categories && k <= s; k++) sum += distribution[s - k] * p[k];
                distribution[s] = sum;
            }
        }
        return distribution;
    }

    /// <summary>P(points = s) among persons of a population, for s = 0 … the maximum.</summary>
    /// <param name="items">Any.</param>
    /// <param name="population">Whom the persons are taken from.</param>
    /// <param name="quadrature">Abilities to sum over; <see cref="AbilityEstimates.Points"/> if not given.</param>
    public static double[] Among(IReadOnlyList<IrtItem> items, Population population, Quadrature? quadrature = null)
    {
        Checks.Normal(population);
        var grid = quadrature ?? AbilityEstimates.Points;
        var weights = grid.Weights(population);
        var joint = OnGrid(GridTables.Probabilities(items, grid), items);
        return [.. Enumerable.Range(0, joint.Scores).Select(s => Dot(joint.Row(s), weights))];
    }

    internal static double Dot(ReadOnlySpan<double> row, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var q = 0; q < weights.Length; q++) sum += row[q] * weights[q];
        return sum;
    }

    internal static ScoresOnGrid OnGrid(GridTables probabilities, IReadOnlyList<IrtItem> items)
    {
        var scores = ScoresOnGrid.Empty(probabilities, Checks.MaximumScore(items));
        for (var i = 0; i < items.Count; i++) scores.Add(probabilities, i, items[i].Categories);
        return scores;
    }
}

/// <summary>P(points = s | θ) at the points of a grid, for the items taken in so far.</summary>
internal sealed class ScoresOnGrid
{
    private readonly double[] _rows;
    private readonly int _stride;

    private ScoresOnGrid(double[] rows, int stride, int scores) => (_rows, _stride, Scores) = (rows, stride, scores);

    /// <summary>One more than the highest score that can be reached.</summary>
    public int Scores { get; private set; }

    public static ScoresOnGrid Empty(GridTables tables, int maximumScore)
    {
        var rows = new double[(maximumScore + 1) * tables.Stride];
        rows.AsSpan(0, tables.Points).Fill(1);
        return new(rows, tables.Stride, 1);
    }

    public ScoresOnGrid Copy() => new([.. _rows], _stride, Scores);

    public ReadOnlySpan<double> Row(int score) => _rows.AsSpan(score * _stride, _stride);

    /// <summary>Takes an item in, from the highest score down so that what is read has not been written.</summary>
    public void Add(GridTables tables, int item, int categories)
    {
        for (var s = Scores + categories - 2; s >= 0; s--)
        {
            var into = Vectors(s);
            for (var k = 0; k < categories; k++)
            {
                var from = s - k;
                var p = MemoryMarshal.Cast<double, Vector<double>>(tables.Row(item, k));
                var row = from >= 0 && from < Scores ? Vectors(from) : default;
                if (k == 0)
                    for (var v = 0; v < into.Length; v++) into[v] = row.Length == 0 ? Vector<double>.Zero : row[v] * p[v];
                else
                    for (var v = 0; v < row.Length; v++) into[v] += row[v] * p[v];
            }
        }
        Scores += categories - 1;
    }

    private Span<Vector<double>> Vectors(int score) => MemoryMarshal.Cast<double, Vector<double>>(_rows.AsSpan(score * _stride, _stride));
}
