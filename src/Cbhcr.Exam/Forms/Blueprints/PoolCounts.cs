using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>What the usable bank of a level holds, by cell.</summary>
/// <param name="Items">In all.</param>
/// <param name="Cells">By attribute and value, as in <c>skill:RB.SA.ESR</c>.</param>
/// <param name="Cases">Stimuli with two usable items or more.</param>
public sealed record PoolCounts(int Items, IReadOnlyDictionary<string, int> Cells, int Cases)
{
    public int Of(string attribute, string value) => Cells.GetValueOrDefault($"{attribute}:{value}");

    public static PoolCounts Of(IReadOnlyList<FormCandidateItem> pool, FrameworkCodes codes) => new(
        pool.Count,
        pool.SelectMany(i => CellsOf(i, codes)).CountBy(c => c).ToDictionary(),
        pool.Select(i => i.Stimulus).OfType<Guid>().CountBy(s => s).Count(c => c.Value > 1));

    private static IEnumerable<string> CellsOf(FormCandidateItem item, FrameworkCodes codes) =>
    [
        $"competency:{item.Competency}", $"cognitive:{item.CognitiveLevel}", $"skill:{item.SkillArea}", $"type:{item.Type}", .. item.Values.Select(v => $"value:{v}"),
        .. codes.DomainOfCompetency.TryGetValue(item.Competency, out var domain) ? [$"domain:{domain}"] : Array.Empty<string>(),
    ];
}
