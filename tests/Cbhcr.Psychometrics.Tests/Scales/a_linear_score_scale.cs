using Cbhcr.Psychometrics.Scales;

namespace Cbhcr.Psychometrics.Tests.Scales;

public sealed class a_linear_score_scale
{
    [Fact]
    public void meets_the_pass_mark_at_the_cut()
    {
        var scale = new LinearScoreScale(150, 97, 200, 500, 800);
        (scale.ToScaled(0), scale.ToScaled(97), scale.ToScaled(150)).ShouldBe((200, 500, 800));
        // 200 + 300·50/97 = 354.64; 500 + 300·3/53 = 516.98.
        (scale.ToScaled(50), scale.ToScaled(100)).ShouldBe((355, 517));
    }

    [Fact]
    public void rounds_halves_up()
    {
        // 200 + 300/8 = 237.5; 500 + 300/8 = 537.5.
        var scale = new LinearScoreScale(16, 8, 200, 500, 800);
        (scale.ToScaled(1), scale.ToScaled(9)).ShouldBe((238, 538));
    }

    [Fact]
    public void rounds_halves_up_below_zero_too() => new LinearScoreScale(4, 2, -3, 0, 3).ToScaled(1).ShouldBe(-1, "−1.5 is between −2 and −1");

    /// <summary>Every form up to 300 items with every cut: the rule of EQ-03.</summary>
    [Fact]
    public void never_falls_and_passes_at_the_cut_alone()
    {
        for (var maximum = 1; maximum <= 300; maximum++)
            for (var cut = 1; cut <= maximum; cut++)
            {
                var scale = new LinearScoreScale(maximum, cut, 200, 500, 800);
                var before = 200;
                for (var raw = 0; raw <= maximum; raw++)
                {
                    var scaled = scale.ToScaled(raw);
                    if (scaled < before || (scaled >= 500) != (raw >= cut) || scaled > 800) Assert.Fail($"{raw} of {maximum}, cut {cut}: {scaled} after {before}");
                    before = scaled;
                }
                if (scale.ToScaled(cut) != 500 || scale.ToScaled(0) != 200) Assert.Fail($"cut {cut} of {maximum}");
                if (cut < maximum && scale.ToScaled(maximum) != 800) Assert.Fail($"top of {maximum}, cut {cut}");
            }
    }

    /// <summary>Where a raw point is worth less than half a scaled one, rounding alone would lift a failing score to the pass mark.</summary>
    [Property]
    public void never_lets_rounding_pass_anybody(PositiveInt length, PositiveInt cut, PositiveInt below, PositiveInt above)
    {
        var maximum = cut.Get + length.Get * 50;
        var scale = new LinearScoreScale(maximum, cut.Get * 7 % maximum + 1, 0, below.Get, below.Get + above.Get);
        var scaled = Enumerable.Range(0, maximum + 1).Select(scale.ToScaled).ToList();
        scaled.ShouldBe(scaled.Order());
        scaled.Select(s => s >= scale.Pass).ShouldBe(Enumerable.Range(0, maximum + 1).Select(raw => raw >= scale.RawCut));
        scaled.ShouldAllBe(s => s >= scale.Minimum && s <= scale.Maximum);
    }

    [Fact]
    public void holds_a_failing_score_one_below_the_pass_mark() => new LinearScoreScale(1_000, 900, 200, 500, 800).ToScaled(899).ShouldBe(499, "200 + 300·899/900 = 499.67");

    [Fact]
    public void reports_the_pass_mark_for_a_cut_that_only_a_perfect_score_meets()
    {
        var scale = new LinearScoreScale(8, 8, 200, 500, 800);
        (scale.ToScaled(8), scale.ToScaled(7)).ShouldBe((500, 463));
    }

    [Fact]
    public void reports_the_top_for_a_perfect_score_otherwise() => new LinearScoreScale(8, 7, 200, 500, 800).ToScaled(8).ShouldBe(800);

    [Theory]
    [InlineData(8, 0, 200, 500, 800), InlineData(8, -1, 200, 500, 800), InlineData(8, 9, 200, 500, 800), InlineData(0, 0, 200, 500, 800)]
    [InlineData(8, 5, 500, 500, 800), InlineData(8, 5, 200, 500, 500), InlineData(8, 5, 800, 500, 200)]
    public void refuses_a_cut_or_an_order_that_makes_no_scale(int maximumRaw, int rawCut, int minimum, int pass, int maximum) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearScoreScale(maximumRaw, rawCut, minimum, pass, maximum));

    [Theory, InlineData(-1), InlineData(9)]
    public void knows_no_raw_score_outside_the_form(int raw) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearScoreScale(8, 5, 200, 500, 800).ToScaled(raw));

    [Fact]
    public void stays_exact_for_the_largest_numbers() =>
        new LinearScoreScale(int.MaxValue, int.MaxValue - 1, int.MinValue, 0, int.MaxValue).ToScaled(int.MaxValue).ShouldBe(int.MaxValue);
}
