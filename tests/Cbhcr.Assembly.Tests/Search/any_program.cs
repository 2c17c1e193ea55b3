using Cbhcr.Assembly.Search;
using FsCheck.Xunit;

namespace Cbhcr.Assembly.Tests.Search;

public sealed class any_program
{
    // What rounding to whole numbers may cost.
    private static double Digits(double value) => 1e-6 * Math.Max(1, Math.Abs(value));

    [Property(Arbitrary = [typeof(SmallPrograms)], MaxTest = 200)]
    public void counted_effort_gives_the_best_answer(SmallProgram small) => Found(small, new(1, 20, null, 2));

    [Property(Arbitrary = [typeof(SmallPrograms)], MaxTest = 60)]
    public void two_threads_and_a_clock_give_the_best_answer(SmallProgram small) => Found(small, new(1, null, TimeSpan.FromSeconds(30), 2));

    [Property(Arbitrary = [typeof(SmallPrograms)], MaxTest = 60)]
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
        found.Objective.ShouldBe(Goals.Value(small.Program.Goal, found.Values!), 1e-9);
        found.Objective.ShouldBe(best.Value, Digits(best.Value));
        found.Bound.ShouldBe(best.Value, Digits(best.Value));
    }
}
