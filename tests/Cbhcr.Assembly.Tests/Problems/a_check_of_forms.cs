using Cbhcr.Assembly.Checking;
using Cbhcr.Assembly.Problem;
using static Cbhcr.Assembly.Tests.Problems.FewItems;

namespace Cbhcr.Assembly.Tests.Problems;

public sealed class a_check_of_forms
{
    public static TheoryData<Rule, string, string, string> Rules => new()
    {
        { new CountRule("r", A, new(1, 2)), "i1 i4", "i1 i2 i3", "1 to 2 items with domain A; there are 3" },
        { new CountRule("r", new Every(), Span.Exactly(2), Words: "two items"), "i1 i4", "i1", "two items; there is 1" },
        { new SumRule("r", "n", new Every(), new(null, 5)), "i1 i4 i6", "i2 i4", "it is 6" },
        { new SumRule("r", "n", B, new(9, null)), "i1 i4 i5", "i1 i2 i3 i5", "it is 5" },
        { new MeanRule("r", "n", new Every(), new(2, 3)), "i1 i4 i6", "i1 i2", "mean n of items is 2 to 3; it is 1.5" },
        { new MeanRule("r", "n", B, new(9, 9)), "i1 i6", "i4", "it is 4" },
        { new InformationRule("r", 0, new(0.5, null)), "i1 i2 i6", "i1 i6", "it is 0.25" },
        { new WhenRule("r", new These(["i1"]), new CountRule("r", B, new(2, null))), "i2 i4", "i1 i4", "there is 1" },
        { new WhenRule("r", new Both([A, new In("level", ["recall"])]), new MeanRule("r", "n", new Every(), new(null, 3))), "i5", "i1 i5 i4", "it is 3.33" },
        { new WhenRule("r", A, new CountRule("r", B, new(2, null)), Count: new(2, null)), "i1 i4", "i1 i2 i4", "there is 1" },
        { new WhenRule("r", A, new CountRule("r", B, new(2, null)), Count: new(null, 0)), "i1 i4", "i4", "there is 1" },
        { new TogetherRule("r", A), "i4", "i1 i3 i4", "there are 2 of 3" },
        { new EnemyRule("r", A), "i1 i4 i5", "i1 i2", "there are 2: i1, i2" },
        { new StimulusRule("r", new Every(), new(1, 1), null), "i1 i2 i3", "i1 i2 i4 i5", "there are 2" },
        { new StimulusRule("r", new Every(), new(1, 2), null), "i4 i5", "i1 i4 i5", "case 1 has 1 items" },
        { new StimulusRule("r", new Every(), new(0, 1), new(1, 1)), "i1 i3", "i1 i2 i3", "case 1 has 2 items" },
        { new EarlierFormRule("r", ["i1", "i2", "gone"], new(null, 1)), "i2 i3", "i1 i2", "there are 2" },
        { new IncludeRule("r", new These(["i1", "i5"])), "i1 i5", "i1 i2", "i5 not there" },
        { new ExcludeRule("r", new Within("n", new(2, 4))), "i1 i5 i6", "i1 i3", "there is i3" },
        { new ExcludeRule("r", new Not(new Within("n", new(null, 4)))), "i1 i3", "i6", "there is i6" },
        { new ExcludeRule("r", new Either([new In("level", ["recall"]), new These(["i2"])])), "i3 i5", "i2", "there is i2" },
    };

    [Theory, MemberData(nameof(Rules))]
    public void says_which_rule_is_broken_and_how(Rule rule, string good, string bad, string words)
    {
        Broken(Asked(1, rule), good).ShouldBeEmpty();
        var broken = Broken(Asked(1, rule), bad).ShouldHaveSingleItem();
        (broken.Rule, broken.Form).ShouldBe(("r", 1));
        broken.Words.ShouldContain(words);
    }

    [Theory, MemberData(nameof(Rules))]
    public void holds_a_rule_only_against_the_forms_it_is_for(Rule rule, string good, string bad, string words)
    {
        Broken(Asked(2, rule with { Forms = [1] }), good, bad).ShouldBeEmpty();
        Broken(Asked(2, rule with { Forms = [2] }), good, bad).ShouldHaveSingleItem().Words.ShouldContain(words);
    }

    [Fact]
    public void counts_over_forms_together()
    {
        Broken(Asked(2, new OverlapRule("r", new(1, 1))), "i1 i2", "i2 i3").ShouldBeEmpty();
        Broken(Asked(3, new OverlapRule("r", new(null, 0))), "i1", "i2", "i1").ShouldHaveSingleItem().Words.ShouldContain("forms 1 and 3 have 1");
        Broken(Asked(2, new UseRule("r", A, new(1, 1))), "i1 i2", "i2").Select(b => b.Words).ShouldBe(
            ["items with domain A stand on 1 forms; i2 stands on 2.", "items with domain A stand on 1 forms; i3 stands on 0."]);
        Broken(Asked(2, new CountRule("r", A, new(null, 2), Together: true)), "i1 i2", "i3").ShouldHaveSingleItem().Form.ShouldBeNull();
        Broken(Asked(2, new SumRule("r", "n", new Every(), new(null, 6), Together: true)), "i1 i2", "i3").ShouldBeEmpty();
        Broken(Asked(2, new MeanRule("r", "n", new Every(), Span.Exactly(2), Together: true)), "i1", "i3").ShouldBeEmpty();
    }

    [Fact]
    public void knows_the_enemies_of_the_pool_and_what_is_no_form_of_it()
    {
        Broken(Asked(1), "i3 i6").ShouldHaveSingleItem().ShouldBe(new BrokenRule(PoolRules.EnemySet(0), 1, "Enemies meet: i3, i6."));
        Broken(Asked(1), "i1 i9 i1").Select(b => b.Words).ShouldBe(["i9 is not in the pool.", "i1 stands 2 times."]);
        Broken(Asked(2), "i1").ShouldHaveSingleItem().Words.ShouldBe("There are 1 forms instead of 2.");
    }

    private static IReadOnlyList<BrokenRule> Broken(AssemblyProblem problem, params string[] forms) => FormsCheck.Broken(problem, [.. forms.Select(f => f.Split(' '))]);
}
