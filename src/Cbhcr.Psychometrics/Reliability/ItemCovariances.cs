using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Data;
using MathNet.Numerics.LinearAlgebra;

namespace Cbhcr.Psychometrics.Reliability;

/// <summary>
/// Means and covariances (n − 1 in the denominator) of the points on some items over the persons who have every one of them. Immutable.
/// </summary>
public sealed class ItemCovariances
{
    private readonly double[] _means, _values;
    private readonly int[] _maximums;

    internal ItemCovariances(int persons, int leftOut, double[] means, double[] values, int[] maximums) =>
        (Persons, LeftOut, _means, _values, _maximums) = (persons, leftOut, means, values, maximums);

    /// <summary>Persons behind the figures.</summary>
    public int Persons { get; }

    /// <summary>Persons without an answer to some item (not administered, or missing), who are left out.</summary>
    public int LeftOut { get; }

    /// <summary>Number of items.</summary>
    public int Items => _means.Length;

    /// <summary>Mean points of each item; 0 without persons.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>Points that each item can give at most.</summary>
    public ReadOnlySpan<int> Maximums => _maximums;

    /// <summary>Items × items, row after row; 0 below two persons.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>One covariance.</summary>
    /// <param name="row">Item, from 0.</param>
    /// <param name="column">Item, from 0.</param>
    public double this[int row, int column] => _values[row * Items + column];

    /// <summary>Of right and wrong; omitted and not reached count as wrong.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="items">Which items, from 0, in any order; null for all.</param>
    /// <param name="threads">1 or 2; the figures are the same bits.</param>
    /// <exception cref="ArgumentException">There is no such item, or one is named twice.</exception>
    public static ItemCovariances Of(ScoredResponses responses, IReadOnlyList<int>? items = null, int threads = 2) =>
        Of(() => responses.Marks, responses.Persons, responses.Items, items, _ => 1, PointsOfMarks(), threads);

    /// <summary>Of categories worth their number in points.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="items">Which items, from 0, in any order; null for all.</param>
    /// <param name="threads">1 or 2; the figures are the same bits.</param>
    /// <exception cref="ArgumentException">There is no such item, or one is named twice.</exception>
    public static ItemCovariances Of(CategoryResponses responses, IReadOnlyList<int>? items = null, int threads = 2) =>
        Of(() => responses.Codes, responses.Persons, responses.Items, items, i => responses.Categories[i] - 1, PointsOfCategories(), threads);

    private static ItemCovariances Of(Codes codes, int persons, int width, IReadOnlyList<int>? items, Func<int, int> most, byte[] points, int threads)
    {
        items ??= [.. Enumerable.Range(0, width)];
        if (items.Distinct().Count() != items.Count) throw new ArgumentException("An item is named twice.", nameof(items));
        foreach (var i in items)
            if (i < 0 || i >= width) throw new ArgumentException($"There is no item {i}.", nameof(items));
        return BitPlanes.Of(codes, persons, width, [.. items], most, points, threads).Covariances(threads);
    }

    private static byte[] PointsOfCategories() => [.. Enumerable.Range(0, byte.MaxValue + 1).Select(c => (byte)c)];

    private static byte[] PointsOfMarks()
    {
        var points = new byte[byte.MaxValue + 1];
        (points[(int)Mark.Right], points[(int)Mark.NotAdministered]) = (1, CategoryResponses.Missing);
        return points;
    }

    /// <summary>Some of the items, over the same persons.</summary>
    /// <param name="items">From 0.</param>
    public ItemCovariances Of(IReadOnlyList<int> items) => new(Persons, LeftOut, [.. items.Select(i => _means[i])],
        [.. items.SelectMany(i => items.Select(j => this[i, j]))], [.. items.Select(i => _maximums[i])]);

    /// <summary>Variance of the total of the items.</summary>
    public double TotalVariance
    {
        get
        {
            var sum = 0.0;
            foreach (var v in _values) sum += v;
            return sum;
        }
    }

    /// <summary>Whether every item is 0/1.</summary>
    public bool Dichotomous => _maximums.AsSpan().IndexOfAnyExceptInRange(0, 1) < 0;

    /// <summary>The correlations, as covariances of standardised items; null where an item does not vary.</summary>
    public ItemCovariances? Correlations()
    {
        var values = new double[_values.Length];
        for (var i = 0; i < Items; i++)
        {
            if (!(this[i, i] > 0)) return null;
            for (var j = 0; j < Items; j++) values[i * Items + j] = i == j ? 1 : this[i, j] / Math.Sqrt(this[i, i] * this[j, j]);
        }
        return new(Persons, LeftOut, new double[Items], values, _maximums);
    }

    internal Matrix<double> ToMatrix() => Matrix<double>.Build.Dense(Items, Items, (i, j) => this[i, j]);
}
