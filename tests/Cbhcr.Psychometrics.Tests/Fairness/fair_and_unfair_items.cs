using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Tests.Fairness;

/// <summary>Short forms of the studies of the benchmark verb "dif"; the seeds are fixed.</summary>
public sealed class fair_and_unfair_items
{
    private const int Draws = 40;

    /// <summary>40 draws of 20 fair items: 800 tests a method, whose share below 5 % has a standard error of 0.8 %.</summary>
    [Fact]
    public void fair_items_are_flagged_at_the_nominal_level()
    {
        var pValues = new Dictionary<string, List<double?>>();
        void Add(string method, IEnumerable<double?> p)
        {
            if (!pValues.TryGetValue(method, out var all)) pValues[method] = all = [];
            all.AddRange(p);
        }
        for (var draw = 0; draw < Draws; draw++)
        {
            var items = TwoGroups.Items((ulong)draw, 20);
            var (responses, groups) = TwoGroups.Draw((ulong)draw + 1000, 400, [0, -0.3], _ => items);
            var counts = MatchedCounts.Of(responses, groups);
            Add("MH", MantelHaenszel.Of(counts, corrected: false).Select(r => r.PValue));
            Add("Breslow–Day", BreslowDay.Of(counts).Select(r => r.PValue));
            var logistic = LogisticDif.Of(counts);
            Add("uniform", logistic.Select(r => r.Uniform.PValue));
            Add("non-uniform", logistic.Select(r => r.NonUniform.PValue));
            Add("SIBTEST", Sibtest.Of(responses, groups).Select(r => r.PValue));
        }
        foreach (var (method, p) in pValues) TwoGroups.Share(p).ShouldBeInRange(0.03, 0.07, method);
        pValues.Values.ShouldAllBe(p => p.Count == Draws * 20);
    }

    [Fact]
    public void fair_items_with_more_categories_and_groups_are_flagged_at_the_nominal_level()
    {
        List<double?> mantel = [], odds = [], ordinal = [], several = [];
        for (var draw = 0; draw < Draws; draw++)
        {
            var items = TwoGroups.Graded((ulong)draw, 10);
            var (responses, groups) = TwoGroups.Draw((ulong)draw + 2000, 200, [0, 0, 0], _ => items);
            several.AddRange(GeneralisedMantelHaenszel.Of(responses, groups).Select(r => r.PValue));
            var results = Mantel.Of(responses, groups.Pair(2));
            mantel.AddRange(results.Select(r => r.PValue));
            odds.AddRange(results.Select(r => (double?)(2 * (1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, Math.Abs(Math.Log(r.OddsRatio!.Value) / r.LogStandardError!.Value))))));
            ordinal.AddRange(LogisticDif.Of(responses, groups).Select(r => r.Both.PValue));
        }
        foreach (var p in new[] { mantel, odds, ordinal, several }) TwoGroups.Share(p).ShouldBeInRange(0.02, 0.08);
    }

    /// <summary>Item 0 is harder by 0.8 logits for the focal group, item 1 tells less apart at the same difficulty.</summary>
    [Fact]
    public void planted_differences_are_found_and_nothing_else_is()
    {
        var fair = TwoGroups.Items(5, 25);
        (fair[0], fair[1]) = (DichotomousItem.At(1.2, 0), DichotomousItem.At(2, 0));
        IrtItem[] unfair = [DichotomousItem.At(1.2, 0.8), DichotomousItem.At(0.6, 0), .. fair[2..]];
        var (responses, groups) = TwoGroups.Draw(6, 1500, [0, 0], g => g == 0 ? fair : unfair);
        var comparison = DifAnalysis.Of(responses, groups, new(FlagOnAdjusted: true)).Comparisons[0];
        comparison.Items.Where(i => i.IsFlagged).Select(i => i.Item).ShouldBe([0]);
        var (shifted, crossing) = (comparison.Items[0], comparison.Items[1]);
        shifted.IsAnchor.ShouldBeFalse();
        shifted.MantelHaenszel!.Category.ShouldBe(EtsCategory.C);
        // −2.35 × 1.2 × 0.8, less what is lost by matching on a score with error.
        shifted.MantelHaenszel.Delta!.Value.ShouldBeInRange(-2.7, -1.7);
        shifted.Standardised!.Difference!.Value.ShouldBeLessThan(-0.1);
        shifted.Sibtest.Category.ShouldBe(EtsCategory.C);
        shifted.Logistic.Uniform.AdjustedPValue!.Value.ShouldBeLessThan(1e-10);
        (crossing.Logistic.NonUniform.AdjustedPValue < 1e-6, crossing.BreslowDay!.TrendPValue < 1e-6, crossing.Sibtest.Crossing.AdjustedPValue < 1e-4).ShouldBe((true, true, true));
        comparison.Items.Skip(2).Where(i => i.Logistic.NonUniform.AdjustedPValue < 0.05).ShouldBeEmpty();
    }

    [Fact]
    public void a_planted_step_of_a_graded_item_is_found()
    {
        var fair = TwoGroups.Graded(7, 12);
        IrtItem[] unfair = [new GradedItem(1.3, [0.5, -0.7, -1.9]), .. fair[1..]];
        fair[0] = new GradedItem(1.3, [1.2, 0, -1.2]);
        var (responses, groups) = TwoGroups.Draw(8, 1000, [0, 0, 0], g => g == 2 ? unfair : fair);
        var analysis = DifAnalysis.Of(responses, groups, new(Adjustment: PValueAdjustment.Bonferroni, FlagOnAdjusted: true));
        analysis.Comparisons[0].Items.ShouldAllBe(i => !i.IsFlagged);
        analysis.Comparisons[1].Items.Where(i => i.IsFlagged).Select(i => i.Item).ShouldBe([0]);
        Math.Log(analysis.Comparisons[1].Items[0].Mantel.OddsRatio!.Value).ShouldBeInRange(0.5, 1);
        analysis.AllGroups[0].AdjustedPValue!.Value.ShouldBeLessThan(1e-6);
    }
}
