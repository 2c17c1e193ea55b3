using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using static Cbhcr.Exam.Tests.Forms.Assembling.Bank;

namespace Cbhcr.Exam.Tests.Forms.Assembling;

public sealed class a_form_for_a_blueprint
{
    [Fact]
    public void has_the_counts_asked_for_and_no_enemies_together()
    {
        var pool = ForLevelI();
        pool.Count.ShouldBe(130);
        pool.ShouldContain(i => i.Enemies.Count > 0);
        var form = Form(pool, LevelI);
        form.Count.ShouldBe(100);
        form.Count(s => s.Use == SlotUse.Pretest).ShouldBe(15);
    }

    [Fact]
    public void says_how_it_came_about()
    {
        var outcome = Assemble([.. Some("A", 4)], Asking(1, ("A", 2)), seed: ulong.MaxValue);
        outcome.Status.ShouldBe("optimal");
        outcome.Solver.ShouldMatch(@"^OR-Tools CP-SAT \d+\.\d+\.\d+$");
    }

    [Theory]
    [InlineData("A1")]
    [InlineData("A3")]
    public void keeps_enemies_apart_whichever_of_them_says_so(string speaker)
    {
        // Two of A1, A2, A3 are wanted and A1 cannot stand beside A3: only A2 goes with either.
        var pool = Some("A", 3).Select(i => i.Code == speaker ? i with { Enemies = [speaker == "A1" ? "A3" : "A1"] } : i).ToList();
        for (var seed = 1UL; seed <= 5; seed++) Form(pool, Asking(0, ("A", 2)), seed).ShouldContain(s => s.ItemCode == "A2");
    }

    [Fact]
    public void keeps_enemies_apart_when_one_of_them_is_on_trial()
    {
        List<FormCandidateItem> pool = [Item("A1", "A", enemies: "B1"), Item("B1", "B"), Item("B2", "B")];
        Form(pool, Asking(1, ("A", 1), ("B", 0))).Select(s => s.ItemCode).Order().ShouldBe(["A1", "B2"]);
    }

    [Fact]
    public void may_hold_an_item_that_names_itself_or_a_stranger_as_enemy() =>
        Form([Item("A1", enemies: ["A1", "GONE"]), Item("A2")], Asking(0, ("A", 2))).Count.ShouldBe(2);

    [Fact]
    public void leaves_competencies_alone_that_are_not_asked_for() =>
        Form([.. Some("A", 3), .. Some("X", 9)], Asking(1, ("A", 2))).ShouldAllBe(s => s.Competency == "A");

    [Fact]
    public void may_take_pretest_items_from_a_competency_without_scored_items() =>
        Form([.. Some("A", 2), .. Some("B", 1)], Asking(1, ("A", 2), ("B", 0))).Single(s => s.Use == SlotUse.Pretest).ItemCode.ShouldBe("B1");

    [Fact]
    public void may_need_the_whole_bank() => Form([.. Some("A", 5), .. Some("B", 3)], Asking(2, ("A", 4), ("B", 2))).Count.ShouldBe(8);

    [Fact]
    public void is_the_same_for_the_same_seed_whatever_the_order_of_the_bank_and_whoever_of_two_enemies_speaks()
    {
        var pool = ForLevelI();
        var (one, expected) = (Assemble(pool, LevelI, 42), Codes(Form(pool, LevelI, 42)));
        Codes(Assemble(pool, LevelI, 42).Forms[0]).ShouldBe(expected);
        Assemble(pool, LevelI, 42).Objective.ShouldBe(one.Objective);
        Codes(Form([.. pool.AsEnumerable().Reverse()], LevelI, 42)).ShouldBe(expected);
        var declared = pool.SelectMany(i => i.Enemies.Select(e => (Speaker: i.Code, Enemy: e))).ToLookup(x => x.Enemy, x => x.Speaker);
        Codes(Form([.. pool.Select(i => i with { Enemies = [.. declared[i.Code]] })], LevelI, 42)).ShouldBe(expected);
        Codes(Form([.. Some("X", 20), .. pool], LevelI, 42)).ShouldBe(expected, "items of other competencies decide nothing");
    }

    [Fact]
    public void has_other_items_for_other_seeds_and_none_is_worse()
    {
        ulong[] seeds = [1, 2, 3, 1 + (1UL << 32), 1UL + int.MaxValue];
        var outcomes = seeds.Select(s => Assemble(ForLevelI(), LevelI, s)).ToList();
        outcomes.Select(o => string.Join(' ', o.Forms[0].Select(s => s.ItemCode).Order())).Distinct().Count()
            .ShouldBe(seeds.Length, "seeds that agree in their lower half are different seeds");
        outcomes.Select(o => Math.Round(o.Objective!.Value, 6)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void is_none_where_the_effort_is_too_small_for_any_answer() => Assemble(ForLevelI(), LevelI, effort: 1e-9).Status.ShouldBe("undecided");
}
