using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Tests.Equating;

public sealed class an_irt_equating
{
    [Fact]
    public void of_a_form_to_itself_changes_nothing()
    {
        var form = a_link.Mixed();
        foreach (var score in IrtEquating.TrueScores(form, form).Table) score.Yx!.Value.ShouldBe(score.X, 1e-9);
        foreach (var score in IrtEquating.ObservedScores(form, form, AbilityWeights.Normal).Table) score.Yx!.Value.ShouldBe(score.X, 1e-9);
    }

    /// <summary>Two items and every pattern of answers by hand.</summary>
    [Fact]
    public void rests_on_the_distribution_of_the_sum()
    {
        IrtItem[] items = [DichotomousItem.At(1, 0), new GradedItem(1.5, [0.5, -0.5])];
        Span<double> p = stackalloc double[2], q = stackalloc double[3];
        items[0].Probabilities(0.7, p);
        items[1].Probabilities(0.7, q);
        var sum = IrtEquating.Distribution(items, new([0.7], [3]));
        double[] expected = [p[0] * q[0], p[1] * q[0] + p[0] * q[1], p[1] * q[1] + p[0] * q[2], p[1] * q[2]];
        for (var s = 0; s < 4; s++) sum.Counts[s].ShouldBe(expected[s], 1e-15);
    }

    [Fact]
    public void of_long_tests_has_no_gaps()
    {
        IrtItem[] x = [.. Enumerable.Range(0, 300).Select(j => DichotomousItem.At(1 + j % 3 * 0.3, j / 60.0 - 2.5, 0.2))], y = [.. x.Select(new ScaleTransformation(1, 0.2).Apply)];
        foreach (var result in new[] { IrtEquating.TrueScores(x, y), IrtEquating.ObservedScores(x, y, AbilityWeights.Normal) })
        {
            result.Table.Count.ShouldBe(301);
            result.Table.ShouldAllBe(s => s.Yx != null && double.IsFinite(s.Yx.Value));
            result.Table.Select(s => s.Yx).ShouldBe(result.Table.Select(s => s.Yx).Order());
            result.Table[180].Yx!.Value.ShouldBeLessThan(180, "Y is harder");
        }
    }

    [Fact]
    public void refuses_a_form_without_items() => Should.Throw<ArgumentException>(() => IrtEquating.TrueScores([], [DichotomousItem.At(1, 0)])).Message.ShouldContain("items");
}
