namespace Cbhcr.Psychometrics.Equating;

/// <summary>Short names of the usual methods, for command lines, requests and records.</summary>
public static class EquatingMethods
{
    /// <summary>For equivalent groups.</summary>
    public static IReadOnlyDictionary<string, EquatingSettings> EquivalentGroups { get; } = new Dictionary<string, EquatingSettings>
    {
        ["identity"] = new() { Function = EquatingFunction.Identity },
        ["mean"] = new() { Function = EquatingFunction.Mean },
        ["linear"] = new() { Function = EquatingFunction.Linear },
        ["equipercentile"] = new() { Function = EquatingFunction.Equipercentile },
        ["circle-arc"] = new() { Function = EquatingFunction.CircleArc },
        ["symmetric-circle-arc"] = new() { Function = EquatingFunction.SymmetricCircleArc },
    };

    /// <summary>For nonequivalent groups with an anchor. A name of an anchor method alone is its straight line.</summary>
    public static IReadOnlyDictionary<string, EquatingSettings> Anchored { get; } = new Dictionary<string, EquatingSettings>
    {
        ["identity"] = Of(EquatingFunction.Identity, AnchorMethod.Tucker),
        ["tucker"] = Of(EquatingFunction.Linear, AnchorMethod.Tucker),
        ["levine"] = Of(EquatingFunction.Linear, AnchorMethod.Levine),
        ["levine-true"] = Of(EquatingFunction.Linear, AnchorMethod.LevineTrueScore),
        ["chained"] = Of(EquatingFunction.Linear, AnchorMethod.Chained),
        ["chained-linear"] = Of(EquatingFunction.Linear, AnchorMethod.Chained),
        ["braun-holland"] = Of(EquatingFunction.Linear, AnchorMethod.BraunHolland),
        ["nominal-weights"] = Of(EquatingFunction.Mean, AnchorMethod.NominalWeights),
        ["mean-tucker"] = Of(EquatingFunction.Mean, AnchorMethod.Tucker),
        ["mean-levine"] = Of(EquatingFunction.Mean, AnchorMethod.Levine),
        ["mean-chained"] = Of(EquatingFunction.Mean, AnchorMethod.Chained),
        ["frequency-estimation"] = Of(EquatingFunction.Equipercentile, AnchorMethod.FrequencyEstimation),
        ["chained-equipercentile"] = Of(EquatingFunction.Equipercentile, AnchorMethod.Chained),
        ["circle-arc-tucker"] = Of(EquatingFunction.CircleArc, AnchorMethod.Tucker),
        ["circle-arc-levine"] = Of(EquatingFunction.CircleArc, AnchorMethod.Levine),
        ["circle-arc-chained"] = Of(EquatingFunction.CircleArc, AnchorMethod.Chained),
    };

    private static EquatingSettings Of(EquatingFunction function, AnchorMethod anchor) => new() { Function = function, Anchor = anchor, ChainedMidpointLinear = true };
}
