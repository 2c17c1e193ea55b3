using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Tests.Problems;

/// <summary>Six items to try rules on: i1 … i3 of domain A, i4 … i6 of B; n is 1 … 6, none for i6; i1 and i2 are about one case, i4 and i5 about another.</summary>
internal static class FewItems
{
    public static ItemPool Pool { get; } = new(
        ["i1", "i2", "i3", "i4", "i5", "i6"],
        new Dictionary<string, IReadOnlyList<double?>> { ["n"] = [1, 2, 3, 4, 5, null] },
        new Dictionary<string, IReadOnlyList<string?>>
        {
            ["domain"] = ["A", "A", "A", "B", "B", "B"], ["level"] = ["recall", "application", null, "recall", "application", "recall"],
        },
        ["case 1", "case 1", null, "case 2", "case 2", null],
        [["i3", "i6"]],
        [.. Enumerable.Range(0, 6).Select(i => i == 5 ? null : new ItemModel("1PL", [0]))]);

    public static Condition A { get; } = new In("domain", ["A"]);

    public static Condition B { get; } = new In("domain", ["B"]);

    public static AssemblyProblem Asked(int forms, params Rule[] rules) => new(Pool, forms, rules, new NoGoal());

    public static AssemblyResult Assemble(AssemblyProblem problem, ulong seed = 1) => Assembler.Assemble(problem, new(seed, 5, null));
}
