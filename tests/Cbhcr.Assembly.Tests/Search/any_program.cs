using Cbhcr.Assembly.Search;
using FsCheck.Xunit;

namespace Cbhcr.Assembly.Tests.Search;

public sealed class any_program
{
    // What rounding to whole numbers may cost.
    private const double Digits = 1e-6;

    [Property(Arbitrary = [typeof(SmallPrograms)], MaxTest = 3000)]
    public void counted_effort_gives_the_best_answer(SmallProgram small) => Found(small, new(1, 20, null, 2));

    [Property(Arbitrary = [typeof(SmallPrograms)], MaxTest = 1000)]
    public void two_threads_and_a_clock_give_the_best_answer(SmallProgram small) => Found(small, new(1, null, TimeSpan.FromSeconds(30), 2));

    [Property(Arbitrary = [typeof(SmallPrograms)], MaxTest = 1000)]
    public void the_plain_solver_gives_the_best_answer(SmallProgram small)
    {
        var found = PlainSearch.Run(small.Program, new(1, 20, null, 1), null, CancellationToken.None);
        Best(small, found);
    }

    private static void Found(SmallProgram small, SearchOptions options) => Best(small, FormSearch.Run(small.Program, options, null, CancellationToken.None));

    private static void Best(SmallProgram small, SearchResult found)
    {
        var best = small.Best();
        found.Status.ShouldBe(best is null ? SearchStatus.Infeasible : SearchStatus.Optimal);
        if (best is null)
        {
            found.Values.ShouldBeNull();
            found.Objective.ShouldBe(double.NaN);
            return;
        }
        Faults.Of(small.Program, found.Values!).ShouldBeEmpty();
        found.Objective.ShouldBe(Goals.Value(small.Program.Goal, found.Values!), Digits);
        found.Objective.ShouldBe(best.Value, Digits);
        found.Bound.ShouldBe(best.Value, Digits);
    }
}
