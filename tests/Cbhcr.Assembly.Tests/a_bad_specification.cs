using static Cbhcr.Assembly.Tests.Bank;

namespace Cbhcr.Assembly.Tests;

/// <summary>Refused in words before anything is searched; never answered with a shortage.</summary>
public sealed class a_bad_specification
{
    public static TheoryData<string, FormSpecification> Specifications => new()
    {
        { "names no competency", Asking(1) },
        { "names no competency", new(null!, 1, []) },
        { "has no name", Asking(1, ("", 1)) },
        { "A is asked for twice", Asking(0, ("A", 1), ("B", 1), ("A", 2)) },
        { "called pretest", Asking(0, ("pretest", 1)) },
        { "negative", Asking(0, ("A", 2), ("B", -1)) },
        { "negative", Asking(-1, ("A", 2)) },
        { "asks for no items", Asking(0, ("A", 0), ("B", 0)) },
        { "at most 1000", Asking(int.MaxValue, ("A", int.MaxValue), ("B", int.MaxValue)) },
        { "recall is wished for twice", Asking([new("recall", 10), new("recall", 20)], 0, ("A", 1)) },
        { "not above 100", Asking([new("recall", 60), new("judgment", 41)], 0, ("A", 1)) },
        { "nothing below zero", Asking([new("recall", -1)], 0, ("A", 1)) },
        { "the name of a level", Asking([new("", 10)], 0, ("A", 1)) },
        { "the name of a level", new([new("A", 1)], 0, null!) },
    };

    public static TheoryData<string, PoolItem[]> Pools => new()
    {
        { "A1 stands twice", [Item("A1"), Item("A2"), Item("A1", "B")] },
        { "needs a code", [Item("")] },
        { "a list of enemies", [new("A1", "A", "recall", null!, 'A')] },
        { "a competency", [new("A1", null!, "recall", [], 'A')] },
        { "exposure of A1 is negative", [Item("A1", exposure: -1)] },
    };

    [Theory, MemberData(nameof(Specifications))]
    public void is_refused(string because, FormSpecification specification) => Refused(because, "specification", () => Assemble(Items("A", 3), specification));

    [Theory, MemberData(nameof(Pools))]
    public void or_a_bad_pool_is_refused(string because, PoolItem[] pool) => Refused(because, "pool", () => Assemble(pool, Asking(0, ("A", 1))));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void or_a_budget_that_is_none_is_refused(double budget) =>
        Refused("above zero", "options", () => Assemble(Items("A", 3), Asking(0, ("A", 1)), budget: budget));

    private static void Refused(string because, string argument, Action act)
    {
        var refusal = Should.Throw<ArgumentException>(act);
        refusal.Message.ShouldContain(because);
        refusal.ParamName.ShouldBe(argument);
    }
}
