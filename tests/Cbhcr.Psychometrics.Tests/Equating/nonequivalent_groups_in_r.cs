using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Equating;

/// <summary>Forms X and Y with twelve common items (Kolen and Brennan, chapter 4) against equate 2.0.9.</summary>
public sealed class nonequivalent_groups_in_r
{
    private const string Data = "kbneat";

    [Theory]
    [InlineData("mean_tucker", EquatingFunction.Mean, AnchorMethod.Tucker, 1.0)]
    [InlineData("mean_nominal", EquatingFunction.Mean, AnchorMethod.NominalWeights, 1.0)]
    [InlineData("linear_tucker_w1", EquatingFunction.Linear, AnchorMethod.Tucker, 1.0)]
    [InlineData("linear_tucker_wprop", EquatingFunction.Linear, AnchorMethod.Tucker, null)]
    [InlineData("linear_levine_obs_w1", EquatingFunction.Linear, AnchorMethod.Levine, 1.0)]
    [InlineData("linear_levine_obs_internal_w1", EquatingFunction.Linear, AnchorMethod.Levine, 1.0)]
    [InlineData("linear_levine_external_w1", EquatingFunction.Linear, AnchorMethod.Levine, 1.0)]
    [InlineData("linear_levine_true", EquatingFunction.Linear, AnchorMethod.LevineTrueScore, null)]
    [InlineData("linear_chained", EquatingFunction.Linear, AnchorMethod.Chained, null)]
    [InlineData("linear_braun_w1", EquatingFunction.Linear, AnchorMethod.BraunHolland, 1.0)]
    [InlineData("general_linear_id", EquatingFunction.Identity, AnchorMethod.Tucker, null)]
    public void agree_on_straight_lines(string name, EquatingFunction function, AnchorMethod anchor, double? weight) =>
        Run(name, function, anchor, weight).ShouldAgree(Expected(name), name, Data, 1e-10, relative: true);

    [Theory]
    [InlineData("circle_tucker", AnchorMethod.Tucker, 1.0)]
    [InlineData("circle_chained", AnchorMethod.Chained, null)]
    [InlineData("circle_levine", AnchorMethod.Levine, 1.0)]
    public void agree_on_arcs(string name, AnchorMethod anchor, double? weight) =>
        Run(name, EquatingFunction.CircleArc, anchor, weight).ShouldAgree(Expected(name), name, Data, 1e-10);

    [Theory]
    [InlineData("equip_fe_w1", AnchorMethod.FrequencyEstimation, null)]
    [InlineData("equip_fe_w1_loglin", AnchorMethod.FrequencyEstimation, 3)]
    [InlineData("equip_chained", AnchorMethod.Chained, null)]
    [InlineData("equip_chained_loglin", AnchorMethod.Chained, 4)]
    public void agree_on_percentile_ranks(string name, AnchorMethod anchor, int? degree) =>
        Run(name, EquatingFunction.Equipercentile, anchor, 1, degree is { } d ? new(d, d, d / 2) : null).ShouldAgree(Expected(name), name, Data, 1e-6);

    /// <summary>R mixes counts and not shares, so that a weight w acts as w n₁ / (w n₁ + (1 − w) n₂): with that weight its numbers come out.</summary>
    [Fact]
    public void agree_on_frequency_estimation_with_the_weight_that_r_takes()
    {
        var (x, y) = References.KbNeat();
        var w = x.Total / (x.Total + y.Total);
        AgreementTable.Compare("equip_fe_wprop, weight", Data, w, Expected("equip_fe_wprop").GetProperty("ws").GetDouble(), 1e-12);
        var taken = w * x.Total / (w * x.Total + (1 - w) * y.Total);
        Run("equip_fe_wprop", EquatingFunction.Equipercentile, AnchorMethod.FrequencyEstimation, taken).ShouldAgree(Expected("equip_fe_wprop"), "equip_fe_wprop", Data, 1e-6);
    }

    [Theory]
    [InlineData("linear_tucker_w1", AnchorMethod.Tucker, 1.0)]
    [InlineData("linear_tucker_wprop", AnchorMethod.Tucker, null)]
    [InlineData("linear_levine_obs_w1", AnchorMethod.Levine, 1.0)]
    [InlineData("linear_levine_external_w1", AnchorMethod.Levine, 1.0)]
    [InlineData("linear_chained", AnchorMethod.Chained, null)]
    public void agree_on_standard_errors(string name, AnchorMethod anchor, double? weight)
    {
        Run(name, EquatingFunction.Linear, anchor, weight).ErrorsShouldAgree(Expected(name), "g", $"{name}, errors", Data, 1e-10);
        Run(name, EquatingFunction.Linear, anchor, weight, errors: MomentErrors.Normal).ErrorsShouldAgree(Expected(name), "n", $"{name}, normal errors", Data, 1e-10);
    }

    [Fact]
    public void agree_on_bivariate_smoothing()
    {
        var (x, _) = References.KbNeat();
        var (smoothed, fit) = LogLinear.Smooth(x, new LogLinearDegrees(3, 3, 1));
        fit.LargestScoreEquation.ShouldBeLessThan(1e-12);
        var r = Expected("presmooth_x_3_1");
        foreach (var (field, counts) in new[] { ("marginX", smoothed.First), ("marginV", smoothed.Second) })
            foreach (var (expected, i) in r.GetProperty(field).EnumerateArray().Select((e, i) => (e.GetDouble(), i)))
                AgreementTable.Compare("presmooth_x_3_1", Data, counts.Counts[i], expected, 1e-6, false, $"{field} at {i}");
    }

    [Fact]
    public void agree_on_the_bootstrap_as_far_as_chance_allows()
    {
        var (x, y) = References.KbNeat();
        var delta = Equate.NonequivalentGroups(x, y, new() { SyntheticWeight = 1 });
        var drawn = Equate.NonequivalentGroups(x, y, new() { SyntheticWeight = 1, Bootstrap = new(500, 2031) });
        var r = Expected("bootstrapSE_linear_tucker_w1").GetProperty("se").EnumerateArray().Select(e => e.GetDouble()).ToList();
        for (var i = 0; i < r.Count; i++)
        {
            AgreementTable.Compare("linear_tucker_w1, bootstrap", Data, drawn.Table[i].StandardError!.Value, r[i], 0.15, true, $"at {i}");
            drawn.Table[i].StandardError!.Value.ShouldBe(delta.Table[i].StandardError!.Value, 0.1 * r[i]);
        }
    }

    private static EquatingResult Run(string name, EquatingFunction function, AnchorMethod anchor, double? weight, LogLinearDegrees? degrees = null, MomentErrors errors = MomentErrors.Observed)
    {
        var (x, y) = References.KbNeat();
        return Equate.NonequivalentGroups(x, y, new()
        {
            Function = function,
            Anchor = anchor,
            SyntheticWeight = weight,
            InternalAnchor = !name.Contains("external", StringComparison.Ordinal),
            ChainedMidpointLinear = true,
            Presmoothing = degrees,
            Errors = errors,
        });
    }

    private static System.Text.Json.JsonElement Expected(string name) => SharedData.Reference("equating_kbneat").GetProperty(name);
}
