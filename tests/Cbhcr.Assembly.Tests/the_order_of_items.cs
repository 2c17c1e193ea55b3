using FsCheck.Xunit;

namespace Cbhcr.Assembly.Tests;

public sealed class the_order_of_items
{
    [Property(MaxTest = 100)]
    public void keeps_stimuli_whole_and_in_their_own_order(ulong seed)
    {
        var order = ItemOrder.Of(Items(), seed);
        order.Select(i => i.Id).Order().ShouldBe(Items().Select(i => i.Id).Order());
        foreach (var stimulus in new[] { "a case", "b case", "c case" })
        {
            var places = order.Index().Where(i => i.Item.Stimulus == stimulus).ToList();
            (places[^1].Index - places[0].Index).ShouldBe(places.Count - 1);
            places.Select(p => p.Item.Id).ShouldBe(Items().Where(i => i.Stimulus == stimulus).Select(i => i.Id));
        }
    }

    [Property(MaxTest = 100)]
    public void strews_pretest_items_and_stimuli_over_the_whole_form(ulong seed)
    {
        var alone = ItemOrder.Of(Items(), seed).Where(i => i.Stimulus is null).ToList();
        alone.Chunk(10).ShouldAllBe(tenth => tenth.Count(i => i.Pretest) == 2);
        var units = ItemOrder.Of(Items(), seed).Select(i => i.Stimulus ?? i.Id).Distinct().ToList();
        units.Index().Where(u => u.Item.EndsWith("case", StringComparison.Ordinal)).Select(u => ((u.Index * 3) + 2) / units.Count).ShouldBe([0, 1, 2]);
    }

    [Property(MaxTest = 100)]
    public void gives_no_key_five_times_running(ulong seed)
    {
        var keys = string.Concat(ItemOrder.Of(Items(), seed).Select(i => i.Key));
        "ABC".ShouldAllBe(key => !keys.Contains(new string(key, 5), StringComparison.Ordinal), keys);
    }

    [Property(MaxTest = 50)]
    public void hangs_on_the_seed_alone(ulong seed)
    {
        var shuffled = Items().Where(i => i.Stimulus is null).Reverse().Concat(Items().Where(i => i.Stimulus is not null)).ToList();
        ItemOrder.Of(shuffled, seed).ShouldBe(ItemOrder.Of(Items(), seed));
        ItemOrder.Of(Items(), seed).ShouldNotBe(ItemOrder.Of(Items(), seed + 1));
    }

    // 40 alone, of which 8 on trial, and three cases of three; more than half of the keys are A.
    private static List<PlacedItem> Items() =>
    [
        .. Enumerable.Range(0, 40).Select(i => new PlacedItem($"i{i:00}", i % 5 == 0, i % 9 < 5 ? "A" : i % 2 == 0 ? "B" : "C", null, $"c{i % 7}")),
        .. new[] { "a case", "b case", "c case" }.SelectMany(s => Enumerable.Range(0, 3).Select(i => new PlacedItem($"{s} {3 - i}", false, i == 1 ? "A" : "B", s, "c9"))),
    ];
}
