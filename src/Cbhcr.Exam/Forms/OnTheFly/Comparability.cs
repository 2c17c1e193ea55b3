using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>The form that the level's cut score was set for, with the parameters of its scored items as they were when the plan was proposed.</summary>
public sealed record ReferenceForm(Guid FormId, string FormCode, IReadOnlyList<IrtParameters> Items)
{
    public const string NotEquated =
        "Forms of this plan meet the same blueprint but are not statistically equated: the level's raw cut applies to each of them, and an easier or harder form is not allowed for.";
}
