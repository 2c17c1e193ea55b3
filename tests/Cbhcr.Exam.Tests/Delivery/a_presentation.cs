using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Tests.Delivery;

public sealed class a_presentation
{
    private const string Seed = "00112233445566778899aabbccddeeff";
    private static readonly Paper Paper = new(new Guid("00000000-0000-7000-8000-0000000000f0"), "F", "hash", "L", "Level", 10, true,
        [.. Enumerable.Range(1, 60).Select(i => new PaperItem(i, new Guid($"00000000-0000-7000-8000-{i:000000000000}"), 1,
            new ChoiceInteraction(Node.Paragraph($"Stem {i}?"), [.. "ABCD".Select(c => new SimpleChoice(c.ToString(), Node.Paragraph(c.ToString())))], shuffle: i != 60)))]);

    [Fact]
    public void is_the_same_for_the_same_seed_and_another_for_another()
    {
        Shown(Seed).ShouldBe(Shown(Seed));
        Shown(Seed).ShouldNotBe(Shown("ffeeddccbbaa99887766554433221100"));
    }

    [Fact]
    public void keeps_every_option_and_shuffles_where_it_may()
    {
        var items = Presentation.Of(Paper, Seed);
        items.ShouldAllBe(i => string.Concat(i.OptionsShown.Order()) == "ABCD");
        items.Select(i => i.OptionsShown).Distinct().Count().ShouldBeGreaterThan(10);
        items[59].OptionsShown.ShouldBe("ABCD");
    }

    [Fact]
    public void keeps_to_the_forms_order_beside_a_copy_and_to_names_of_its_own()
    {
        var (one, other) = (Presentation.InTheFormsOrder(Seed, "hash"), Presentation.InTheFormsOrder("ffeeddccbbaa99887766554433221100", "hash"));
        Presentation.Of(Paper, one).ShouldAllBe(i => i.OptionsShown == "ABCD");
        Presentation.Of(Paper, one).SelectMany(Names).Intersect(Presentation.Of(Paper, other).SelectMany(Names)).ShouldBeEmpty();

        var steps = new OrderInteraction("R", Node.Paragraph("Order?"), [.. "ABCDEFGH".Select(c => new SimpleChoice(c.ToString(), Node.Paragraph(c.ToString())))], true);
        PaperItem Steps(int position) => new(position, Guid.Empty, 1, new AskedItem([], [steps], new HashSet<string>()));
        var shown = Enumerable.Range(1, 20).Select(i => Presentation.Of(Steps(i), one).OptionsShown).ToList();
        shown.ShouldBe(Enumerable.Range(1, 20).Select(i => Presentation.Of(Steps(i), other).OptionsShown));
        shown.Distinct().Count().ShouldBeGreaterThan(15, "an author writes steps in their order; a copy must not");
    }

    [Fact]
    public void names_nothing_twice_and_finds_what_it_named()
    {
        var items = Presentation.Of(Paper, Seed);
        items.SelectMany(i => i.Options.Select(o => o.OpaqueId).Append(i.OpaqueId)).Distinct().Count().ShouldBe(60 * 5);
        var names = new KnownNames();
        items.ShouldAllBe(i => names.Find(Paper, Seed, i.OpaqueId)!.Item.Position == i.Item.Position && names.Find(Paper, Seed, i.OpaqueId)!.OptionsShown == i.OptionsShown);
        names.Find(Paper, Seed, "0000000000000000").ShouldBeNull();
        names.Find(Paper, "ffeeddccbbaa99887766554433221100", items[6].OpaqueId).ShouldBeNull("it is another sitting's name");
    }

    [Fact]
    public void spreads_every_option_over_every_place()
    {
        // Over many sittings each option should stand first about a quarter of the time: 4 sigma around 500 of 2,000.
        var first = Enumerable.Range(0, 2000).Select(i => Presentation.Of(Paper.Items[0], $"{i:x32}").OptionsShown[0]).CountBy(c => c).ToList();
        first.Count.ShouldBe(4);
        first.ShouldAllBe(c => Math.Abs(c.Value - 500) < 80);
    }

    private static IEnumerable<string> Names(PresentedItem item) => item.Options.Select(o => o.OpaqueId).Append(item.OpaqueId);

    private static string Shown(string seed) => string.Join(';', Presentation.Of(Paper, seed).Select(i => i.OpaqueId + i.OptionsShown));
}
