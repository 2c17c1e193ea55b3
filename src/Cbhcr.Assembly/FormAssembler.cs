using Google.OrTools.Sat;

namespace Cbhcr.Assembly;

/// <summary>Chooses and orders the items of one form with OR-Tools CP-SAT.</summary>
public static class FormAssembler
{
    /// <summary>A form that meets the specification, or the least that the pool is short of.</summary>
    /// <param name="pool">Items to choose from, in any order.</param>
    /// <param name="specification">Hard counts and soft wishes.</param>
    /// <param name="options">Seed and effort.</param>
    /// <returns><see cref="AssembledForm"/> or <see cref="Unassemblable"/>.</returns>
    /// <exception cref="ArgumentException">A count is negative, a competency is asked for twice, or a code stands twice in the pool.</exception>
    /// <exception cref="TimeoutException">The budget ended before a first form was found and before it was shown that there is none.</exception>
    public static AssemblyOutcome Assemble(IReadOnlyList<PoolItem> pool, FormSpecification specification, AssemblyOptions options)
    {
        Check(pool, specification);
        var wanted = specification.Competencies.Select(c => c.Competency).ToHashSet();
        var usable = pool.Where(i => wanted.Contains(i.Competency)).OrderBy(i => i.Code, StringComparer.Ordinal).ToList();
        if (CountShortages(usable, specification) is { Count: > 0 } shortages) return new Unassemblable(shortages, Words(shortages, "The item bank has too few items"));

        var chance = new SeededSequence(options.Seed);
        var model = new FormModel(usable, specification).WithExactCounts().WithWishes(chance);
        var (status, solver) = model.Solve(options);
        return status switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => new AssembledForm(
                SlotOrder.Of([.. model.Chosen(solver)], chance), status.ToString(), solver.ObjectiveValue, options.Seed, $"OR-Tools CP-SAT {OrToolsVersion}"),
            CpSolverStatus.Infeasible => Explain(usable, specification, options),
            _ => throw new TimeoutException("The solver's budget ended before it found a form or showed that there is none. Give it more."),
        };
    }

    private static string OrToolsVersion { get; } = typeof(CpSolver).Assembly.GetName().Version?.ToString(3) ?? "";

    // Counts suffice, so enemies are in the way: the least shortage says where.
    private static Unassemblable Explain(IReadOnlyList<PoolItem> pool, FormSpecification specification, AssemblyOptions options)
    {
        var (model, variables) = new FormModel(pool, specification).WithShortages();
        var (_, solver) = model.Solve(options);
        var demands = specification.Competencies.Append(new CompetencyCount("pretest", specification.PretestItems)).ToList();
        var shortages = demands.Zip(variables, (d, v) => (d, Short: (int)solver.Value(v))).Where(x => x.Short > 0)
            .Select(x => new CompetencyShortage(x.d.Competency, x.d.Scored, x.d.Scored - x.Short, x.Short)).ToList();
        return new(shortages, Words(shortages, "Items that must not meet leave too few that can stand together"));
    }

    private static List<CompetencyShortage> CountShortages(IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        var available = pool.CountBy(i => i.Competency).ToDictionary();
        var shortages = specification.Competencies.Where(c => available.GetValueOrDefault(c.Competency) < c.Scored)
            .Select(c => new CompetencyShortage(c.Competency, c.Scored, available.GetValueOrDefault(c.Competency), c.Scored - available.GetValueOrDefault(c.Competency))).ToList();
        var left = specification.Competencies.Sum(c => Math.Max(0, available.GetValueOrDefault(c.Competency) - c.Scored));
        if (left < specification.PretestItems) shortages.Add(new("pretest", specification.PretestItems, left, specification.PretestItems - left));
        return shortages;
    }

    private static string Words(IReadOnlyList<CompetencyShortage> shortages, string opening) =>
        $"{opening}: {string.Join(", ", shortages.Select(s => $"{s.Short} short in {s.Competency} ({s.Required} needed, {s.Available} usable)"))}.";

    private static void Check(IReadOnlyList<PoolItem> pool, FormSpecification specification)
    {
        if (specification.Competencies.Count == 0) throw new ArgumentException("The specification names no competency.", nameof(specification));
        if (specification.PretestItems < 0 || specification.Competencies.Any(c => c.Scored < 0)) throw new ArgumentException("Counts cannot be negative.", nameof(specification));
        if (specification.Competencies.GroupBy(c => c.Competency).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The competency {twice.Key} is asked for twice.", nameof(specification));
        if (pool.GroupBy(i => i.Code).FirstOrDefault(g => g.Count() > 1) is { } doubled) throw new ArgumentException($"The code {doubled.Key} stands twice in the pool.", nameof(pool));
    }
}
