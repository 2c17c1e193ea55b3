using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>How an analysis is done.</summary>
/// <param name="Level">Of the tests that flag, such as 0.05.</param>
/// <param name="Purify">Whether flagged items leave the matching score.</param>
/// <param name="Rounds">Of purification, at most.</param>
/// <param name="Adjustment">Of the p-values, over the items.</param>
/// <param name="FlagOnAdjusted">Whether final flags go by the adjusted p-values; purification always goes by the plain ones.</param>
/// <param name="Sibtest">Null for the defaults.</param>
/// <param name="Thresholds">Who counts as a small group; null for <see cref="SampleThresholds.Default"/>.</param>
/// <param name="Threads">1 or 2; does not change the figures.</param>
public sealed record DifOptions(
    double Level = 0.05, bool Purify = true, int Rounds = 50, PValueAdjustment Adjustment = PValueAdjustment.BenjaminiHochberg, bool FlagOnAdjusted = false,
    SibtestOptions? Sibtest = null, SampleThresholds? Thresholds = null, int Threads = 2);

/// <summary>What keeps figures from being read as they stand.</summary>
public enum DifNoteKind
{
    /// <summary>A group has fewer persons than the threshold: the figures may not be interpreted (PSY-09).</summary>
    SmallGroup,

    /// <summary>A group has nobody at all.</summary>
    EmptyGroup,

    /// <summary>Everybody with an answer gave the same one: no statistic of the item is defined.</summary>
    ConstantItem,

    /// <summary>A group has fewer answers to the item than the threshold, though the group is large enough.</summary>
    FewAnswers,

    /// <summary>Score, or score and group, tell the answers to the item apart without a miss: its logistic coefficients are not defined.</summary>
    Separation,

    /// <summary>Purification went round in a circle; whatever was flagged in it is out of the matching score.</summary>
    CircularPurification,

    /// <summary>Purification did not settle in the rounds allowed.</summary>
    PurificationOutOfRounds,

    /// <summary>Purification stopped because too few items were left to match on.</summary>
    AnchorTooSmall,
}

/// <summary>One note.</summary>
/// <param name="Kind">What.</param>
/// <param name="Group">The group it is about, −1 for none.</param>
/// <param name="Item">The item it is about, −1 for none.</param>
/// <param name="Persons">How many there are, where that is the matter; 0 otherwise.</param>
public sealed record DifNote(DifNoteKind Kind, int Group = -1, int Item = -1, int Persons = 0);

/// <summary>All of one item for one focal group.</summary>
/// <param name="Item">From 0.</param>
/// <param name="IsAnchor">Whether the item is in the final matching score.</param>
/// <param name="MantelHaenszel">Of right-or-wrong items; null for others.</param>
/// <param name="Standardised">Of right-or-wrong items; null for others.</param>
/// <param name="BreslowDay">Of right-or-wrong items; null for others.</param>
/// <param name="Mantel">Ordered categories; for right and wrong the same test without the correction for continuity.</param>
/// <param name="Logistic">Logistic regression, cumulative for more than two categories.</param>
/// <param name="Sibtest">Of persons with no missing answer.</param>
/// <param name="IsFlagged">Mantel–Haenszel (for more categories Mantel) at the level asked for: what purification goes by.</param>
public sealed record DifItem(
    int Item, bool IsAnchor, MantelHaenszelResult? MantelHaenszel, StandardisedDifference? Standardised, BreslowDayResult? BreslowDay, MantelResult Mantel,
    LogisticDifResult Logistic, SibtestResult Sibtest, bool IsFlagged);

/// <summary>One focal group against the reference group.</summary>
/// <param name="Group">The focal group, from 1.</param>
/// <param name="Reference">Persons of the reference group.</param>
/// <param name="Focal">Persons of the focal group.</param>
/// <param name="Purification">Null where it was not asked for.</param>
/// <param name="Items">One an item.</param>
public sealed record DifComparison(int Group, int Reference, int Focal, Purification? Purification, IReadOnlyList<DifItem> Items);

/// <summary>Differential item functioning of all items for all focal groups, with what has to be said beside the figures.</summary>
/// <param name="Comparisons">One a focal group.</param>
/// <param name="AllGroups">For more than two groups, all at once on the total score; empty otherwise.</param>
/// <param name="Notes">In the order of groups, then items.</param>
public sealed record DifAnalysis(IReadOnlyList<DifComparison> Comparisons, IReadOnlyList<GeneralisedMantelHaenszelResult> AllGroups, IReadOnlyList<DifNote> Notes)
{
    /// <summary>Runs it.</summary>
    /// <param name="responses">Persons × items; right-or-wrong items and items with more categories may be mixed.</param>
    /// <param name="groups">Two or more.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">Not one group code a person.</exception>
    public static DifAnalysis Of(CategoryResponses responses, PersonGroups groups, DifOptions? options = null)
    {
        options ??= new();
        var notes = new List<DifNote>();
        var comparisons = new DifComparison[groups.Count - 1];
        for (var g = 1; g < groups.Count; g++) comparisons[g - 1] = DifComparing.Compare(responses, groups.Pair(g), g, options, notes);
        return new(comparisons, groups.Count > 2 ? GeneralisedMantelHaenszel.Of(responses, groups, options.Adjustment) : [], notes);
    }
}
