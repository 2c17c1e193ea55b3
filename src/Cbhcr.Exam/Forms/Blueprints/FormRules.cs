using System.Text.Json.Serialization;

namespace Cbhcr.Exam.Forms;

/// <summary>What a form must have beyond the scored items of each competency. Every part may be left out.</summary>
/// <param name="Cells">Ranges of items by an attribute.</param>
/// <param name="Cases">How many case sets.</param>
/// <param name="Words">Words of all items of a form.</param>
/// <param name="Target">What the statistics of the scored items should be.</param>
/// <param name="MostUses">An item that stands on so many published forms is not chosen again.</param>
/// <param name="Overlaps">Limits of items in common with named forms.</param>
/// <param name="Anchor">Items taken over from a form for linking.</param>
/// <param name="Keys">Share of the scored items that each key position may have.</param>
/// <param name="SharedBetweenForms">Two forms assembled together may have so many items in common; null for none.</param>
public sealed record FormRules(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CellTarget>? Cells = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CaseTarget? Cases = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IntegerRange? Words = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StatisticalTarget? Target = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MostUses = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OverlapLimit>? Overlaps = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AnchorBlock? Anchor = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IntegerRange? Keys = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SharedBetweenForms = null)
{
    public IReadOnlyList<CellTarget> CellsOrNone() => Cells ?? [];
}

public sealed record IntegerRange(int Least, int Most);

/// <param name="Attribute">domain, competency, skill, value, cognitive, type or level.</param>
/// <param name="Value">As the items have it.</param>
/// <param name="Use">Counted among the scored items, or the pretest items; null for both.</param>
public sealed record CellTarget(string Attribute, string Value, int Least, int Most, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SlotUse? Use = null);

public sealed record CaseTarget(int Least, int Most);

/// <param name="Basis">information (calibrated items), difficulty (mean p) or none.</param>
/// <param name="Points">For information: theta and information wanted there. For difficulty: one point, <c>At</c> unused, the mean p wanted.</param>
/// <param name="Minimax">The greatest distance counts, or all added up.</param>
public sealed record StatisticalTarget(string Basis, IReadOnlyList<TargetPoint> Points, bool Minimax = true);

public sealed record TargetPoint(double At, double Aim, double Weight = 1);

public sealed record OverlapLimit(string FormCode, int Most);

/// <param name="FormCode">The form they come from.</param>
/// <param name="Items">How many of its scored items stand on each new form, in the form's proportions; the same on all that are made together, unless these may share more.</param>
public sealed record AnchorBlock(string FormCode, int Items);
