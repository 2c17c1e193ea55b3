namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class a_feldt_interval
{
    /// <summary>With three persons the F distribution has 2 and d degrees of freedom, and P(F ≤ x) = 1 − (1 + 2x/d)^(−d/2) can be turned by hand.</summary>
    [Theory]
    [InlineData(2, 0.95), InlineData(3, 0.95), InlineData(40, 0.95), InlineData(2, 0.999), InlineData(500, 0.5)]
    public void of_three_persons_is_known_in_closed_form(int items, double confidence)
    {
        var d = 2.0 * (items - 1);
        double F(double p) => d / 2 * (Math.Pow(1 - p, -2 / d) - 1);
        var interval = CoefficientAlpha.FeldtInterval(0.6, 3, items, confidence);
        interval.Low.ShouldAgreeWith(1 - 0.4 * F((1 + confidence) / 2));
        interval.High.ShouldAgreeWith(1 - 0.4 * F((1 - confidence) / 2));
    }

    /// <summary>Two persons and two items: F(1, 1) is a squared Cauchy variable, with p-quantile tan²(πp/2). MathNet's own inverse gives up here.</summary>
    [Theory, InlineData(0.95), InlineData(0.99), InlineData(0.9999)]
    public void exists_for_the_smallest_sample(double confidence)
    {
        var interval = CoefficientAlpha.FeldtInterval(0, 2, 2, confidence);
        interval.Low.ShouldAgreeWith(1 - Math.Pow(Math.Tan(Math.PI * (1 + confidence) / 4), 2), bar: 1e-8);
        interval.High.ShouldAgreeWith(1 - Math.Pow(Math.Tan(Math.PI * (1 - confidence) / 4), 2));
    }

    [Property]
    public void holds_alpha_and_narrows_with_more_persons_and_less_confidence(byte tenth, byte persons, byte items)
    {
        var (alpha, n, k) = (tenth % 10 / 10.0, 20 + persons, 2 + items);
        var interval = CoefficientAlpha.FeldtInterval(alpha, n, k, 0.95);
        alpha.ShouldBeInRange(interval.Low, interval.High);
        var (more, less) = (CoefficientAlpha.FeldtInterval(alpha, 4 * n, k, 0.95), CoefficientAlpha.FeldtInterval(alpha, n, k, 0.8));
        (more.High - more.Low).ShouldBeLessThan(interval.High - interval.Low);
        (less.High - less.Low).ShouldBeLessThan(interval.High - interval.Low);
    }

    [Fact]
    public void of_a_perfect_alpha_is_a_point() => CoefficientAlpha.FeldtInterval(1, 50, 10, 0.95).ShouldBe(new ConfidenceInterval(1, 1));

    [Theory]
    [InlineData(1.1, 50, 10, 0.95), InlineData(0.5, 1, 10, 0.95), InlineData(0.5, 50, 1, 0.95), InlineData(0.5, 50, 10, 0), InlineData(0.5, 50, 10, 1)]
    public void refuses_what_has_none(double alpha, int persons, int items, double confidence) =>
        Should.Throw<ArgumentOutOfRangeException>(() => CoefficientAlpha.FeldtInterval(alpha, persons, items, confidence));
}
