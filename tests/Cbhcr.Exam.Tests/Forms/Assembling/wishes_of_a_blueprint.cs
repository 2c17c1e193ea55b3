using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using static Cbhcr.Exam.Tests.Forms.Assembling.Bank;

namespace Cbhcr.Exam.Tests.Forms.Assembling;

/// <summary>Cognitive mix, spread of pretest items, balance of keys, little use: the earlier outweighs the later.</summary>
public sealed class wishes_of_a_blueprint
{
    private static readonly CognitiveMix Halves = new(50, 0, 50);

    [Fact]
    public void meet_the_mix_exactly_where_it_can_be() =>
        On(Form(ForLevelI(), LevelI), ForLevelI(), SlotUse.Scored).CountBy(i => i.CognitiveLevel).OrderBy(c => c.Key)
            .ShouldBe([new("application", 38), new("judgment", 17), new("recall", 30)]);

    [Theory]
    [InlineData(8, "2,2,2,2")]
    [InlineData(10, "2,2,3,3")]
    [InlineData(11, "2,3,3,3")]
    public void balance_keys_also_where_the_total_does_not_divide(int scored, string counts)
    {
        List<FormCandidateItem> pool = [.. Enumerable.Range(0, 40).Select(i => Item($"I{i:00}", key: "AAAABBBCCCCDDD"[i % 14]))];
        var form = Form(pool, Asking(0, ("A", scored)));
        string.Join(',', On(form, pool, SlotUse.Scored).CountBy(i => i.KeyPosition).Select(c => c.Value).Order()).ShouldBe(counts);
    }

    [Fact]
    public void spread_pretest_items_as_the_scored_counts()
    {
        List<FormCandidateItem> pool = [.. Some("A", 40), .. Some("B", 40), .. Some("C", 40)];
        var form = Form(pool, Asking(10, ("A", 20), ("B", 12), ("C", 8)));
        On(form, pool, SlotUse.Pretest).CountBy(i => i.Competency).OrderBy(c => c.Key).Select(c => c.Value).ShouldBe([5, 3, 2]);
    }

    [Fact]
    public void take_the_less_used_item()
    {
        List<FormCandidateItem> pool = [.. Enumerable.Range(0, 30).Select(i => Item($"I{i:00}", uses: i % 3, key: "ABCD"[i % 4]))];
        for (var seed = 1UL; seed <= 3; seed++) Form(pool, Asking(2, ("A", 8)), seed).ShouldAllBe(s => pool.Single(i => i.Code == s.ItemCode).Uses == 0);
    }

    [Fact]
    public void do_not_give_way_to_any_number_of_lesser_ones()
    {
        const int Worn = 1_000_000;
        List<FormCandidateItem> mix = [Item("A1", level: "recall"), Item("A2", level: "recall"), Item("A3", level: "judgment", uses: Worn)];
        Form(mix, Asking(Halves, 0, ("A", 2))).ShouldContain(s => s.ItemCode == "A3");

        List<FormCandidateItem> spread = [.. Some("A", 2), .. Some("A", 4).Skip(2).Select(i => i with { Uses = Worn }), .. Some("B", 6)];
        Form(spread, Asking(4, ("A", 2), ("B", 2))).Count(s => s.Competency == "A").ShouldBe(4);

        List<FormCandidateItem> keys = [Item("A1", key: 'A'), Item("A2", key: 'A'), Item("A3", key: 'B', uses: Worn)];
        Form(keys, Asking(0, ("A", 2))).ShouldContain(s => s.ItemCode == "A3");

        // What the mix asks for has the key A throughout.
        List<FormCandidateItem> levels =
        [
            .. Enumerable.Range(1, 20).Select(i => Item($"J{i:00}", level: "judgment")), .. Enumerable.Range(1, 20).Select(i => Item($"R{i:00}")),
            .. Enumerable.Range(1, 20).Select(i => Item($"X{i:00}", key: "BC"[i % 2], level: "other")),
        ];
        Form(levels, Asking(Halves, 0, ("A", 40))).ShouldAllBe(s => s.ItemCode[0] != 'X');
    }
}
