using FsCheck.Xunit;
using static Cbhcr.Assembly.Tests.Bank;

namespace Cbhcr.Assembly.Tests;

public sealed class any_pool_and_specification
{
    [Property(Arbitrary = [typeof(SmallCases)], MaxTest = 200)]
    public void give_the_best_form_or_the_least_shortage(Case a)
    {
        var missing = BruteForce.LeastMissing(a.Pool, a.Specification);
        if (Assemble(a.Pool, a.Specification, a.Seed) is AssembledForm form)
        {
            missing.ShouldBe(0);
            form.Status.ShouldBe("Optimal");
            FormCheck.Violations(form.Slots, a.Pool, a.Specification).ShouldBeEmpty();
            Quality.Of(form.Slots, a.Pool, a.Specification).ShouldBe(BruteForce.Best(a.Pool, a.Specification));
            return;
        }
        var gap = Gap(a.Pool, a.Specification);
        gap.Shortages.Sum(s => s.Short).ShouldBe(missing);
        gap.Shortages.ShouldAllBe(s => s.Short > 0 && s.Available >= 0 && s.Available + s.Short == s.Required);
        BruteForce.LeastMissing(a.Pool, Lowered(a.Specification, gap)).ShouldBe(0, "what is called usable can be used together");
        gap.Explanation.ShouldContain(missing == LeastMissingWithoutEnemies(a) ? "The item bank has too few items" : "must not meet");
    }

    [Property(Arbitrary = [typeof(LargeCases)], MaxTest = 40)]
    public void give_a_form_without_faults_or_a_shortage_that_supplies_it(Case a)
    {
        var outcome = Assemble(a.Pool, a.Specification, a.Seed);
        if (outcome is Unassemblable gap)
        {
            // Never less than the bare numbers say, and with what is missing bought anew there is a form.
            gap.Shortages.Sum(s => s.Short).ShouldBeGreaterThanOrEqualTo(LeastMissingWithoutEnemies(a));
            var bought = gap.Shortages.SelectMany(s => Enumerable.Range(1, s.Short).Select(i =>
                Item($"NEW-{s.Competency}-{i}", s.Competency == CompetencyShortage.Pretest ? a.Specification.Competencies[0].Competency : s.Competency)));
            Form([.. a.Pool, .. bought], a.Specification, a.Seed);
        }
        else FormCheck.Violations(((AssembledForm)outcome).Slots, a.Pool, a.Specification).ShouldBeEmpty();
    }

    [Property(Arbitrary = [typeof(LargeCases)], MaxTest = 20)]
    public void give_the_same_whatever_the_order_of_the_pool(Case a)
    {
        var shuffled = a.Pool.ToList();
        new SeededSequence(a.Seed).Shuffle(shuffled);
        Told(Assemble(shuffled, a.Specification, a.Seed)).ShouldBe(Told(Assemble(a.Pool, a.Specification, a.Seed)));
    }

    private static string Told(AssemblyOutcome outcome) =>
        outcome is AssembledForm form ? $"{form.Objective} {Codes(form)}" : string.Join(' ', ((Unassemblable)outcome).Shortages);

    private static FormSpecification Lowered(FormSpecification specification, Unassemblable gap)
    {
        var less = gap.Shortages.ToDictionary(s => s.Competency, s => s.Short);
        return specification with
        {
            Competencies = [.. specification.Competencies.Select(c => c with { Scored = c.Scored - less.GetValueOrDefault(c.Competency) })],
            PretestItems = specification.PretestItems - less.GetValueOrDefault(CompetencyShortage.Pretest),
        };
    }

    // Without enemies a scored place takes any item of its competency and a pretest place what is left over.
    private static int LeastMissingWithoutEnemies(Case a)
    {
        var over = a.Specification.Competencies.Select(c => a.Pool.Count(i => i.Competency == c.Competency) - c.Scored).ToList();
        return over.Where(o => o < 0).Sum(o => -o) + Math.Max(0, a.Specification.PretestItems - over.Where(o => o > 0).Sum());
    }
}
