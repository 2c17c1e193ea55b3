namespace Cbhcr.Psychometrics.StandardSetting;

/// <summary>
/// Ebel's method (1972): items are sorted into cells of difficulty × relevance, and for each cell the share is judged that a minimally
/// competent candidate would have right. The cut is the sum over cells of items × share.
/// </summary>
public static class Ebel
{
    /// <summary>The cut from one sorting and one set of shares, as of a panel that agreed on both.</summary>
    /// <param name="itemsInCell">Items in each cell, 0 or more.</param>
    /// <param name="expectedShare">Share right, 0 to 1, of each cell.</param>
    /// <returns>In raw points.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a number is outside its range.</exception>
    public static double Cut(ReadOnlySpan<int> itemsInCell, ReadOnlySpan<double> expectedShare)
    {
        if (itemsInCell.Length != expectedShare.Length) throw new ArgumentException($"{itemsInCell.Length} cells and {expectedShare.Length} shares.", nameof(expectedShare));
        var sum = 0.0;
        for (var c = 0; c < itemsInCell.Length; c++)
        {
            if (itemsInCell[c] < 0) throw new ArgumentException($"Cell {c}: {itemsInCell[c]} items.", nameof(itemsInCell));
            if (!Angoff.IsAllowed(expectedShare[c], AngoffRating.Probability)) throw new ArgumentException($"Cell {c}: {expectedShare[c]} is no share.", nameof(expectedShare));
            sum += itemsInCell[c] * expectedShare[c];
        }
        return sum;
    }

    /// <summary>
    /// Every rater's sorting and shares as ratings, each item worth the share of the cell the rater put it in: from there on everything is as
    /// for the Angoff methods (<see cref="PanelStudy.Of"/>).
    /// </summary>
    /// <param name="raters">Number of raters.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="cells">Number of cells.</param>
    /// <param name="cellOf">Cell of each item, from 0, −1 where the rater did not sort it; raters × items.</param>
    /// <param name="expectedShare">Share right, 0 to 1, NaN where not judged; raters × cells.</param>
    /// <exception cref="ArgumentException">A length is wrong, or a cell or share is none (rater and item or cell are said).</exception>
    public static PanelRatings Ratings(int raters, int items, int cells, ReadOnlySpan<int> cellOf, ReadOnlySpan<double> expectedShare)
    {
        if ((long)raters * items != cellOf.Length) throw new ArgumentException($"{raters} × {items} cells were announced, {cellOf.Length} given.", nameof(cellOf));
        if ((long)raters * cells != expectedShare.Length) throw new ArgumentException($"{raters} × {cells} shares were announced, {expectedShare.Length} given.", nameof(expectedShare));
        for (var at = 0; at < expectedShare.Length; at++)
            if (!double.IsNaN(expectedShare[at]) && !Angoff.IsAllowed(expectedShare[at], AngoffRating.Probability))
                throw new ArgumentException($"Rater {at / cells}, cell {at % cells}: {expectedShare[at]} is no share.", nameof(expectedShare));
        var values = new double[cellOf.Length];
        for (var at = 0; at < values.Length; at++)
        {
            if (cellOf[at] < -1 || cellOf[at] >= cells) throw new ArgumentException($"Rater {at / items}, item {at % items}: there is no cell {cellOf[at]}.", nameof(cellOf));
            values[at] = cellOf[at] < 0 ? double.NaN : expectedShare[at / items * cells + cellOf[at]];
        }
        return new(raters, items, values);
    }
}
