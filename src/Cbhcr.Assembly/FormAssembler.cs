using Google.OrTools.Init;

namespace Cbhcr.Assembly;

/// <summary>Chooses and orders the items of one form with OR-Tools CP-SAT.</summary>
public static class FormAssembler
{
    // So wide that two different forms hardly ever please a seed equally: the best form is then one form, however the solver gets there.
    private const int Tastes = 1_000_000;

    /// <summary>A form that meets the specification, or the least that the pool is short of.</summary>
    /// <param name="pool">Items to choose from, in any order.</param>
    /// <param name="specification">Hard counts and soft wishes.</param>
    /// <param name="options">Seed and effort.</param>
    /// <returns><see cref="AssembledForm"/> or <see cref="Unassemblable"/>.</returns>
    /// <exception cref="ArgumentException">The pool, the specification or the options make no sense in themselves; the message says what.</exception>
    /// <exception cref="TimeoutException">The budget ended before a first form was found and before it was shown that there is none.</exception>
    public static AssemblyOutcome Assemble(IReadOnlyList<PoolItem> pool, FormSpecification specification, AssemblyOptions options)
    {
        SpecificationCheck.Check(pool, specification, options);
        var wanted = specification.Competencies.Select(c => c.Competency).ToHashSet();
        var usable = pool.Where(i => wanted.Contains(i.Competency)).OrderBy(i => i.Code, StringComparer.Ordinal).ToList();
        var model = new FormModel(usable, specification);
        var search = new StagedSearch(model.Program, options.DeterministicBudget);

        search.Minimize(model.Missing);
        var missing = search.Found ? model.Lacks(search.Value).Sum() : 1;
        if (missing > 0 && !search.Proven)
            throw new TimeoutException("The solver's budget ended before it found a form or showed that there is none. Give it more.");
        if (missing > 0)
        {
            search.Minimize(model.MissingByPlace);
            return ShortageReport.Of(usable, specification, model.Lacks(search.Value));
        }
        return Best(model, search, Wish.Groups(usable, specification), options.Seed);
    }

    private static AssembledForm Best(FormModel model, StagedSearch search, IReadOnlyList<IReadOnlyList<Wish>> groups, ulong seed)
    {
        var chance = new SeededSequence(seed);
        foreach (var group in groups.Where(g => g.Count > 0)) search.Minimize(model.Cost(group), 0.5);
        search.Minimize(model.Cost((item, _) => item.Exposure), 0.5);
        search.Minimize(model.Cost((_, _) => chance.Below(Tastes)));

        var chosen = model.Chosen(search.Value).ToList();
        var distance = groups.SelectMany(g => g).Sum(w => w.Distance(chosen.Count(c => c.Use == w.Use && w.Counts(c.Item))));
        return new(
            SlotOrder.Of(chosen, chance), search.Proven ? "Optimal" : "Feasible", Math.Round(distance, 6), seed, $"OR-Tools CP-SAT {OrToolsVersion.VersionString()}");
    }
}
