using static Cbhcr.Assembly.Tests.Bank;

namespace Cbhcr.Assembly.Tests;

public sealed class a_form_check
{
    private static readonly List<PoolItem> Pool = [Item("A1"), Item("A2", enemies: ["A3", "A2"]), Item("A3"), Item("B1", "B"), Item("B2", "B"), Item("X1", "X")];
    private static readonly FormSpecification Specification = Asking(1, ("A", 2), ("B", 1));
    private static readonly FormSlot[] Good =
        [new(1, "A1", "A", SlotUse.Scored), new(2, "B1", "B", SlotUse.Pretest), new(3, "B2", "B", SlotUse.Scored), new(4, "A3", "A", SlotUse.Scored)];

    [Fact]
    public void passes_a_good_form() => Violations(Good).ShouldBeEmpty();

    [Fact]
    public void finds_an_item_from_elsewhere() =>
        Violations([.. Good[..3], Good[3] with { Code = "A9" }]).ShouldBe(["A9 is not in the pool.", "A has 1 scored items instead of 2."]);

    [Fact]
    public void finds_an_item_standing_twice() => Violations([.. Good[..3], Good[3] with { Code = "A1" }]).ShouldBe(["A1 stands 2 times."]);

    [Fact]
    public void finds_positions_out_of_order()
    {
        Violations([.. Good[..3], Good[3] with { Position = 5 }]).ShouldBe(["Positions do not run from 1."]);
        Violations([.. Good.Select(s => s with { Position = s.Position - 1 })]).ShouldBe(["Positions do not run from 1."]);
    }

    [Fact]
    public void finds_wrong_counts()
    {
        Violations([.. Good[..3]]).ShouldBe(["A has 1 scored items instead of 2."]);
        Violations([Good[0], Good[1] with { Use = SlotUse.Scored }, .. Good[2..]])
            .ShouldBe(["B has 2 scored items instead of 1.", "There are 0 pretest items instead of 1."]);
    }

    [Fact]
    public void finds_enemies_once_whoever_speaks() =>
        Violations([Good[0] with { Code = "A2" }, .. Good[1..]]).ShouldBe(["A2 and A3 must not meet."]);

    [Fact]
    public void finds_enemies_of_which_one_is_on_trial() =>
        Violations([Good[0], Good[1] with { Code = "A2", Competency = "A" }, .. Good[2..]]).ShouldBe(["A2 and A3 must not meet."]);

    [Fact]
    public void believes_the_pool_and_not_the_slot() =>
        Violations([Good[0] with { Code = "B1" }, Good[1] with { Code = "A1" }, .. Good[2..]]).ShouldBe([
            "B1 counts for B, not A.", "A1 counts for A, not B.", "A has 1 scored items instead of 2.", "B has 2 scored items instead of 1."]);

    [Fact]
    public void finds_items_of_a_competency_nobody_asked_for() =>
        Violations([Good[0], new(2, "X1", "X", SlotUse.Pretest), .. Good[2..]]).ShouldBe(["X1 counts for X, which the specification does not name."]);

    private static IReadOnlyList<string> Violations(FormSlot[] slots) => FormCheck.Violations(slots, Pool, Specification);
}
