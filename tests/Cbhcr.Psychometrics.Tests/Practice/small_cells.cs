using Cbhcr.Psychometrics.Practice;

namespace Cbhcr.Psychometrics.Tests.Practice;

public class small_cells
{
    [Theory]
    [InlineData("12 8 30", "shown shown shown")]
    [InlineData("12 0 30", "shown shown shown")]
    [InlineData("12 4 30", "hidden hidden shown")]
    [InlineData("12 2 2 30", "hidden hidden hidden shown")]
    [InlineData("12 3 3 30", "shown hidden hidden shown")]
    [InlineData("4", "hidden")]
    [InlineData("5", "shown")]
    [InlineData("3 9", "hidden hidden")]
    public void are_hidden_with_what_would_give_them_away(string counts, string expected) =>
        string.Join(' ', SmallCells.Hidden(Counts(counts)).Select(h => h ? "hidden" : "shown")).ShouldBe(expected);

    [Fact]
    public void keep_hidden_what_is_hidden_elsewhere() =>
        SmallCells.Hidden([6, 12, 30], [0]).ShouldBe([true, true, false]);

    /// <summary>The attack: everybody, less all that is shown, is what the hidden cells hold together.</summary>
    [Property]
    public void can_never_be_computed_by_difference(byte[] cells)
    {
        var counts = cells.Select(c => c % 25).ToArray();
        var hidden = SmallCells.Hidden(counts);
        counts.Where((n, i) => !hidden[i]).ShouldAllBe(n => n == 0 || n >= SmallCells.Least);
        var left = counts.Where((n, i) => hidden[i] && n > 0).ToArray();
        var shown = counts.Where((n, i) => !hidden[i] && n > 0).ToArray();
        if (left.Length > 0 && shown.Length > 0)
        {
            left.Length.ShouldBeGreaterThan(1);
            left.Sum().ShouldBeGreaterThanOrEqualTo(SmallCells.Least);
        }
    }

    private static int[] Counts(string text) => [.. text.Split(' ').Select(int.Parse)];
}
