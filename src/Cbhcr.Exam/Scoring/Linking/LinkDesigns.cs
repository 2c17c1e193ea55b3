using Cbhcr.Psychometrics.Equating;

namespace Cbhcr.Exam.Scoring;

/// <summary>How two forms may be brought together. Nobody sits two forms here, so there is no design with one group.</summary>
public static class LinkDesigns
{
    public const string CommonItems = "common-items";
    public const string EquivalentGroups = "equivalent-groups";
    public const string PreEquating = "pre-equating";
    public const string TrueScores = "irt-true-score";
    public const string ObservedScores = "irt-observed-score";

    /// <summary>Methods by design, the usual one first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Methods { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [CommonItems] = ["tucker", .. EquatingMethods.Anchored.Keys.Where(k => k != "tucker")],
        [EquivalentGroups] = ["linear", .. EquatingMethods.EquivalentGroups.Keys.Where(k => k != "linear")],
        [PreEquating] = [TrueScores, ObservedScores],
    };

    public static string InWords(string design) => design switch
    {
        CommonItems => "common items, groups that may differ",
        EquivalentGroups => "groups of the same ability",
        _ => "before anybody sat it, from item parameters",
    };
}
