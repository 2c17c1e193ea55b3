using Cbhcr.Psychometrics.Fairness;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class an_anchor
{
    [Fact]
    public void ends_at_once_when_nothing_is_flagged()
    {
        var result = Purification.Of(3, _ => [false, false, false]);
        (result.Rounds, result.End).ShouldBe((0, PurificationEnd.Settled));
        result.Anchor.ShouldBe([true, true, true]);
    }

    [Fact]
    public void settles_when_the_same_items_are_flagged_twice()
    {
        // Item 1 shows only once item 0 is out.
        var result = Purification.Of(4, anchor => [true, !anchor[0], false, false]);
        (result.Rounds, result.End).ShouldBe((2, PurificationEnd.Settled));
        result.Anchor.ShouldBe([false, false, true, true]);
    }

    [Fact]
    public void names_a_circle_and_leaves_out_all_that_is_in_it()
    {
        // Items 1 and 2 take turns.
        var result = Purification.Of(5, anchor => [true, anchor[1], !anchor[1], false, false]);
        result.End.ShouldBe(PurificationEnd.Circular);
        result.Anchor.ShouldBe([false, false, false, true, true]);
    }

    [Fact]
    public void keeps_an_anchor_that_is_large_enough()
    {
        var result = Purification.Of(3, anchor => [true, !anchor[0], !anchor[0]]);
        (result.Rounds, result.End).ShouldBe((1, PurificationEnd.AnchorTooSmall));
        result.Anchor.ShouldBe([false, true, true]);
    }

    [Fact]
    public void gives_up_after_the_rounds_allowed()
    {
        var round = 0;
        bool[] Next(bool[] _) => [.. Enumerable.Range(0, 9).Select(i => i == round % 7)];
        Purification.Of(9, a => { var flags = Next(a); round++; return flags; }, rounds: 3).End.ShouldBe(PurificationEnd.OutOfRounds);
    }
}
