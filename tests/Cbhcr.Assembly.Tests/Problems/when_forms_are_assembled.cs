using System.Diagnostics;
using Cbhcr.Assembly.Checking;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Tests.Problems;

public sealed class when_forms_are_assembled
{
    private static readonly AssemblyProblem Parallel = Problem(items: 200, forms: 3);

    [Fact]
    public void the_same_seed_and_effort_give_the_same_forms_whatever_the_order_of_the_pool()
    {
        var one = Assembler.Assemble(Parallel, new(7, 1, null));
        var again = Assembler.Assemble(Parallel, new(7, 1, null));
        var turned = Assembler.Assemble(Parallel with { Pool = Turned(Parallel.Pool) }, new(7, 1, null));
        Told(again).ShouldBe(Told(one));
        Told(turned).ShouldBe(Told(one));
        again.Objective.ShouldBe(one.Objective);
    }

    [Fact]
    public void a_search_that_is_called_off_keeps_the_best_so_far()
    {
        using var cancel = new CancellationTokenSource();
        var best = double.NaN;
        var watch = Stopwatch.StartNew();
        var result = Assembler.Assemble(Problem(items: 300, forms: 4), new(1, null, TimeSpan.FromMinutes(10)), p =>
        {
            if (p.Objective is not { } objective) return;
            best = objective;
            cancel.Cancel();
        }, cancel.Token);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
        result.Status.ShouldBeOneOf(AssemblyStatus.Feasible, AssemblyStatus.Optimal);
        result.Forms.Count.ShouldBe(4);
        result.Objective!.Value.ShouldBeLessThanOrEqualTo(best);
    }

    [Fact]
    public void progress_tells_objectives_that_fall_and_bounds_that_rise_towards_them()
    {
        var told = new List<AssemblyProgress>();
        var result = Assembler.Assemble(Parallel, new(3, 2, null), told.Add);
        told.ShouldNotBeEmpty();
        told.Select(p => p.Objective).OfType<double>().ShouldBeInOrder(SortDirection.Descending);
        told.Select(p => p.Bound).OfType<double>().ShouldBeInOrder(SortDirection.Ascending);
        told.Select(p => p.After).ShouldBeInOrder();
        result.Bound!.Value.ShouldBeLessThanOrEqualTo(result.Objective!.Value);
        EveryForm.Value(Parallel, result.Forms).ShouldBe(result.Objective.Value, 1e-6);
    }

    [Fact]
    public void items_stand_in_the_order_of_the_pool()
    {
        var place = Parallel.Pool.Ids.Index().ToDictionary(x => x.Item, x => x.Index);
        Assembler.Assemble(Parallel, new(1, 1, null)).Forms.ShouldAllBe(f => f.SequenceEqual(f.OrderBy(id => place[id])));
    }

    [Fact]
    public void a_pool_of_nothing_makes_forms_of_nothing_or_none()
    {
        var nothing = new ItemPool([], new Dictionary<string, IReadOnlyList<double?>>(), new Dictionary<string, IReadOnlyList<string?>>());
        Assembler.Assemble(new(nothing, 2, [], new NoGoal()), new(1, 1, null)).Forms.ShouldAllBe(f => f.Count == 0);
        var short1 = Assembler.Assemble(new(nothing, 2, [new CountRule("length", new Every(), Span.Exactly(3))], new NoGoal()), new(1, 1, null));
        short1.Status.ShouldBe(AssemblyStatus.Infeasible);
        short1.Conflict!.Shortages.ShouldHaveSingleItem().Short.ShouldBe(3);
    }

    private static string Told(AssemblyResult result) => string.Join(" | ", result.Forms.Select(f => string.Join(' ', f.Order(StringComparer.Ordinal))));

    private static ItemPool Turned(ItemPool pool) => pool with
    {
        Ids = [.. pool.Ids.Reverse()],
        Numbers = pool.Numbers.ToDictionary(c => c.Key, c => (IReadOnlyList<double?>)[.. c.Value.Reverse()]),
        Categories = pool.Categories.ToDictionary(c => c.Key, c => (IReadOnlyList<string?>)[.. c.Value.Reverse()]),
        Models = [.. pool.Models!.Reverse()],
    };

    private static AssemblyProblem Problem(int items, int forms)
    {
        var chance = new SeededSequence(11);
        double Between(int low, int high) => (low + chance.Below(high - low + 1)) / 100.0;
        var pool = new ItemPool(
            [.. Enumerable.Range(1, items).Select(i => $"q{i:000}")],
            new Dictionary<string, IReadOnlyList<double?>> { ["time"] = [.. Enumerable.Range(0, items).Select(_ => (double?)(45 + chance.Below(60)))] },
            new Dictionary<string, IReadOnlyList<string?>> { ["domain"] = [.. Enumerable.Range(0, items).Select(i => "ABCD"[i % 4].ToString())] },
            Models: [.. Enumerable.Range(0, items).Select(_ => new ItemModel("1PL", [Between(-200, 200)]))]);
        return new(pool, forms,
        [
            new CountRule("length", new Every(), Span.Exactly(40)),
            .. "ABCD".Select(d => new CountRule($"domain {d}", new In("domain", [$"{d}"]), new(9, 11))),
            new SumRule("time", "time", new Every(), new(2700, 3300)),
            new UseRule("once", new Every(), new(null, 1)),
        ], new NearTo([new(new InformationAt(-0.5), 8), new(new InformationAt(0.5), 8)]));
    }
}
