using Cbhcr.Exam.Items;
using static Cbhcr.Exam.Tests.Forms.Assembling.Bank;

namespace Cbhcr.Exam.Tests.Forms.Assembling;

public sealed class a_bank_that_falls_short
{
    [Fact]
    public void says_what_each_competency_lacks()
    {
        var gap = Gap([.. Some("A", 2), .. Some("B", 9), .. Some("C", 3)], Asking(0, ("A", 5), ("B", 4), ("C", 4)));
        Told(gap).Order().ShouldBe([("A", 5, 3), ("C", 4, 1)]);
        gap.Words.ShouldContain("5 scored items of A: 5 needed; the bank has 2 usable: 3 short.");
        gap.Words.ShouldContain("4 scored items of C: 4 needed; the bank has 3 usable: 1 short.");
    }

    [Fact]
    public void may_lack_every_item_of_a_competency()
    {
        Told(Gap([.. Some("A", 3)], Asking(0, ("A", 2), ("Z", 2)))).ShouldBe([("Z", 2, 2)]);
        Told(Gap([], Asking(1, ("A", 2)))).Order().ShouldBe([("A", 2, 2), ("pretest", 1, 1)]);
    }

    [Fact]
    public void has_for_the_pretest_what_scored_items_leave_over() =>
        Told(Gap([.. Some("A", 4), .. Some("B", 3)], Asking(4, ("A", 3), ("B", 2)))).Sum(s => s.Short).ShouldBe(2);

    [Fact]
    public void does_not_take_what_a_competency_lacks_from_the_pretest() =>
        Told(Gap([.. Some("A", 2), .. Some("B", 9)], Asking(2, ("A", 3), ("B", 2)))).ShouldBe([("A", 3, 1)]);

    [Fact]
    public void counts_enemies_within_a_competency_as_one()
    {
        // Two families of two: at most one of each can stand.
        List<FormCandidateItem> pool = [Item("A1", enemies: "A2"), Item("A2"), Item("A3"), Item("A4", enemies: "A3"), .. Some("B", 5)];
        var gap = Gap(pool, Asking(1, ("A", 3), ("B", 2)));
        Told(gap).ShouldBe([("A", 3, 1)]);
        gap.Words.ShouldContain("not enough that can stand together");
    }

    [Fact]
    public void may_have_no_pretest_item_for_enemies_of_what_must_stand()
    {
        // A3 and A4 are free by number, but A3 fights both items that must stand and A4 fights A3.
        List<FormCandidateItem> pool = [Item("A1"), Item("A2"), Item("A3", enemies: ["A1", "A2"]), Item("A4", enemies: "A3")];
        Told(Gap(pool, Asking(2, ("A", 2)))).Sum(s => s.Short).ShouldBe(1);
    }

    [Fact]
    public void lays_a_lack_that_could_lie_in_two_places_on_one()
    {
        List<FormCandidateItem> pool = [Item("A1", "A", enemies: "B1"), Item("B1", "B")];
        Told(Gap(pool, Asking(0, ("A", 1), ("B", 1)))).ShouldHaveSingleItem().Short.ShouldBe(1);
    }

    [Fact]
    public void is_not_one_that_only_wishes_cannot_be_met_from() => Form([.. Some("A", 2)], Asking(new(0, 0, 100), 0, ("A", 2))).Count.ShouldBe(2);
}
