using static Cbhcr.Assembly.Tests.Bank;

namespace Cbhcr.Assembly.Tests;

public sealed class when_assembly_is_repeated
{
    [Fact]
    public void the_same_seed_gives_the_same_form()
    {
        var (first, second) = (Form(ForLevelI(), LevelI, 42), Form(ForLevelI(), LevelI, 42));
        (second with { Slots = first.Slots }).ShouldBe(first);
        second.Slots.ShouldBe(first.Slots);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void the_order_of_the_pool_does_not_matter(ulong shuffle)
    {
        var pool = ForLevelI();
        var expected = Codes(Form(pool, LevelI, 42));
        new SeededSequence(shuffle).Shuffle(pool);
        Codes(Form(pool, LevelI, 42)).ShouldBe(expected);
    }

    [Fact]
    public void it_does_not_matter_which_enemy_speaks()
    {
        var pool = ForLevelI();
        var declared = pool.SelectMany(i => i.Enemies.Select(e => (Speaker: i.Code, Enemy: e))).ToLookup(x => x.Enemy, x => x.Speaker);
        var turned = pool.Select(i => i with { Enemies = [.. declared[i.Code]] }).ToList();
        Codes(Form(turned, LevelI, 42)).ShouldBe(Codes(Form(pool, LevelI, 42)));
    }

    [Fact]
    public void items_that_cannot_be_used_do_not_matter()
    {
        var pool = ForLevelI();
        Codes(Form([.. Items("X", 20), .. pool], LevelI, 42)).ShouldBe(Codes(Form(pool, LevelI, 42)));
    }

    [Fact]
    public void other_seeds_give_other_items_in_another_order_and_none_is_worse()
    {
        var forms = Enumerable.Range(1, 5).Select(seed => Form(ForLevelI(), LevelI, (ulong)seed)).ToList();
        forms.Select(f => string.Join(' ', f.Slots.Select(s => s.Code).Order())).Distinct().Count().ShouldBe(5);
        forms.Select(f => f.Objective).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void seeds_that_agree_in_their_lower_half_are_different_seeds()
    {
        Codes(Form(ForLevelI(), LevelI, 7)).ShouldNotBe(Codes(Form(ForLevelI(), LevelI, 7 + (1UL << 32))));
        Codes(Form(ForLevelI(), LevelI, 7)).ShouldNotBe(Codes(Form(ForLevelI(), LevelI, 7UL + int.MaxValue)));
    }

    [Fact]
    public void a_budget_that_ends_early_gives_the_same_form_every_time()
    {
        // 600 items that hate each other at random: the wishes cannot be settled in this budget, and Feasible says so.
        var chance = new SeededSequence(3);
        string Code(int i) => $"I-{i:000}";
        var pool = Enumerable.Range(0, 600).Select(i => new PoolItem(
            Code(i), LevelI.Competencies[i % 18].Competency, LevelI.CognitiveMix[chance.Below(3)].CognitiveLevel,
            [.. Enumerable.Range(0, 5).Select(_ => Code(chance.Below(600)))], "ABCD"[chance.Below(4)], chance.Below(5))).ToList();
        var first = Form(pool, LevelI, 1, budget: 0.5);
        first.Status.ShouldBe("Feasible");
        Codes(Form(pool, LevelI, 1, budget: 0.5)).ShouldBe(Codes(first));
    }

    [Fact]
    public void a_budget_too_small_for_any_answer_is_not_taken_for_one() =>
        Should.Throw<TimeoutException>(() => Assemble(ForLevelI(), LevelI, budget: 1e-9)).Message.ShouldContain("budget");
}
