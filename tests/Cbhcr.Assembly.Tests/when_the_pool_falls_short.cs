using static Cbhcr.Assembly.Tests.Bank;

namespace Cbhcr.Assembly.Tests;

public sealed class when_the_pool_falls_short
{
    [Fact]
    public void each_competency_says_what_it_lacks()
    {
        var gap = Gap([.. Items("A", 2), .. Items("B", 9), .. Items("C", 3)], Asking(0, ("A", 5), ("B", 4), ("C", 4)));
        gap.Shortages.ShouldBe([new("A", 5, 2, 3), new("C", 4, 3, 1)]);
        gap.Explanation.ShouldBe("The item bank has too few items: 3 short in A (5 needed, 2 usable), 1 short in C (4 needed, 3 usable).");
    }

    [Fact]
    public void a_competency_without_any_item_lacks_them_all()
    {
        Gap(Items("A", 3), Asking(0, ("A", 2), ("Z", 2))).Shortages.ShouldBe([new("Z", 2, 0, 2)]);
        Gap([], Asking(1, ("A", 2))).Shortages.ShouldBe([new("A", 2, 0, 2), new("pretest", 1, 0, 1)]);
    }

    [Fact]
    public void pretest_items_are_what_scored_ones_leave_over()
    {
        var gap = Gap([.. Items("A", 4), .. Items("B", 3)], Asking(4, ("A", 3), ("B", 2)));
        gap.Shortages.ShouldBe([new(CompetencyShortage.Pretest, 4, 2, 2)]);
        gap.Explanation.ShouldContain("2 short for pretest (4 needed, 2 usable)");
    }

    [Fact]
    public void a_competency_that_lacks_scored_items_does_not_take_its_lack_from_the_pretest() =>
        Gap([.. Items("A", 2), .. Items("B", 9)], Asking(2, ("A", 3), ("B", 2))).Shortages.ShouldBe([new("A", 3, 2, 1)]);

    [Fact]
    public void enemies_within_a_competency_count_as_one()
    {
        // Two families of two: at most one of each can stand.
        List<PoolItem> pool = [Item("A1", enemies: "A2"), Item("A2"), Item("A3"), Item("A4", enemies: "A3"), .. Items("B", 5)];
        var gap = Gap(pool, Asking(1, ("A", 3), ("B", 2)));
        gap.Shortages.ShouldBe([new("A", 3, 2, 1)]);
        gap.Explanation.ShouldBe("Items that must not meet leave too few that can stand together: 1 short in A (3 needed, 2 usable).");
    }

    [Fact]
    public void enemies_may_leave_no_pretest_item()
    {
        // A3 and A4 are free by number, but A3 fights both items that must stand and A4 fights A3.
        List<PoolItem> pool = [Item("A1"), Item("A2"), Item("A3", enemies: ["A1", "A2"]), Item("A4", enemies: "A3")];
        Gap(pool, Asking(2, ("A", 2))).Shortages.ShouldBe([new(CompetencyShortage.Pretest, 2, 1, 1)]);
    }

    [Fact]
    public void number_and_enemies_are_added_up_and_told_apart()
    {
        List<PoolItem> pool = [.. Items("A", 1), Item("B1", "B", enemies: "B2"), Item("B2", "B")];
        var gap = Gap(pool, Asking(0, ("A", 3), ("B", 2)));
        gap.Shortages.ShouldBe([new("A", 3, 1, 2), new("B", 2, 1, 1)]);
        gap.Explanation.ShouldBe(
            "The item bank has too few items: 2 short in A (3 needed, 1 usable), 1 short in B (2 needed, 1 usable). "
            + "2 of 3 are missing by number, the others because items that must not meet are in the way.");
    }

    [Fact]
    public void a_lack_that_could_lie_in_two_places_is_laid_on_the_last_named()
    {
        List<PoolItem> pool = [Item("A1", "A", enemies: "B1"), Item("B1", "B")];
        Gap(pool, Asking(0, ("A", 1), ("B", 1))).Shortages.ShouldBe([new("B", 1, 0, 1)]);
        Gap(pool, Asking(0, ("B", 1), ("A", 1))).Shortages.ShouldBe([new("A", 1, 0, 1)]);
        Gap(pool, Asking(1, ("B", 1), ("A", 0))).Shortages.ShouldBe([new(CompetencyShortage.Pretest, 1, 0, 1)]);
    }

    [Fact]
    public void wishes_do_not_make_a_form_impossible() =>
        Form([.. Items("A", 2)], Asking([new("judgment", 100)], 0, ("A", 2))).Objective.ShouldBeGreaterThan(0);
}
