using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class calibrated_items
{
    /// <summary>The areas against the curves themselves, added up in steps of a thousandth.</summary>
    [Theory]
    [InlineData(1.2, 0.3, 0.8, -0.4, 0)]
    [InlineData(0.7, 0.1, 1.9, 0.1, 0)]
    [InlineData(1.5, -1, 1.5, 0.5, 0.2)]
    [InlineData(1.5, 1, 1.5000001, 0.5, 0.2)]
    [InlineData(0.9, 0.2, 1.1, 0.6, 0.25)]
    public void have_the_areas_of_their_curves(double aR, double bR, double aF, double bF, double c)
    {
        var result = RajuArea.OfLinked([ItemEstimate.TwoParameter(aR, bR, 0.1, 0.1, 0, c)], [ItemEstimate.TwoParameter(aF, bF, 0.1, 0.1, 0, c)])[0];
        var (reference, focal) = (DichotomousItem.At(aR, bR, c), DichotomousItem.At(aF, bF, c));
        double signed = 0, unsigned = 0;
        for (var theta = -60.0; theta < 60; theta += 0.001)
        {
            var difference = reference.ExpectedScore(theta) - focal.ExpectedScore(theta);
            signed += difference * 0.001;
            unsigned += Math.Abs(difference) * 0.001;
        }
        result.Signed!.Value.ShouldBe(signed, 1e-6);
        result.Unsigned!.Value.ShouldBe(unsigned, 1e-6);
    }

    /// <summary>The variance of H by its derivatives taken in small steps.</summary>
    [Fact]
    public void have_the_error_of_the_area_by_the_delta_method()
    {
        double[] at = [1.2, 0.3, 0.8, -0.4];
        // H keeps its sign near this point, so |H| has the same derivatives but for it.
        static double Area(double[] x) => RajuArea.OfLinked([ItemEstimate.TwoParameter(x[0], x[1], 0.1, 0.1, 0)], [ItemEstimate.TwoParameter(x[2], x[3], 0.1, 0.1, 0)])[0].Unsigned!.Value;
        double[] slopes = [.. Enumerable.Range(0, 4).Select(i => (Area([.. at.Select((x, j) => i == j ? x + 1e-5 : x)]) - Area([.. at.Select((x, j) => i == j ? x - 1e-5 : x)])) / 2e-5)];
        double Block(int i, double sa, double sb, double ab) => slopes[i] * slopes[i] * sa * sa + slopes[i + 1] * slopes[i + 1] * sb * sb + 2 * slopes[i] * slopes[i + 1] * ab;
        var expected = Math.Sqrt(Block(0, 0.1, 0.2, 0.005) + Block(2, 0.15, 0.3, -0.02));
        RajuArea.OfLinked([ItemEstimate.TwoParameter(1.2, 0.3, 0.1, 0.2, 0.005)], [ItemEstimate.TwoParameter(0.8, -0.4, 0.15, 0.3, -0.02)])[0].UnsignedStandardError.ShouldAgreeWith(expected, "SE", bar: 1e-6);
    }

    [Fact]
    public void have_no_area_with_different_guessing_or_falling_curves()
    {
        RajuArea.OfLinked([ItemEstimate.TwoParameter(1, 0, 0.1, 0.1, 0, 0.2)], [ItemEstimate.TwoParameter(1, 0, 0.1, 0.1, 0, 0.25)])[0].Unsigned.ShouldBeNull();
        RajuArea.OfLinked([ItemEstimate.TwoParameter(1, 0, 0.1, 0.1, 0)], [ItemEstimate.TwoParameter(-1, 0, 0.1, 0.1, 0)])[0].Signed.ShouldBeNull();
        RajuArea.OfLinked([null], [ItemEstimate.OneParameter(0, 1)])[0].Signed.ShouldBeNull();
    }

    [Fact]
    public void test_two_groups_as_two_of_several()
    {
        ItemEstimate[] a = [ItemEstimate.TwoParameter(1.2, 0.3, 0.1, 0.12, 0.004)], b = [ItemEstimate.TwoParameter(0.9, 0.7, 0.11, 0.13, -0.002)];
        var one = LordDif.OfLinked(a, [b])[0];
        // A third group whose estimates are all error adds degrees of freedom and next to no χ².
        var vague = new ItemEstimate?[] { ItemEstimate.TwoParameter(1, 0, 1e4, 1e4, 0) };
        var three = LordDif.OfLinked(a, [b, vague])[0];
        (one.DegreesOfFreedom, three.DegreesOfFreedom).ShouldBe((2, 4));
        three.ChiSquare!.Value.ShouldBe(one.ChiSquare!.Value, 1e-6);
        // By hand: v′(S₁ + S₂)⁻¹v.
        double da = -0.3, db = 0.4, saa = 0.01 + 0.0121, sbb = 0.0144 + 0.0169, sab = 0.002;
        one.ChiSquare.Value.ShouldBe((da * da * sbb - 2 * da * db * sab + db * db * saa) / (saa * sbb - sab * sab), 1e-9);
    }

    [Fact]
    public void come_back_from_another_scale()
    {
        var items = Enumerable.Range(0, 10).Select(i => (ItemEstimate?)ItemEstimate.TwoParameter(1 + 0.1 * i, i - 4, 0.1, 0.1, 0.001)).ToList();
        List<ItemEstimate?> moved = [.. items.Select(i => i!.On(new(0.8, 0.5)))];
        var link = ScaleLink.MeanSigma(items, moved)!.Value;
        link.Slope.ShouldBe(1 / 0.8, 1e-12);
        LordDif.Of(items, moved).ShouldAllBe(l => l.ChiSquare < 1e-20);
        // An item that moved on its own drags the link with it until it is taken out.
        moved[3] = moved[3]! with { Difficulty = moved[3]!.Difficulty + 1.5 };
        var (results, purification) = LordDif.Purified(items, [moved]);
        purification.End.ShouldBe(PurificationEnd.Settled);
        results.Where(l => l.PValue < 0.05).Select(l => l.Item).ShouldBe([3]);
        results[0].ChiSquare!.Value.ShouldBeLessThan(1e-20);
        Should.Throw<ArgumentException>(() => LordDif.Of(items, moved[1..]));
        Should.Throw<ArgumentException>(() => LordDif.Of([], []));
    }

    /// <summary>From slope, intercept and logit of c to a, b and c, with derivatives in small steps.</summary>
    [Fact]
    public void take_their_covariances_from_a_calibration()
    {
        double[] at = [1.3, -0.7, -1.4], v = [0.02, 0.004, 0.01, 0.004, 0.03, -0.02, 0.01, -0.02, 0.5];
        static double[] Turned(double[] x) => [x[0], -x[1] / x[0], 1 / (1 + Math.Exp(-x[2]))];
        var calibration = new Calibration(
            IrtModel.ThreeParameter, [new DichotomousItem(at[0], at[1], Turned(at)[2])], [], 0, 0, 100,
            [new(0, ParameterKind.Slope, 0, at[0]), new(0, ParameterKind.Intercept, 0, at[1]), new(0, ParameterKind.GuessingLogit, 0, at[2])], new(3, v), new(1, true, 0, 0, null));
        var slopes = new double[3, 3];
        for (var j = 0; j < 3; j++)
        {
            var (up, down) = (Turned([.. at.Select((x, i) => i == j ? x + 1e-5 : x)]), Turned([.. at.Select((x, i) => i == j ? x - 1e-5 : x)]));
            for (var i = 0; i < 3; i++) slopes[i, j] = (up[i] - down[i]) / 2e-5;
        }
        double Cov(int i, int j) => (from k in Enumerable.Range(0, 3) from l in Enumerable.Range(0, 3) select slopes[i, k] * v[3 * k + l] * slopes[j, l]).Sum();
        var item = ItemEstimate.Of(calibration)[0]!;
        (item.Parameters, item.Difficulty).ShouldBe((3, 0.7 / 1.3));
        double[] actual = [item.VarianceA, item.VarianceB, item.VarianceC, item.CovarianceAB, item.CovarianceAC, item.CovarianceBC];
        foreach (var (value, expected) in actual.Zip([Cov(0, 0), Cov(1, 1), Cov(2, 2), Cov(0, 1), Cov(0, 2), Cov(1, 2)])) value.ShouldAgreeWith(expected, "covariance", bar: 1e-7);
        Should.Throw<ArgumentException>(() => ItemEstimate.Of(calibration with { Covariance = null }));
    }
}
