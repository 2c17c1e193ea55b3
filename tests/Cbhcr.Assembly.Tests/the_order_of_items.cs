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

    [Property(MaxTest = 200)]
    public void gives_no_key_five_times_running_where_stimuli_meet(ulong seed)
    {
        // Two stimuli of one key side by side would be six.
        List<PlacedItem> strewn =
        [
            .. Enumerable.Range(0, 12).Select(i => new PlacedItem($"i{i:00}", Key: "ABC"[i % 3].ToString())),
            .. Enumerable.Range(0, 12).Select(i => new PlacedItem($"s{i:00}", Key: "A", Stimulus: $"{i / 3}")),
        ];
        LongestRun(ItemOrder.Of(strewn, seed), i => i.Key).ShouldBeLessThanOrEqualTo(4);
        List<PlacedItem> alone = [.. Enumerable.Range(0, 20).Select(i => new PlacedItem($"s{i:00}", Key: i < 10 ? "A" : "B", Stimulus: $"{i / 2}"))];
        LongestRun(ItemOrder.Of(alone, seed), i => i.Key).ShouldBeLessThanOrEqualTo(4);
    }

    [Property(MaxTest = 50)]
    public void hangs_on_the_seed_alone(ulong seed)
    {
        var shuffled = Items().Where(i => i.Stimulus is null).Reverse().Concat(Items().Where(i => i.Stimulus is not null)).ToList();
        ItemOrder.Of(shuffled, seed).ShouldBe(ItemOrder.Of(Items(), seed));
        ItemOrder.Of(Items(), seed).ShouldNotBe(ItemOrder.Of(Items(), seed + 1));
    }

    [Property(MaxTest = 50)]
    public void breaks_runs_of_keys_even_where_one_letter_has_seven_items_in_ten(ulong seed)
    {
        List<PlacedItem> items = [.. Enumerable.Range(0, 40).Select(i => new PlacedItem($"I{i:00}", Key: i % 10 < 7 ? "A" : "B", Competency: $"C{i % 5}"))];
        LongestRun(ItemOrder.Of(items, seed), i => i.Key).ShouldBeLessThanOrEqualTo(4);
        LongestRun(ItemOrder.Of([.. items.Select(i => i with { Key = "A" })], seed), i => i.Competency).ShouldBeLessThanOrEqualTo(2);
    }

    [Property(MaxTest = 50)]
    public void keeps_its_rules_together_on_a_form_of_the_length_of_an_exam(ulong seed)
    {
        var order = ItemOrder.Of([.. Enumerable.Range(0, 100).Select(i => new PlacedItem($"I{i:00}", i < 10, "ABCD"[i % 4].ToString(), null, $"C{i % 9}"))], seed);
        LongestRun(order, i => i.Key).ShouldBeLessThanOrEqualTo(4);
        LongestRun(order, i => i.Competency).ShouldBeLessThanOrEqualTo(2);
        order.Index().Where(i => i.Item.Pretest).Select(i => i.Index / 10).ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void does_what_it_can_where_all_keys_or_all_competencies_are_alike()
    {
        List<PlacedItem> items = [.. Enumerable.Range(0, 20).Select(i => new PlacedItem($"I{i:00}", Key: "A", Competency: "C"))];
        ItemOrder.Of(items, 1).Count.ShouldBe(20);
        LongestRun(ItemOrder.Of([.. items.Select((x, i) => x with { Key = "AAB"[i % 3].ToString() })], 1), i => i.Key).ShouldBeLessThanOrEqualTo(4);
    }

    [Property(MaxTest = 25)]
    public void opens_with_more_than_one_competency(ulong seed)
    {
        var order = ItemOrder.Of([.. Enumerable.Range(0, 18).Select(i => new PlacedItem($"I{i:00}", Competency: i < 12 ? "A" : "B"))], seed);
        order.Take(3).Select(i => i.Competency).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void lets_any_item_come_anywhere()
    {
        List<PlacedItem> items = [.. Enumerable.Range(0, 10).Select(i => new PlacedItem($"I{i:00}", Key: "ABCD"[i % 4].ToString(), Competency: $"C{i % 5}"))];
        var orders = Enumerable.Range(1, 200).Select(seed => ItemOrder.Of(items, (ulong)seed)).ToList();
        for (var place = 0; place < 10; place++) orders.Select(o => o[place].Id).Distinct().Count().ShouldBe(10);
        List<PlacedItem> oneOnTrial = [.. items.Select((x, i) => x with { Pretest = i == 0 })];
        Enumerable.Range(1, 25).Select(seed => ItemOrder.Of(oneOnTrial, (ulong)seed).Index().Single(i => i.Item.Pretest).Index).Distinct().Count().ShouldBeGreaterThan(5);
    }

    [Fact]
    public void knows_forms_of_one_use_alone_and_of_nothing()
    {
        ItemOrder.Of([.. Enumerable.Range(0, 3).Select(i => new PlacedItem($"I{i}", Pretest: true))], 1).Count.ShouldBe(3);
        ItemOrder.Of([], 1).ShouldBeEmpty();
    }

    private static int LongestRun(IReadOnlyList<PlacedItem> order, Func<PlacedItem, string?> of)
    {
        var (longest, run) = (1, 1);
        for (var i = 1; i < order.Count; i++) longest = Math.Max(longest, run = of(order[i]) == of(order[i - 1]) ? run + 1 : 1);
        return longest;
    }

    // 40 alone, of which 8 on trial, and three cases of three; more than half of the keys are A.
    private static List<PlacedItem> Items() =>
    [
        .. Enumerable.Range(0, 40).Select(i => new PlacedItem($"i{i:00}", i % 5 == 0, i % 9 < 5 ? "A" : i % 2 == 0 ? "B" : "C", null, $"c{i % 7}")),
        .. new[] { "a case", "b case", "c case" }.SelectMany(s => Enumerable.Range(0, 3).Select(i => new PlacedItem($"{s} {3 - i}", false, i == 1 ? "A" : "B", s, "c9"))),
    ];
}
