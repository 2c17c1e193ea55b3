namespace Cbhcr.Assembly;

/// <summary>Refuses what no form could be made from, whatever the pool. Lists may come from files, so nothing is taken for given.</summary>
internal static class SpecificationCheck
{
    // Far beyond any exam, and small enough for squared distances to stay whole numbers of 64 bits.
    private const int MostItems = 1000;

    public static void Check(IReadOnlyList<PoolItem> pool, FormSpecification specification, AssemblyOptions options)
    {
        if (Fault(specification) is { } wrong) throw new ArgumentException(wrong, nameof(specification));
        if (Fault(pool) is { } bad) throw new ArgumentException(bad, nameof(pool));
        if (!double.IsFinite(options.DeterministicBudget) || options.DeterministicBudget <= 0)
            throw new ArgumentException("The budget must be above zero.", nameof(options));
    }

    private static string? Fault(FormSpecification specification)
    {
        if (specification.Competencies is not { Count: > 0 } competencies) return "The specification names no competency.";
        if (competencies.Any(c => string.IsNullOrEmpty(c.Competency))) return "A competency has no name.";
        if (competencies.Any(c => c.Competency == CompetencyShortage.Pretest))
            return $"No competency may be called {CompetencyShortage.Pretest}: answers use the word for pretest items.";
        if (Twice(competencies.Select(c => c.Competency)) is { } competency) return $"The competency {competency} is asked for twice.";
        if (specification.PretestItems < 0 || competencies.Any(c => c.Scored < 0)) return "Counts cannot be negative.";
        var items = competencies.Sum(c => (long)c.Scored) + specification.PretestItems;
        if (items == 0) return "The specification asks for no items.";
        if (items > MostItems) return $"The specification asks for {items} items; a form has at most {MostItems}.";
        if (specification.CognitiveMix is not { } mix || mix.Any(s => string.IsNullOrEmpty(s.CognitiveLevel)))
            return "The cognitive mix lacks the name of a level; leave it empty for no wish.";
        if (Twice(mix.Select(s => s.CognitiveLevel)) is { } level) return $"The cognitive level {level} is wished for twice.";
        if (mix.Any(s => s.Percent < 0) || mix.Sum(s => (long)s.Percent) > 100) return "The cognitive mix is in percent: nothing below zero, not above 100 together.";
        return null;
    }

    private static string? Fault(IReadOnlyList<PoolItem> pool)
    {
        if (pool.Any(i => string.IsNullOrEmpty(i.Code) || i.Competency is null || i.CognitiveLevel is null || i.Enemies is null))
            return "Every item needs a code, a competency, a cognitive level and a list of enemies, which may be empty.";
        if (Twice(pool.Select(i => i.Code)) is { } code) return $"The code {code} stands twice in the pool.";
        return pool.FirstOrDefault(i => i.Exposure < 0) is { } item ? $"The exposure of {item.Code} is negative." : null;
    }

    private static string? Twice(IEnumerable<string> names) => names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1)?.Key;
}
