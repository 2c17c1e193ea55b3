using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class adjusted_p_values
{
    /// <summary>By hand, as R's p.adjust gives them; what is null is no test.</summary>
    [Theory]
    [InlineData(PValueAdjustment.None, new[] { 0.01, 0.04, 0.03, 0.5 })]
    [InlineData(PValueAdjustment.Bonferroni, new[] { 0.04, 0.16, 0.12, 1 })]
    [InlineData(PValueAdjustment.Holm, new[] { 0.04, 0.09, 0.09, 0.5 })]
    [InlineData(PValueAdjustment.BenjaminiHochberg, new[] { 0.04, 0.16 / 3, 0.16 / 3, 0.5 })]
    public void are_those_of_the_method(PValueAdjustment adjustment, double[] expected)
    {
        var adjusted = MultipleComparison.Adjust([0.01, 0.04, null, 0.03, 0.5], adjustment);
        adjusted[2].ShouldBeNull();
        adjusted.Where(p => p is not null).Select(p => p!.Value).Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-15);
    }

    [Property]
    public void are_never_smaller_and_keep_the_order(NormalFloat[] numbers)
    {
        double?[] p = [.. numbers.Select(n => (double?)(1 / (1 + Math.Abs(n.Get))))];
        foreach (var adjustment in Enum.GetValues<PValueAdjustment>())
        {
            var adjusted = MultipleComparison.Adjust(p, adjustment);
            for (var i = 0; i < p.Length; i++)
            {
                adjusted[i]!.Value.ShouldBeInRange(p[i]!.Value, 1);
                for (var j = 0; j < i; j++)
                    if (p[i] < p[j]) adjusted[i]!.Value.ShouldBeLessThanOrEqualTo(adjusted[j]!.Value);
            }
        }
    }

    /// <summary>Points of the χ² distribution from tables, through Lord's test, whose χ² is set by one difference of difficulties of variance 1.</summary>
    [Theory]
    [InlineData(3.841458820694124, 0.05)]
    [InlineData(10.827566170662733, 0.001)]
    [InlineData(200, 2.088487583762545e-45)]
    public void rest_on_tails_that_keep_their_digits(double chi, double expected) =>
        LordDif.OfLinked([ItemEstimate.OneParameter(0, Math.Sqrt(0.5))], [[ItemEstimate.OneParameter(Math.Sqrt(chi), Math.Sqrt(0.5))]])[0].PValue.ShouldAgreeWith(expected, "p", bar: 1e-12);

    /// <summary>The same by degrees of freedom: focal groups of known difficulties.</summary>
    [Theory]
    [InlineData(2, 5.991464547107979)]
    [InlineData(3, 7.814727903251179)]
    [InlineData(5, 11.070497693516351)]
    [InlineData(10, 18.307038053275146)]
    [InlineData(100, 124.34211340400407)]
    public void rest_on_the_right_degrees_of_freedom(int df, double chi)
    {
        // The reference known without error: χ² is the sum of the squares.
        ItemEstimate?[][] focals = [.. Enumerable.Range(0, df).Select(_ => new ItemEstimate?[] { ItemEstimate.OneParameter(Math.Sqrt(chi / df), 1) })];
        LordDif.OfLinked([ItemEstimate.OneParameter(0, 0)], focals)[0].PValue.ShouldAgreeWith(0.05, "p", bar: 1e-9);
    }
}
