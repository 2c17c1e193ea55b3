using static Cbhcr.Assembly.Tests.Bank;

namespace Cbhcr.Assembly.Tests;

public sealed class when_wishes_compete
{
    private static readonly CognitiveShare[] Halves = [new("recall", 50), new("judgment", 50)];

    [Fact]
    public void the_best_of_the_small_pools_that_can_be_counted_out_is_found()
    {
        // Every level, key and exposure unevenly, so that each wish pulls elsewhere.
        List<PoolItem> pool =
        [
            Item("A1", "A", "recall", 'A', 3), Item("A2", "A", "recall", 'B', 0), Item("A3", "A", "application", 'A', 1), Item("A4", "A", "judgment", 'A', 5, "B1"),
            Item("B1", "B", "recall", 'C', 0), Item("B2", "B", "application", 'A', 2), Item("B3", "B", "judgment", 'B', 2), Item("B4", "B", "judgment", 'C', 9, "A2"),
        ];
        var specification = Asking([new("recall", 30), new("application", 30), new("judgment", 40)], 2, ("A", 2), ("B", 2));
        Quality.Of(Form(pool, specification).Slots, pool, specification).ShouldBe(BruteForce.Best(pool, specification));
    }

    [Fact]
    public void the_mix_is_met_exactly_where_it_can_be()
    {
        var form = Form(ForLevelI(), LevelI);
        On(form, ForLevelI(), SlotUse.Scored).CountBy(i => i.CognitiveLevel).OrderBy(c => c.Key)
            .ShouldBe([new("application", 38), new("judgment", 17), new("recall", 30)]);
    }

    [Fact]
    public void a_lack_of_one_level_is_shared_by_the_others()
    {
        string Level(int i) => i < 2 ? "judgment" : i % 2 == 0 ? "recall" : "application";
        List<PoolItem> pool = [.. Enumerable.Range(0, 60).Select(i => Item($"I{i:00}", level: Level(i), key: "ABCD"[i / 2 % 4]))];
        var form = Form(pool, Asking([new("recall", 30), new("application", 30), new("judgment", 40)], 0, ("A", 20)));
        On(form, pool, SlotUse.Scored).CountBy(i => i.CognitiveLevel).OrderBy(c => c.Key).Select(c => c.Value).ShouldBe([9, 2, 9]);
    }

    [Theory]
    [InlineData(8, "2,2,2,2")]
    [InlineData(10, "2,2,3,3")]
    [InlineData(11, "2,3,3,3")]
    public void keys_are_balanced_also_where_the_total_does_not_divide(int scored, string counts)
    {
        List<PoolItem> pool = [.. Enumerable.Range(0, 40).Select(i => Item($"I{i:00}", key: "AAAAAABCCD"[i % 10]))];
        var form = Form(pool, Asking(0, ("A", scored)));
        string.Join(',', On(form, pool, SlotUse.Scored).CountBy(i => i.KeyPosition).Select(c => c.Value).Order()).ShouldBe(counts);
        form.Objective.ShouldBe(scored == 8 ? 0 : scored == 10 ? 1 : 0.75);
    }

    [Fact]
    public void a_key_that_is_rare_in_the_pool_does_not_unbalance_the_rest()
    {
        List<PoolItem> pool = [.. Enumerable.Range(0, 40).Select(i => Item($"I{i:00}", key: i == 0 ? 'D' : "ABC"[i % 3]))];
        On(Form(pool, Asking(0, ("A", 13))), pool, SlotUse.Scored).CountBy(i => i.KeyPosition).OrderBy(c => c.Key).Select(c => c.Value).ShouldBe([4, 4, 4, 1]);
    }

    [Fact]
    public void pretest_items_follow_the_scored_counts()
    {
        List<PoolItem> pool = [.. Items("A", 40), .. Items("B", 40), .. Items("C", 40)];
        var form = Form(pool, Asking(10, ("A", 20), ("B", 12), ("C", 8)));
        On(form, pool, SlotUse.Pretest).CountBy(i => i.Competency).OrderBy(c => c.Key).Select(c => c.Value).ShouldBe([5, 3, 2]);
    }

    [Fact]
    public void the_less_used_item_is_taken()
    {
        List<PoolItem> pool = [.. Enumerable.Range(0, 30).Select(i => Item($"I{i:00}", exposure: i % 3, key: "ABCD"[i % 4]))];
        for (var seed = 1UL; seed <= 3; seed++) Form(pool, Asking(2, ("A", 8)), seed).Slots.ShouldAllBe(s => pool.Single(i => i.Code == s.Code).Exposure == 0);
    }

    [Fact]
    public void no_amount_of_exposure_outweighs_the_mix_the_spread_or_the_keys()
    {
        const int Worn = 1_000_000_000;
        List<PoolItem> mix = [Item("A1", level: "recall"), Item("A2", level: "recall"), Item("A3", level: "judgment", exposure: Worn)];
        Form(mix, Asking(Halves, 0, ("A", 2))).Slots.ShouldContain(s => s.Code == "A3");

        List<PoolItem> spread = [.. Items("A", 2), .. Items("A", 4).Skip(2).Select(i => i with { Exposure = Worn }), .. Items("B", 6)];
        Form(spread, Asking(4, ("A", 2), ("B", 2))).Slots.Count(s => s.Competency == "A").ShouldBe(4);

        List<PoolItem> keys = [Item("A1", key: 'A'), Item("A2", key: 'A'), Item("A3", key: 'B', exposure: Worn)];
        Form(keys, Asking(0, ("A", 2))).Slots.ShouldContain(s => s.Code == "A3");
    }

    [Fact]
    public void no_balance_of_keys_outweighs_the_mix()
    {
        // What the mix asks for has the key A throughout.
        List<PoolItem> pool =
        [
            Item("J1", level: "judgment"), Item("J2", level: "judgment"), Item("R1"), Item("R2"),
            Item("X1", key: 'B', level: "other"), Item("X2", key: 'C', level: "other"),
        ];
        Form(pool, Asking(Halves, 0, ("A", 4))).Slots.Select(s => s.Code).Order().ShouldBe(["J1", "J2", "R1", "R2"]);
    }
}
