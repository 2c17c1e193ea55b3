using Cbhcr.Assembly.Checking;
using Cbhcr.Assembly.Problem;
using FsCheck.Xunit;

namespace Cbhcr.Assembly.Tests.Problems;

public sealed class any_small_problem
{
    private static readonly AssemblyEffort Enough = new(1, 10, null);

    [Property(Arbitrary = [typeof(SmallProblems)], MaxTest = 200)]
    public void is_answered_as_by_trying_everything(ProblemCase a)
    {
        var (possible, best) = EveryForm.Of(a.Problem);
        var result = Assembler.Assemble(a.Problem, Enough with { Seed = a.Seed });
        result.Status.ShouldBe(possible ? AssemblyStatus.Optimal : AssemblyStatus.Infeasible);
        if (!possible) return;
        FormsCheck.Broken(a.Problem, result.Forms).ShouldBeEmpty();
        if (a.Problem.Goal is NoGoal) return;
        result.Objective!.Value.ShouldBe(best, 1e-6);
        EveryForm.Value(a.Problem, result.Forms).ShouldBe(best, 1e-6);
        result.Bound!.Value.ShouldBe(best, 1e-4);
    }
}
