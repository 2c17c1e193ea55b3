using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Psychometrics.Tests.StandardSetting;

public sealed class ebel_ratings
{
    [Fact]
    public void are_the_shares_of_the_cells()
    {
        var ratings = Ebel.Ratings(2, 3, 2, [0, 1, 1, 1, -1, 0], [0.9, 0.5, 0.8, 0.4]);
        new[] { ratings[0, 0], ratings[0, 1], ratings[0, 2], ratings[1, 0], ratings[1, 1], ratings[1, 2] }.ShouldBe([0.9, 0.5, 0.5, 0.4, null, 0.8]);
    }

    [Property]
    public void of_one_sorting_add_up_to_the_cut(byte[] cells)
    {
        double[] shares = [0.9, 0.6, 0.35];
        int[] sorted = [.. cells.Select(c => c % 3)], counts = [.. Enumerable.Range(0, 3).Select(c => sorted.Count(s => s == c))];
        if (cells.Length > 0) PanelStudy.Of([Ebel.Ratings(1, cells.Length, 3, sorted, shares)]).Cut.Value.ShouldBe(Ebel.Cut(counts, shares), tolerance: 1e-9);
    }

    [Fact]
    public void are_refused_where_there_is_no_such_cell_or_share()
    {
        Should.Throw<ArgumentException>(() => Ebel.Ratings(1, 2, 2, [0, 2], [0.5, 0.5])).Message.ShouldContain("item 1");
        Should.Throw<ArgumentException>(() => Ebel.Ratings(1, 2, 2, [0, 1], [0.5, 1.5])).Message.ShouldContain("cell 1");
        Should.Throw<ArgumentException>(() => Ebel.Ratings(1, 2, 2, [0], [0.5, 0.5]));
        Should.Throw<ArgumentException>(() => Ebel.Cut([1, -1], [0.5, 0.5]));
        Should.Throw<ArgumentException>(() => Ebel.Cut([1], [0.5, 0.5]));
    }
}
