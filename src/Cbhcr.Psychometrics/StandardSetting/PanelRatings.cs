namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>
/// Judgements of one round: raters × items, in points (a probability is points of an item worth one). A missing judgement is allowed.
/// Immutable.
/// </summary>
public sealed class PanelRatings
{
    private readonly double[] _values;

    /// <summary>Copies the ratings.</summary>
    /// <param name="raters">Number of raters, 0 or more.</param>
    /// <param name="items">Number of items, 0 or more.</param>
    /// <param name="values">Points expected of a minimally competent candidate, NaN where missing; raters × items, rater after rater.</param>
    /// <exception cref="ArgumentException">The length is not raters × items, or a rating is infinite.</exception>
    public PanelRatings(int raters, int items, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(raters);
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        if ((long)raters * items != values.Length) throw new ArgumentException($"{raters} × {items} ratings were announced, {values.Length} given.", nameof(values));
        for (var at = 0; at < values.Length; at++)
            if (double.IsInfinity(values[at])) throw new ArgumentException($"Rater {at / items}, item {at % items}: {values[at]} is no rating.", nameof(values));
        (Raters, Items, _values) = (raters, items, values.ToArray());
    }

    /// <summary>Number of raters (rows).</summary>
    public int Raters { get; }

    /// <summary>Number of items (columns).</summary>
    public int Items { get; }

    /// <summary>Number of judgements that are missing.</summary>
    public int Missing => _values.Count(double.IsNaN);

    /// <summary>One rating, in points; null where missing.</summary>
    /// <param name="rater">From 0.</param>
    /// <param name="item">From 0.</param>
    public double? this[int rater, int item] => Rater(rater)[item] is var value && double.IsNaN(value) ? null : value;

    /// <summary>One rater's ratings in the order of the items, NaN where missing.</summary>
    /// <param name="rater">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rater.</exception>
    public ReadOnlySpan<double> Rater(int rater)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rater);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rater, Raters);
        return _values.AsSpan(rater * Items, Items);
    }

    /// <summary>The ratings of one item that are there, in the order of the raters.</summary>
    internal double[] OfItem(int item)
    {
        var there = new List<double>(Raters);
        for (var r = 0; r < Raters; r++)
            if (this[r, item] is { } value) there.Add(value);
        return [.. there];
    }
}
