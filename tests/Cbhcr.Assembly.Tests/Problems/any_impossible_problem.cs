using Cbhcr.Assembly.Problem;
using FsCheck.Xunit;

namespace Cbhcr.Assembly.Tests.Problems;

public sealed class any_impossible_problem
{
    [Property(Arbitrary = [typeof(SmallProblems)], MaxTest = 200)]
    public void is_explained_by_rules_of_which_none_can_be_left_out(ProblemCase a)
    {
        var result = Assembler.Assemble(a.Problem, new(a.Seed, 10, null));
        if (result.Status != AssemblyStatus.Infeasible) return;
        var conflict = result.Conflict.ShouldNotBeNull();
        conflict.Irreducible.ShouldBeTrue();
        conflict.Rules.ShouldNotBeEmpty();
        EveryForm.IsPossible(Only(a.Problem, conflict.Rules)).ShouldBeFalse("the rules named clash");
        foreach (var rule in conflict.Rules) EveryForm.IsPossible(Only(a.Problem, [.. conflict.Rules.Except([rule])])).ShouldBeTrue($"without {rule} the others can be met");
        conflict.Words.ShouldNotBeEmpty();
        conflict.Shortages.ShouldAllBe(s => s.Short > 0);
    }

    private static AssemblyProblem Only(AssemblyProblem problem, IReadOnlyList<string> rules) => problem with
    {
        Rules = [.. problem.Rules.Where(r => rules.Contains(r.Id))],
        Pool = problem.Pool with { EnemySets = [.. problem.Pool.EnemySets!.Where((_, k) => rules.Contains(PoolRules.EnemySet(k)))] },
        Goal = new NoGoal(),
    };
}
