using Cbhcr.Exam.Items;
using Cbhcr.Exam.Programmes;
using Marten;

namespace Cbhcr.Exam.Forms;

/// <summary>How many items the bank has of a cell.</summary>
internal static class CellItems
{
    public static int Count(IReadOnlyList<FormCandidateItem> pool, IReadOnlyList<CellPart> cell) => pool.Count(i => cell.All(p => Has(i, p)));

    public static async Task<IReadOnlyList<FormCandidateItem>> UsableAsync(IQuerySession session, string level, CancellationToken ct) =>
        await session.ItemsForLevelAsync(level, (await session.TheProgrammeAsync(ct))?.Demonstration == true, ct);

    private static bool Has(FormCandidateItem item, CellPart part) => part.Attribute switch
    {
        "use" => part.Value == "scored" ? item.MayBeScored : item.MayBePretest,
        "competency" => item.Competency == part.Value,
        "domain" => item.Competency.Split('.')[0] == part.Value,
        "skill" => item.SkillArea == part.Value,
        "value" => item.Values.Contains(part.Value),
        "cognitive" => item.CognitiveLevel == part.Value,
        "type" => item.Type == part.Value,
        "level" => item.Levels.Contains(part.Value),
        _ => false,
    };
}
