using static Cbhcr.Assembly.Tests.Bank;

namespace Cbhcr.Assembly.Tests;

public sealed class the_order_of_slots
{
    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 25).Select(i => (ulong)i)];

    [Theory, MemberData(nameof(Seeds))]
    public void keeps_its_three_rules_on_a_whole_form(ulong seed)
    {
        var chosen = ForLevelI().Take(100).Select((item, i) => (item, i % 7 == 0 ? SlotUse.Pretest : SlotUse.Scored)).ToList();
        var slots = SlotOrder.Of(chosen, new(seed));
        slots.Select(s => (s.Code, s.Use)).Order().ShouldBe(chosen.Select(c => (c.item.Code, c.Item2)).Order());
        slots.Select(s => s.Position).ShouldBe(Enumerable.Range(1, 100));
        LongestRun(slots, s => Key(s, chosen)).ShouldBeLessThanOrEqualTo(4);
        LongestRun(slots, s => s.Competency).ShouldBeLessThanOrEqualTo(2);
        Gaps(slots).ShouldAllBe(gap => gap < 2 * (100 / 15 + 1));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void breaks_runs_of_keys_even_where_one_letter_has_seven_items_in_ten(ulong seed)
    {
        var chosen = Chosen(Enumerable.Range(0, 40).Select(i => Item($"I{i:00}", $"C{i % 5}", key: i % 10 < 7 ? 'A' : 'B')));
        LongestRun(SlotOrder.Of(chosen, new(seed)), s => Key(s, chosen)).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void does_what_it_can_where_all_keys_or_all_competencies_are_alike()
    {
        SlotOrder.Of(Chosen(Enumerable.Range(0, 20).Select(i => Item($"I{i:00}"))), new(1)).Count.ShouldBe(20);
        var one = Chosen(Enumerable.Range(0, 20).Select(i => Item($"I{i:00}", key: "AAB"[i % 3])));
        LongestRun(SlotOrder.Of(one, new(1)), s => Key(s, one)).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void opens_with_more_than_one_competency()
    {
        var chosen = Chosen([.. Items("A", 12), .. Items("B", 6)]);
        for (var seed = 1UL; seed <= 25; seed++) SlotOrder.Of(chosen, new(seed)).Take(3).Select(s => s.Competency).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void puts_one_pretest_item_into_each_stretch_and_not_always_at_the_same_place()
    {
        var chosen = Enumerable.Range(0, 100).Select(i => (Item($"I{i:00}", $"C{i % 9}", key: "ABCD"[i % 4]), i < 10 ? SlotUse.Pretest : SlotUse.Scored)).ToList();
        var places = Enumerable.Range(1, 25).Select(seed => Pretest(SlotOrder.Of(chosen, new((ulong)seed)))).ToList();
        places.ShouldAllBe(p => p.Select(x => (x - 1) / 10).SequenceEqual(Enumerable.Range(0, 10)));
        places.SelectMany(p => p).Distinct().Count().ShouldBeGreaterThan(80);
    }

    [Fact]
    public void lets_any_item_come_anywhere()
    {
        var chosen = Chosen(Enumerable.Range(0, 10).Select(i => Item($"I{i:00}", $"C{i % 5}", key: "ABCD"[i % 4])));
        var orders = Enumerable.Range(1, 200).Select(seed => SlotOrder.Of(chosen, new((ulong)seed))).ToList();
        for (var place = 0; place < 10; place++) orders.Select(o => o[place].Code).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void knows_forms_of_one_use_alone_and_of_nothing()
    {
        SlotOrder.Of([.. Items("A", 3).Select(i => (i, SlotUse.Pretest))], new(1)).ShouldAllBe(s => s.Use == SlotUse.Pretest);
        SlotOrder.Of([], new(1)).ShouldBeEmpty();
    }

    private static List<(PoolItem Item, SlotUse Use)> Chosen(IEnumerable<PoolItem> items) => [.. items.Select(i => (i, SlotUse.Scored))];

    private static char Key(FormSlot slot, IEnumerable<(PoolItem Item, SlotUse Use)> chosen) => chosen.Single(c => c.Item.Code == slot.Code).Item.KeyPosition;

    private static List<int> Pretest(IEnumerable<FormSlot> slots) => [.. slots.Where(s => s.Use == SlotUse.Pretest).Select(s => s.Position)];

    private static IEnumerable<int> Gaps(IReadOnlyList<FormSlot> slots) => Pretest(slots) is var places ? places.Skip(1).Zip(places, (b, a) => b - a) : [];

    private static int LongestRun<T>(IReadOnlyList<FormSlot> slots, Func<FormSlot, T> of)
    {
        var (longest, run) = (1, 1);
        for (var i = 1; i < slots.Count; i++) longest = Math.Max(longest, run = Equals(of(slots[i]), of(slots[i - 1])) ? run + 1 : 1);
        return longest;
    }
}
