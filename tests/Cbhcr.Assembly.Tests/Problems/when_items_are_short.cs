using Cbhcr.Assembly.Problem;
using static Cbhcr.Assembly.Tests.Problems.FewItems;

namespace Cbhcr.Assembly.Tests.Problems;

public sealed class when_items_are_short
{
    [Fact]
    public void the_rule_is_named_with_how_many_in_words_a_writer_understands()
    {
        var pool = Bank(application: 29, recall: 60);
        var rule = new CountRule(
            "AD application", new Both([new In("domain", ["AD"]), new In("level", ["application"])]), new(12, null), Words: "Domain AD, judged at application");
        var result = Assemble(new(pool, 3, [new CountRule("length", new Every(), Span.Exactly(20)), rule, new UseRule("once", new Every(), new(null, 1))], new NoGoal()));
        result.Status.ShouldBe(AssemblyStatus.Infeasible);
        result.Forms.ShouldBeEmpty();
        var conflict = result.Conflict.ShouldNotBeNull();
        conflict.Rules.Order().ShouldBe(["AD application", "once"]);
        conflict.Shortages.ShouldHaveSingleItem().ShouldBe(new RuleShortage("AD application", "Domain AD, judged at application", 36, 29, 7));
        conflict.Words.ShouldStartWith("Domain AD, judged at application: 12 needed on each of 3 forms, 36 in all; the bank has 29 usable: 7 short.");
    }

    [Fact]
    public void a_lack_in_two_places_is_counted_in_both_and_an_item_that_serves_two_rules_once()
    {
        var result = Assemble(new(Bank(application: 2, recall: 3), 1,
        [
            new CountRule("length", new Every(), Span.Exactly(9)),
            new CountRule("AD", new In("domain", ["AD"]), new(8, null)),
            new CountRule("application", new Both([new In("domain", ["AD"]), new In("level", ["application"])]), new(4, null)),
            new CountRule("BC", new In("domain", ["BC"]), new(1, null)),
        ], new NoGoal()));
        // AD has 5: 3 are lacking, 2 of them at application; BC has none.
        var shortages = result.Conflict!.Shortages.ToDictionary(s => s.Rule, s => s.Short);
        shortages.Values.Sum().ShouldBe(4);
        shortages["application"].ShouldBeGreaterThanOrEqualTo(2);
        shortages["BC"].ShouldBe(1);
    }

    [Fact]
    public void many_forms_that_look_alike_are_looked_at_together()
    {
        // Eight forms of 20 with two items in common of any two: at best 56 items stand on two forms, so 160 − 56 = 104 are needed.
        Rule[] rules =
        [
            new CountRule("length", new Every(), Span.Exactly(20)), new OverlapRule("linking", Span.Exactly(2)),
            new CountRule("application", new In("level", ["application"]), new(6, 10)), new UseRule("used", new Every(), new(null, 3)),
        ];
        var result = Assemble(new(Bank(application: 40, recall: 60), 8, rules, new NoGoal()));
        result.Status.ShouldBe(AssemblyStatus.Infeasible);
        result.Conflict!.Rules.Order().ShouldBe(["length", "linking"]);
        result.Conflict.Irreducible.ShouldBeTrue();
    }

    [Fact]
    public void items_that_are_there_but_excluded_are_not_usable()
    {
        var result = Assemble(Asked(1, new CountRule("B", B, Span.Exactly(3)), new ExcludeRule("quarantine", new These(["i5"]))));
        result.Conflict!.Rules.Order().ShouldBe(["B", "quarantine"]);
        result.Conflict.Shortages.ShouldHaveSingleItem().ShouldBe(new RuleShortage("B", "items with domain B", 3, 2, 1));
    }

    [Fact]
    public void an_enemy_set_of_the_pool_is_named_where_it_stands_in_the_way()
    {
        var result = Assemble(Asked(1, new IncludeRule("pinned", new These(["i3", "i6"]))));
        result.Conflict!.Rules.Order().ShouldBe(["pinned", PoolRules.EnemySet(0)]);
        result.Conflict.Words.ShouldContain("includes i3, i6");
        result.Conflict.Words.ShouldContain("i3, i6 must not meet");
    }

    [Fact]
    public void rules_that_no_item_could_meet_are_said_to_have_to_give_way()
    {
        var result = Assemble(Asked(1, new CountRule("length", new Every(), Span.Exactly(3)), new CountRule("A", A, new(2, null)), new CountRule("B", B, new(2, null))));
        result.Conflict!.Rules.Order().ShouldBe(["A", "B", "length"]);
        result.Conflict.Shortages.ShouldBeEmpty();
        result.Conflict.Words.ShouldEndWith("New items would not help: a rule has to give way.");
    }

    private static ItemPool Bank(int application, int recall) => new(
        [.. Enumerable.Range(0, application + recall).Select(i => $"q{i:000}")],
        new Dictionary<string, IReadOnlyList<double?>>(),
        new Dictionary<string, IReadOnlyList<string?>>
        {
            ["domain"] = [.. Enumerable.Repeat("AD", application + recall)],
            ["level"] = [.. Enumerable.Range(0, application + recall).Select(i => i < application ? "application" : "recall")],
        });
}
