using Cbhcr.Psychometrics.Numerics;
using Cbhcr.Psychometrics.Security;

namespace Cbhcr.Psychometrics.Tests.Numerics;

public sealed class multiple_comparisons
{
    [Theory]
    [InlineData(PValueAdjustment.None, new[] { 0.01, 0.04, 0.03, 0.02, 0.9 })]
    [InlineData(PValueAdjustment.Bonferroni, new[] { 0.05, 0.2, 0.15, 0.1, 1 })]
    [InlineData(PValueAdjustment.Holm, new[] { 0.05, 0.09, 0.09, 0.08, 0.9 })]
    [InlineData(PValueAdjustment.BenjaminiHochberg, new[] { 0.05, 0.05, 0.05, 0.05, 0.9 })]
    public void of_five_tests_by_hand(PValueAdjustment adjustment, double[] expected)
    {
        var actual = MultipleComparison.Adjust([0.01, 0.04, 0.03, 0.02, 0.9], adjustment);
        for (var i = 0; i < expected.Length; i++) actual[i].ShouldAgreeWith(expected[i], $"{adjustment} {i}");
    }

    [Property]
    public void never_fall_below_the_p_value_and_keep_its_order(ushort[] numbers)
    {
        double[] p = [.. numbers.Select(n => n / 65535.0)];
        double[] bonferroni = MultipleComparison.Adjust(p, PValueAdjustment.Bonferroni), holm = MultipleComparison.Adjust(p, PValueAdjustment.Holm), hochberg = MultipleComparison.Adjust(p, PValueAdjustment.BenjaminiHochberg);
        for (var i = 0; i < p.Length; i++)
        {
            bonferroni[i].ShouldBeGreaterThanOrEqualTo(holm[i]);
            holm[i].ShouldBeGreaterThanOrEqualTo(hochberg[i] - 1e-15);
            hochberg[i].ShouldBeInRange(p[i] - 1e-15, 1);
            for (var j = 0; j < p.Length; j++)
                if (p[i] < p[j]) (holm[i] <= holm[j] && hochberg[i] <= hochberg[j]).ShouldBeTrue();
        }
    }

    [Property]
    public void of_the_smallest_are_those_of_all(ushort[] numbers, byte limit)
    {
        double[] all = [.. numbers.Select(n => n / 65535.0)];
        var known = limit / 255.0;
        double[] small = [.. all.Where(p => p <= known)];
        foreach (var adjustment in Enum.GetValues<PValueAdjustment>())
        {
            double[] whole = MultipleComparison.Adjust(all, adjustment), part = MultipleComparison.Adjust(small, adjustment, all.Length);
            double[] expected = [.. all.Zip(whole).Where(p => p.First <= known).Select(p => p.Second)];
            for (var i = 0; i < part.Length; i++)
                if (adjustment != PValueAdjustment.BenjaminiHochberg || part[i] <= known) part[i].ShouldBe(expected[i]);
        }
    }

    [Fact]
    public void refuse_what_is_no_p_value()
    {
        Should.Throw<ArgumentException>(() => MultipleComparison.Adjust([0.5, double.NaN], PValueAdjustment.Holm));
        Should.Throw<ArgumentException>(() => MultipleComparison.Adjust([1.5], PValueAdjustment.Holm));
        Should.Throw<ArgumentException>(() => MultipleComparison.Adjust([0.5, 0.5], PValueAdjustment.Holm, tests: 1));
    }

    [Fact]
    public void leave_out_subjects_without_a_p_value()
    {
        var screen = ReviewScreen.Of("z", [(1.0, 0.02), (null, null), (3.0, 0.001)], level: 0.05, PValueAdjustment.Bonferroni);
        (screen.Tested, screen.ExpectedWithoutAdjustment).ShouldBe((2, 0.1));
        screen.Cases.ShouldBe([new(2, 3, 0.001, 0.002), new(0, 1, 0.02, 0.04)]);
    }

    [Fact]
    public void of_nobody_are_no_cases() => ReviewScreen.Of("z", []).Cases.ShouldBeEmpty();
}
