using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Scoring;

namespace Cbhcr.Exam.Tests.Scoring;

/// <summary>Two forms of thirty items, ten of them common, and two groups of whom the second is half a logit abler.</summary>
public sealed class a_form_link
{
    private const int Items = 30, Common = 10, Persons = 1500;

    [Fact]
    public void through_common_items_sets_the_difference_of_the_forms_apart_from_that_of_the_groups()
    {
        // The new form is harder by 0.6 logits where it is not common, and its group is abler.
        // Levine's, since Tucker's method is known to fall short where groups differ as much.
        var figures = Computed(Group(harder: 0.6, ability: 0.5, seed: 1), Group(harder: 0, ability: 0, seed: 2), "levine");
        figures.Method.ShouldBe("linear, Levine observed score");
        figures.Label.ShouldBeNull();
        figures.Anchors.Count.ShouldBe(Common);
        figures.Anchors.ShouldAllBe(a => a.Kept);
        // Truth: the score on the base form at the ability that a score on the new form stands for.
        foreach (var raw in new[] { 12, 15, 18, 21 })
        {
            var truth = TrueScore(Ability(raw, 0.6), 0);
            Math.Abs(figures.Conversion[raw].Equated - truth).ShouldBeLessThan(0.6, $"score {raw}, in truth {truth:0.00}");
            figures.Conversion[raw].StandardError!.Value.ShouldBeInRange(0.02, 0.6);
        }
        figures.Conversion[15].Equated.ShouldBeGreaterThan(16.5, "groups of the same ability would have made the new form the easier one");
        figures.Conversion.Select(c => c.Rounded).ShouldBe(figures.Conversion.Select(c => c.Rounded).Order());
    }

    [Fact]
    public void is_what_the_formulas_of_Tucker_give()
    {
        var (x, y) = (Group(0.6, 0.5, 1), Group(0, 0, 2));
        var figures = Computed(x, y);
        var ((tx, vx), (ty, vy)) = (Scores(x), Scores(y));
        // All the weight on the group of the new form (Kolen and Brennan 2014, equations 4.17–4.20 with w1 = 1).
        var gamma = Covariance(ty, vy) / Covariance(vy, vy);
        var meanY = ty.Average() + (gamma * (vx.Average() - vy.Average()));
        var varianceY = Covariance(ty, ty) + (gamma * gamma * (Covariance(vx, vx) - Covariance(vy, vy)));
        var slope = Math.Sqrt(varianceY / Covariance(tx, tx));
        for (var raw = 0; raw <= Items; raw++) figures.Conversion[raw].Equated.ShouldBe(meanY + (slope * (raw - tx.Average())), 1e-9);
    }

    [Fact]
    public void takes_an_item_that_has_become_known_out_of_the_anchor()
    {
        var figures = Computed(Group(0.6, 0.5, 1, known: 3), Group(0, 0, 2));
        var known = figures.Anchors.Where(a => !a.Kept).ShouldHaveSingleItem();
        known.Code.ShouldBe("COMMON-3");
        known.Shift!.Value.ShouldBeGreaterThan(1.5);
        figures.Notes.ShouldContain("1 of 10 common items drifted and were taken out of the anchor.");
        Math.Abs(figures.Conversion[18].Equated - Computed(Group(0.6, 0.5, 1), Group(0, 0, 2)).Conversion[18].Equated).ShouldBeLessThan(0.7);
    }

    [Fact]
    public void with_too_few_people_says_that_it_is_no_equating()
    {
        var figures = Computed(Group(0.6, 0.5, 1, persons: 99), Group(0, 0, 2));
        figures.Label.ShouldBe("Too few persons to equate (99 on X and 1500 on Y; 100 on each are needed): scores are not equated (identity).");
        figures.Conversion.ShouldAllBe(c => c.Rounded == c.Raw);
        var calibrated = Computed(Group(0.6, 0.5, 1, persons: 99, calibrated: true), Group(0, 0, 2, calibrated: true));
        calibrated.Label!.ShouldEndWith("pre-equated conversion.");
        calibrated.Conversion[15].Equated.ShouldBe(TrueScore(Ability(15, 0.6), 0), 1e-6);
    }

    [Fact]
    public void before_anybody_sat_it_rests_on_parameters_alone()
    {
        var nobody = new LinkInputs(Group(0.6, 0, 1, persons: 0, calibrated: true), Group(0, 0, 2, persons: 0, calibrated: true), 0, 1);
        var (refusal, figures) = FormLinking.Of(nobody, LinkDesigns.PreEquating, LinkDesigns.TrueScores, 1);
        refusal.ShouldBeNull();
        foreach (var raw in new[] { 5, 15, 25 }) figures!.Conversion[raw].Equated.ShouldBe(TrueScore(Ability(raw, 0.6), 0), 1e-6);
        var (why, _) = FormLinking.Of(nobody with { Form = Group(0.6, 0, 1, persons: 0) }, LinkDesigns.PreEquating, LinkDesigns.TrueScores, 1);
        why.ShouldBe("30 scored items of the two forms have no parameters of a right-or-wrong model in the bank.");
    }

    [Theory]
    [InlineData(LinkDesigns.CommonItems, "frequency-estimation")]
    [InlineData(LinkDesigns.CommonItems, "circle-arc-chained")]
    [InlineData(LinkDesigns.EquivalentGroups, "equipercentile")]
    public void has_errors_for_every_method_and_comes_out_the_same_again(string design, string method)
    {
        var inputs = new LinkInputs(Group(0.3, 0, 1, persons: 300), Group(0, 0, 2, persons: 300), 0, 1);
        var (first, again) = (FormLinking.Of(inputs, design, method, 5).Figures!, FormLinking.Of(inputs, design, method, 5).Figures!);
        first.Conversion.Count(c => c.StandardError > 0).ShouldBeGreaterThan(Items / 2);
        again.Conversion.ShouldBe(first.Conversion);
    }

    [Fact]
    public void without_a_common_item_is_refused()
    {
        var (refusal, _) = FormLinking.Of(new(Group(0, 0, 1, common: 0), Group(0, 0, 2, common: 0), 0, 1), LinkDesigns.CommonItems, "tucker", 1);
        refusal.ShouldBe("Forms X1 and X2 have no scored item in common.");
    }

    private static LinkFigures Computed(FormScores x, FormScores y, string method = "tucker")
    {
        var (refusal, figures) = FormLinking.Of(new(x, y, 0, 1), LinkDesigns.CommonItems, method, 1);
        refusal.ShouldBeNull();
        return figures!;
    }

    /// <summary>Difficulty of the item in a place: the first ten are common and spread alike, the others are harder by as much as is said.</summary>
    private static double Difficulty(int place, double harder) => (((place % 10) - 4.5) / 3) + (place < Common ? 0 : harder);

    private static double TrueScore(double ability, double harder) => Enumerable.Range(0, Items).Sum(i => 1 / (1 + Math.Exp(Difficulty(i, harder) - ability)));

    private static double Ability(double score, double harder)
    {
        var (low, high) = (-20.0, 20.0);
        for (var i = 0; i < 200; i++)
            if (TrueScore((low + high) / 2, harder) < score) low = (low + high) / 2;
            else high = (low + high) / 2;
        return low;
    }

    private static FormScores Group(double harder, double ability, int seed, int persons = Persons, int? known = null, bool calibrated = false, int common = Common)
    {
        var chance = new Random(seed);
        // Of the form itself and not of its group.
        Guid Id(int place) => new(place, place < common ? (short)0 : (short)seed, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
        var slots = Enumerable.Range(0, Items).Select(i => new FormSlot(i + 1, Id(i), i < common ? $"COMMON-{i}" : $"OWN-{seed}-{i}", 1, "", "RB.SA", "RB", SlotUse.Scored)).ToList();
        var form = new Form { Id = new(seed, 0, 0, new byte[8]), Code = $"X{seed}", ContentHash = $"hash-{seed}", Slots = slots };
        var people = Enumerable.Range(0, persons).Select(p =>
        {
            var theta = ability + (Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble()));
            return new PersonScores(new(p, 0, 0, new byte[8]), "", [.. Enumerable.Range(0, Items).Select(i => chance.NextDouble() < 1 / (1 + Math.Exp(Difficulty(i, harder) - (i == known ? 2.5 : 0) - theta)) ? 1 : 0)]);
        }).ToList();
        return new(form, slots, [.. Enumerable.Repeat(1, Items)], [.. Enumerable.Range(0, Items).Select(i => calibrated ? new IrtParameters("rasch", Difficulty(i, harder)) : null)], people);
    }

    private static (double[] Totals, double[] Anchors) Scores(FormScores form) =>
        ([.. form.Persons.Select(p => (double)p.Total)], [.. form.Persons.Select(p => (double)p.Points.Take(Common).Sum())]);

    private static double Covariance(double[] a, double[] b)
    {
        var (ma, mb) = (a.Average(), b.Average());
        return a.Zip(b).Sum(p => (p.First - ma) * (p.Second - mb)) / a.Length;
    }
}
