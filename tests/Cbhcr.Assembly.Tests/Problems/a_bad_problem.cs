using Cbhcr.Assembly.Problem;
using static Cbhcr.Assembly.Tests.Problems.FewItems;

namespace Cbhcr.Assembly.Tests.Problems;

public sealed class a_bad_problem
{
    public static TheoryData<AssemblyProblem, string> Bad => new()
    {
        { Asked(0), "at least 1" },
        { Asked(1, new CountRule("r", new In("colour", ["red"]), new(1, 2))), "Rule r: the pool has no category column colour." },
        { Asked(1, new CountRule("r", new Not(new Both([A, new Within("m", new(1, 2))])), new(1, 2))), "Rule r: the pool has no number column m." },
        { Asked(1, new SumRule("r", "m", A, new(1, 2))), "no number column m" },
        { Asked(1, new MeanRule("r", "domain", A, new(1, 2))), "no number column domain" },
        { Asked(1, new CountRule("r", A, new(3, 2))), "Rule r: the least, 3, is above the most, 2." },
        { Asked(1, new CountRule("r", new Within("n", new(3, 2)), new(1, 2))), "above the most" },
        { Asked(1, new CountRule("r", A, new(double.NaN, 2))), "a limit is not a number" },
        { Asked(1, new IncludeRule("r", new These(["i1", "i7"]))), "the item i7 is not in the pool" },
        { Asked(1, new CountRule("r", A, new(1, 2)), new CountRule("r", B, new(1, 2))), "The rule r stands twice." },
        { Asked(1, new CountRule(" ", A, new(1, 2))), "Every rule has an id." },
        { Asked(1, new CountRule("pool:enemies 1", A, new(1, 2))), "does not start with pool:" },
        { Asked(2, new CountRule("r", A, new(1, 2), Forms: [3])), "numbered from 1 to 2" },
        { Asked(2, new CountRule("r", A, new(1, 2), Forms: [])), "numbered from 1 to 2" },
        { Asked(2, new WhenRule("r", A, new OverlapRule("r", new(1, 2)))), "a rule for one form" },
        { Asked(2, new WhenRule("r", A, new CountRule("r", new In("colour", []), new(1, 2)))), "no category column colour" },
        { Asked(1, new EnemyRule("r", A, -1)), "not below zero" },
        { Asked(1) with { Goal = new NearTo([]) }, "no aim" },
        { Asked(1) with { Goal = new NearTo([new(new SumOf("n"), 3, 1, [2])]) }, "forms are numbered from 1 to 1" },
        { Asked(1) with { Goal = new WorstOf([]) }, "no number" },
        { Asked(1) with { Goal = new WorstOf([new(new SumOf("n"), -1)]) }, "weight is above zero" },
        { Asked(1, new WhenRule("r", A, new CountRule("r", B, new(1, 2)), Count: new(3, 2))), "above the most" },
        { Asked(1) with { Goal = new NearTo([new(new SumOf("n"), 3, 0)]) }, "weight is above zero" },
        { Asked(1) with { Goal = new MostOf(new SumOf("m")) }, "The goal: the pool has no number column m." },
        { Asked(1) with { Goal = new MostOf(new InformationAt(0)), Pool = Pool with { Models = null } }, "no item is calibrated" },
        { Asked(1, new StimulusRule("r", new Every(), new(1, 1), null)) with { Pool = Pool with { Stimuli = null } }, "names no stimuli" },
        { Asked(1) with { Pool = Pool with { Ids = ["i1", "i2", "i3", "i4", "i5", "i1"] } }, "The item i1 stands twice in the pool." },
        { Asked(1) with { Pool = Pool with { Ids = ["i1", "i2"] } }, "has 6 values for 2 items" },
        { Asked(1) with { Pool = Pool with { Models = [null, null, new("2PL", [1]), null, null, null] } }, "The calibration of item i3" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void is_refused_in_words(AssemblyProblem problem, string words) => Should.Throw<ArgumentException>(() => Assemble(problem)).Message.ShouldContain(words);

    [Fact]
    public void is_one_without_a_limit_of_effort()
    {
        foreach (var effort in new AssemblyEffort[] { new(1, null, null), new(1, 0, null), new(1, null, TimeSpan.Zero), new(1, double.NaN, null) })
            Should.Throw<ArgumentException>(() => Assembler.Assemble(Asked(1), effort));
    }
}
