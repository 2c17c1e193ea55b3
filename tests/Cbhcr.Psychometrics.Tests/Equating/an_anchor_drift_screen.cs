using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Equating;

public sealed class an_anchor_drift_screen
{
    private static readonly ScaleTransformation Truth = new(1.1, 0.3);

    [Theory]
    [InlineData(LinkingMethod.MeanMean)]
    [InlineData(LinkingMethod.StockingLord)]
    [InlineData(LinkingMethod.Haebara)]
    public void takes_out_the_items_that_drifted_and_no_other(LinkingMethod method)
    {
        var (from, onto) = Anchor(seed: 4, (3, 1.2), (11, -1.0));
        var report = AnchorDrift.Screen(method, from, onto);
        report.Removed.Order().ShouldBe([3, 11]);
        report.StoppedShort.ShouldBeFalse();
        report.Items[3].Displacement!.Value.ShouldBe(1.2, 0.25);
        report.Items[3].Flags.ShouldContain(nameof(DriftCriteria.Displacement));
        report.Items[3].PerpendicularDistance!.Value.ShouldBe(Math.Abs(report.Items[3].Displacement!.Value) / Math.Sqrt(1 + Math.Pow(report.Link.Transformation!.Value.A, 2)), 1e-12);
        report.Link.Transformation!.Value.B.ShouldBe(Truth.B, 0.1);
    }

    /// <summary>Twenty sound items with errors of a tenth of a logit.</summary>
    [Fact]
    public void seldom_takes_out_a_sound_item()
    {
        var removed = Enumerable.Range(0, 100).Sum(s => { var (from, onto) = Anchor((ulong)s + 1_000); return AnchorDrift.Screen(LinkingMethod.MeanSigma, from, onto).Removed.Count; });
        (removed / 2_000.0).ShouldBeLessThan(0.05);
    }

    [Fact]
    public void keeps_as_many_items_as_it_must()
    {
        var (from, onto) = Anchor(seed: 4, (3, 1.2), (11, -1.0));
        var report = AnchorDrift.Screen(LinkingMethod.MeanMean, from, onto, DriftCriteria.Default with { FewestItems = 19 });
        (report.Removed.Count, report.StoppedShort).ShouldBe((1, true));
        AnchorDrift.Screen(LinkingMethod.MeanMean, [], []).Link.Transformation.ShouldBeNull();
        AnchorDrift.Screen(LinkingMethod.MeanMean, from, [.. from.Select(Truth.Apply)]).Removed.ShouldBeEmpty("nothing but rounding differs");
    }

    private static (List<IrtItem> From, List<IrtItem> Onto) Anchor(ulong seed, params (int Item, double By)[] drifted)
    {
        var chance = new SplitMix64(seed);
        List<IrtItem> from = [], onto = [];
        for (var j = 0; j < 20; j++)
        {
            var (a, b) = (0.8 + 0.4 * chance.NextUniform(), 3 * chance.NextUniform() - 1.5);
            from.Add(DichotomousItem.At(a, b + 0.07 * chance.NextNormal()));
            onto.Add(Truth.Apply(DichotomousItem.At(a, b + (0.07 * chance.NextNormal() + drifted.FirstOrDefault(d => d.Item == j).By) / Truth.A)));
        }
        return (from, onto);
    }
}
