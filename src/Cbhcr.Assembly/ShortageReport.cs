namespace Cbhcr.Assembly;

/// <summary>Says what is missing, and whether the bank is too small or its items too much at odds.</summary>
internal static class ShortageReport
{
    /// <param name="pool">Items of the competencies asked for.</param>
    /// <param name="specification">What was asked for.</param>
    /// <param name="lacks">Missing items in the order of the specification, pretest items last.</param>
    public static Unassemblable Of(IReadOnlyList<PoolItem> pool, FormSpecification specification, IReadOnlyList<int> lacks)
    {
        var demands = specification.Competencies.Append(new CompetencyCount(CompetencyShortage.Pretest, specification.PretestItems));
        var shortages = demands.Zip(lacks, (d, lack) => new CompetencyShortage(d.Competency, d.Scored, d.Scored - lack, lack)).Where(s => s.Short > 0);
        return Of([.. shortages], MissingByCount(pool, specification));
    }

    private static Unassemblable Of(IReadOnlyList<CompetencyShortage> shortages, int byCount)
    {
        var all = shortages.Sum(s => s.Short);
        var opening = byCount == 0 ? "Items that must not meet leave too few that can stand together" : "The item bank has too few items";
        var rest = byCount == 0 || byCount == all ? "" : $" {byCount} of {all} are missing by number, the others because items that must not meet are in the way.";
        return new(shortages, $"{opening}: {string.Join(", ", shortages.Select(Words))}.{rest}");
    }

    private static int MissingByCount(IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        var available = pool.CountBy(i => i.Competency).ToDictionary();
        var over = specification.Competencies.Select(c => available.GetValueOrDefault(c.Competency) - c.Scored).ToList();
        return over.Sum(o => Math.Max(0, -o)) + Math.Max(0, specification.PretestItems - over.Sum(o => Math.Max(0, o)));
    }

    private static string Words(CompetencyShortage s) =>
        $"{s.Short} short {(s.Competency == CompetencyShortage.Pretest ? "for pretest" : $"in {s.Competency}")} ({s.Required} needed, {s.Available} usable)";
}
