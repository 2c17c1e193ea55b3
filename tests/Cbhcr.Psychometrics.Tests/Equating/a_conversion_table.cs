using Cbhcr.Psychometrics.Equating;

namespace Cbhcr.Psychometrics.Tests.Equating;

public sealed class a_conversion_table
{
    [Fact]
    public void keeps_to_the_scale_and_rounds_halves_upwards()
    {
        var result = new EquatingResult("", null, null, [new(0, -0.6, null), new(1, 0.5, null), new(2, null, null), new(3, 2.4999, null), new(4, 4.3, null)], []);
        ConversionTable.Of(result, (0, 4)).ShouldBe([new(0, 0, 0), new(1, 0.5, 1), new(2, null, null), new(3, 2.4999, 2), new(4, 4, 4)]);
        ConversionTable.Of(result)[0].ShouldBe(new(0, -0.6, -1));
        Should.Throw<ArgumentException>(() => ConversionTable.Of(result, (4, 0)));
    }

    [Property]
    public void never_falls_and_keeps_the_sum(int[] values)
    {
        var result = new EquatingResult("", null, null, [.. values.Select((v, i) => new EquatedScore(i, v % 1000 / 8.0, null))], []);
        var table = ConversionTable.Of(result).Select(s => s.Unrounded!.Value).ToList();
        table.ShouldBe(table.Order());
        table.Sum().ShouldBe(result.Table.Sum(s => s.Yx!.Value), 1e-6);
        ConversionTable.Of(result, monotone: false).Select(s => s.Unrounded).ShouldBe(result.Table.Select(s => s.Yx));
    }

    [Fact]
    public void of_too_few_persons_is_labelled()
    {
        var equated = new EquatingResult("linear", 1, 0, [], []);
        SmallSampleRule.Choose(100, 100, () => equated, (0, 5), (0, 5)).ShouldBe(new(equated, ConversionSource.Equated, null));
        var identity = SmallSampleRule.Choose(100, 99, () => throw new InvalidOperationException("not to be asked"), (0, 5), (0, 10));
        (identity.Source, identity.Result.Method).ShouldBe((ConversionSource.Identity, "identity (small sample)"));
        identity.Label.ShouldBe("Too few persons to equate (100 on X and 99 on Y; 100 on each are needed): scores are not equated (identity).");
        identity.Result.Notes[0].ShouldBe(identity.Label);
        identity.Result.Table.Select(s => s.Yx).ShouldBe([0, 2, 4, 6, 8, 10]);
        var pre = SmallSampleRule.Choose(5, 500, () => equated, (0, 5), (0, 5), equated with { Method = "IRT true score" });
        (pre.Source, pre.Result.Method).ShouldBe((ConversionSource.PreEquated, "pre-equated (small sample)"));
        pre.Result.Notes[0].ShouldContain("pre-equated conversion");
    }
}
