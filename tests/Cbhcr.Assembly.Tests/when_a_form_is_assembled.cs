using static Cbhcr.Assembly.Tests.Bank;

namespace Cbhcr.Assembly.Tests;

public sealed class when_a_form_is_assembled
{
    [Fact]
    public void it_has_the_counts_asked_for_and_no_enemies_together()
    {
        var pool = ForLevelI();
        pool.Count.ShouldBe(130);
        pool.ShouldContain(i => i.Enemies.Count > 0);
        var form = Form(pool, LevelI);
        form.Slots.Count.ShouldBe(100);
        form.Slots.Count(s => s.Use == SlotUse.Pretest).ShouldBe(15);
    }

    [Fact]
    public void it_says_how_it_came_about()
    {
        var form = Form([.. Items("A", 4)], Asking(1, ("A", 2)), seed: ulong.MaxValue);
        form.Seed.ShouldBe(ulong.MaxValue);
        form.Status.ShouldBe("Optimal");
        form.SolverVersion.ShouldMatch(@"^OR-Tools CP-SAT \d+\.\d+\.\d+$");
    }

    [Theory]
    [InlineData("A1")]
    [InlineData("A3")]
    public void enemies_stay_apart_whichever_of_them_says_so(string speaker)
    {
        // Two of A1, A2, A3 are wanted and A1 cannot stand beside A3: only A2 goes with either.
        var pool = Items("A", 3).Select(i => i.Code == speaker ? i with { Enemies = [speaker == "A1" ? "A3" : "A1"] } : i).ToList();
        for (var seed = 1UL; seed <= 10; seed++) Form(pool, Asking(0, ("A", 2)), seed).Slots.ShouldContain(s => s.Code == "A2");
    }

    [Fact]
    public void enemies_stay_apart_when_one_of_them_is_on_trial()
    {
        List<PoolItem> pool = [Item("A1", "A", enemies: "B1"), Item("B1", "B"), Item("B2", "B")];
        Form(pool, Asking(1, ("A", 1), ("B", 0))).Slots.Select(s => s.Code).Order().ShouldBe(["A1", "B2"]);
    }

    [Fact]
    public void an_item_may_name_itself_or_a_stranger_as_enemy_and_nothing_follows() =>
        Form([Item("A1", enemies: ["A1", "GONE"]), Item("A2")], Asking(0, ("A", 2))).Slots.Count.ShouldBe(2);

    [Fact]
    public void competencies_that_are_not_asked_for_are_left_alone()
    {
        var form = Form([.. Items("A", 3), .. Items("X", 9)], Asking(1, ("A", 2)));
        form.Slots.ShouldAllBe(s => s.Competency == "A");
    }

    [Fact]
    public void a_competency_without_scored_items_may_lend_pretest_items()
    {
        var form = Form([.. Items("A", 2), .. Items("B", 1)], Asking(1, ("A", 2), ("B", 0)));
        form.Slots.Single(s => s.Use == SlotUse.Pretest).Code.ShouldBe("B1");
    }

    [Fact]
    public void a_form_of_pretest_items_alone_takes_them_from_all_competencies_alike()
    {
        var form = Form([.. Items("A", 9), .. Items("B", 9), .. Items("C", 9)], Asking(6, ("A", 0), ("B", 0), ("C", 0)));
        form.Slots.CountBy(s => s.Competency).Select(c => c.Value).ShouldBe([2, 2, 2]);
    }

    [Fact]
    public void the_whole_pool_may_be_needed() => Form([.. Items("A", 5), .. Items("B", 3)], Asking(2, ("A", 4), ("B", 2))).Slots.Count.ShouldBe(8);
}
