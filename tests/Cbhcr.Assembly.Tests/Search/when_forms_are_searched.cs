using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Tests.Search;

public sealed class when_forms_are_searched
{
    private static readonly SearchOptions Counted = new(7, 0.5, null, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void every_rule_holds_and_the_targets_are_met_nearer_than_the_plain_solver_comes(ulong seed)
    {
        var program = Parallel.Program(seed);
        var (ours, plain) = (Run(program, Counted), PlainSearch.Run(program, Counted, null, CancellationToken.None));
        Faults.Of(program, ours.Values!).ShouldBeEmpty();
        ours.Objective.ShouldBeLessThan(3.9 * 0.0005);
        ours.Objective.ShouldBeLessThanOrEqualTo(plain.Objective);
        ours.Bound.ShouldBeLessThanOrEqualTo(ours.Objective);
    }

    [Fact]
    public void the_same_seed_gives_the_same_answer_whatever_the_threads()
    {
        var program = Parallel.Program(4);
        var (one, other) = (Run(program, Counted), Run(program, Counted with { Workers = 1 }));
        other.Values.ShouldBe(one.Values);
        (other.Status, other.Objective, other.Bound).ShouldBe((one.Status, one.Objective, one.Bound));
    }

    [Fact]
    public void another_seed_gives_another_answer() => Run(Parallel.Program(4), Counted with { Seed = 8 }).Values.ShouldNotBe(Run(Parallel.Program(4), Counted).Values);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void one_sum_is_proven_best(bool most)
    {
        var program = Parallel.Program(5, chance => new Extreme([Parallel.Sum(chance, 0)], most));
        var (ours, plain) = (Run(program, Counted with { Deterministic = 20 }), PlainSearch.Run(program, Counted with { Deterministic = 60 }, null, CancellationToken.None));
        (ours.Status, plain.Status).ShouldBe((SearchStatus.Optimal, SearchStatus.Optimal));
        ours.Objective.ShouldBe(plain.Objective, 1e-8);
        Faults.Of(program, ours.Values!).ShouldBeEmpty();
    }

    [Fact]
    public void the_weaker_form_is_made_as_strong_as_the_plain_solver_makes_it()
    {
        var program = Parallel.Program(6, chance => Parallel.Sum(chance, 0) is var s ? new Extreme([s, s with { Variables = [.. s.Variables.Select(v => v + Parallel.Items)] }], Maximise: true) : null!);
        var (ours, plain) = (Run(program, Counted), PlainSearch.Run(program, Counted, null, CancellationToken.None));
        Faults.Of(program, ours.Values!).ShouldBeEmpty();
        ours.Objective.ShouldBeGreaterThanOrEqualTo(plain.Objective * 0.999);
        ours.Objective.ShouldBeInRange(ours.Bound * 0.999, ours.Bound);
    }

    [Fact]
    public void numbers_with_all_their_digits_can_be_asked_for_exactly()
    {
        double[] roots = [.. Enumerable.Range(2, 12).Select(i => Math.Sqrt(i))];
        var wanted = roots[1] + roots[4] + roots[9];
        var program = new BinaryProgram(12, 1, 12, [new("sum", [.. Enumerable.Range(0, 12)], roots, wanted, wanted)], new Nothing());
        Run(program, Counted).Values!.Zip(roots, (on, root) => on ? root : 0).Sum().ShouldBe(wanted, 1e-9);
    }

    // google/or-tools#5293: with all of its presolve CP-SAT 9.15 calls 0.2 optimal.
    [Fact]
    public void an_answer_that_presolve_would_lose_is_found()
    {
        int[] five = [0, 2, 3, 4, 5, 6];
        var program = new BinaryProgram(7, 1, 7,
            [
                new("sum", [0, 2, 5, 6], [0.44, 1.08, 0.04, 1.18], 1.37, double.PositiveInfinity),
                new("count", [0, 1, 2, 3, 6], [1, 1, 1, 1, 1], 3, 4),
            ],
            new Distance([new(new(five, [1.37, 0.95, 0.86, 0.02, 1.07, 1.32]), 3, 1), new(new(five, [1.28, -0.02, 0.86, 0.45, 0.47, 1.1]), 3, 0.3)], Minimax: true));
        var found = PlainSearch.Run(program, Counted, null, CancellationToken.None);
        (found.Status, Math.Round(found.Objective, 6), Math.Round(found.Bound, 6)).ShouldBe((SearchStatus.Optimal, 0.183, 0.183));
    }

    [Fact]
    public void what_clashes_in_the_ninth_digit_is_infeasible()
    {
        double[] tenths = [0.1, 0.2, 0.3, 0.4];
        Row Sum(double least, double most) => new("sum", [0, 1, 2, 3], tenths, least, most);
        Run(new(4, 1, 4, [Sum(0.3, 0.3)], new Nothing()), Counted).Status.ShouldBe(SearchStatus.Optimal);
        Run(new(4, 1, 4, [Sum(0.300000001, 0.399999999)], new Nothing()), Counted).Status.ShouldBe(SearchStatus.Infeasible);
    }

    [Fact]
    public void cancelling_keeps_the_best_so_far()
    {
        using var cancel = new CancellationTokenSource();
        var program = Parallel.Program(1);
        var seen = double.NaN;
        var found = FormSearch.Run(program, new(1, null, TimeSpan.FromMinutes(10), 2), p =>
        {
            seen = p.Objective;
            if (p.Objective < 0.1) cancel.Cancel();
        }, cancel.Token);
        found.Took.ShouldBeLessThan(TimeSpan.FromMinutes(2));
        found.Status.ShouldBe(SearchStatus.Feasible);
        found.Objective.ShouldBe(seen);
        Faults.Of(program, found.Values!).ShouldBeEmpty();
    }

    [Fact]
    public void what_was_cancelled_before_it_began_is_undecided()
    {
        var found = FormSearch.Run(Parallel.Program(1), new(1, null, TimeSpan.FromMinutes(10), 2), null, new(canceled: true));
        (found.Status, found.Values).ShouldBe((SearchStatus.Undecided, null));
    }

    [Fact]
    public void progress_never_goes_back()
    {
        var steps = new List<SearchProgress>();
        var found = FormSearch.Run(Parallel.Program(2), new(1, null, TimeSpan.FromSeconds(2), 2), steps.Add, CancellationToken.None);
        steps.ShouldNotBeEmpty();
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
        {
            after.After.ShouldBeGreaterThanOrEqualTo(before.After);
            after.Bound.ShouldBeGreaterThanOrEqualTo(before.Bound);
            if (!double.IsNaN(before.Objective)) after.Objective.ShouldBeLessThanOrEqualTo(before.Objective);
        }
        steps[^1].Objective.ShouldBe(found.Objective);
    }

    private static SearchResult Run(BinaryProgram program, SearchOptions options) => FormSearch.Run(program, options, null, CancellationToken.None);
}
