using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Simulation;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Psychometrics.Tests.StandardSetting;

public sealed class a_bookmark
{
    private static readonly IrtItem[] Items = [DichotomousItem.At(1, 1), DichotomousItem.At(1, -1), DichotomousItem.At(1, 0)];

    [Fact]
    public void stands_in_a_booklet_from_easy_to_hard()
    {
        var booklet = OrderedItemBooklet.Of(Items, 0.5);
        booklet.Pages.Select(p => p.Item).ShouldBe([1, 2, 0]);
        booklet.Pages.Select(p => p.Location).ShouldBe([-1, 0, 1], tolerance: 1e-12);
    }

    [Theory]
    [InlineData(BookmarkAbility.Midpoint, 3, 0.5)]
    [InlineData(BookmarkAbility.PageBefore, 3, 0)]
    [InlineData(BookmarkAbility.Page, 3, 1)]
    [InlineData(BookmarkAbility.Midpoint, 1, -1)]
    [InlineData(BookmarkAbility.Midpoint, 4, 1)]
    [InlineData(BookmarkAbility.PageBefore, 4, 1)]
    public void becomes_an_ability(BookmarkAbility convention, int page, double ability)
    {
        var round = Bookmark.Of(Items, OrderedItemBooklet.Of(Items, 0.5), [[page]], convention)[0];
        round.Ability.ShouldBe(ability, tolerance: 1e-12);
        round.Cut.Value.ShouldBe(TestCurve.ExpectedScore(Items, ability), tolerance: 1e-12);
    }

    [Fact]
    public void may_be_missing_and_has_a_median_that_one_judge_does_not_move()
    {
        var booklet = OrderedItemBooklet.Of(Items, 0.5);
        var rounds = Bookmark.Of(Items, booklet, [[2, 2, null, 4], [2, 2, 2, 4]]);
        rounds[0].Ability.ShouldBe(-0.5, tolerance: 1e-12);
        (rounds[0].Cut.Judges, rounds[1].Cut.Judges).ShouldBe((3, 4));
        rounds[1].Change!.Value.ShouldBe(0, tolerance: 1e-12);
        var mean = Bookmark.Of(Items, booklet, [[2, 2, null, 4]], centre: Centre.Mean)[0];
        mean.Ability.ShouldBe(0, tolerance: 1e-12);
        (rounds[0].Cut.StandardError! / mean.Cut.StandardError!).Value.ShouldBe(Math.Sqrt(Math.PI / 2), tolerance: 1e-12);
    }

    [Fact]
    public void on_no_page_is_refused()
    {
        var booklet = OrderedItemBooklet.Of(Items);
        Should.Throw<ArgumentException>(() => Bookmark.Of(Items, booklet, [[2], [5]])).Message.ShouldContain("Round 2, rater 0");
        Should.Throw<ArgumentException>(() => Bookmark.Of(Items, booklet, [[0]]));
        Should.Throw<ArgumentException>(() => Bookmark.Of(Items, booklet, [[null]]));
        Should.Throw<ArgumentException>(() => Bookmark.Of(Items, booklet, []));
        Should.Throw<ArgumentException>(() => Bookmark.Of([], OrderedItemBooklet.Of([]), [[1]]));
    }

    [Fact]
    public void knows_items_that_never_reach_the_probability()
    {
        var booklet = OrderedItemBooklet.Of([DichotomousItem.At(1, 0, 0.5), new DichotomousItem(0, 0.3), DichotomousItem.At(1, 0, 0.2)], 0.5);
        booklet.WithoutLocation.ShouldBe([0, 1]);
        Probability(DichotomousItem.At(1, 0, 0.2), booklet.Pages[0].Location, 1).ShouldBe(0.5, tolerance: 1e-12);
        OrderedItemBooklet.Of([DichotomousItem.At(1, 0.7, 0.2)], 0.5, guessingTakenOut: true).Pages[0].Location.ShouldBe(0.7, tolerance: 1e-12);
        Should.Throw<ArgumentException>(() => OrderedItemBooklet.Of([new NominalItem([1, 2], [0, 0])])).Message.ShouldContain("Item 0");
        Should.Throw<ArgumentException>(() => OrderedItemBooklet.Of(Items, 1));
    }

    [Property(MaxTest = 50)]
    public void is_where_each_step_is_reached_with_the_probability(int seed)
    {
        var chance = new SplitMix64((ulong)seed);
        var (a, d, rp) = (0.5 + chance.NextUniform(), chance.NextNormal(), 0.4 + 0.5 * chance.NextUniform());
        IrtItem[] items = [new GradedItem(a, [d + 1, d, d - 2]), new PartialCreditItem(a, [d, 2 * d, d - 1]), DichotomousItem.At(a, d, 0.2)];
        var booklet = OrderedItemBooklet.Of(items, rp);
        booklet.Pages.Count.ShouldBe(7);
        foreach (var page in booklet.Pages) Probability(items[page.Item], page.Location, page.Points).ShouldBe(rp, tolerance: 1e-9);
        booklet.Pages.Zip(booklet.Pages.Skip(1)).ShouldAllBe(p => p.First.Location <= p.Second.Location);
    }

    private static double Probability(IrtItem item, double ability, int points)
    {
        var p = new double[item.Categories];
        item.Probabilities(ability, p);
        return p[points..].Sum();
    }
}
