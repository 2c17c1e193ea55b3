using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using NodaTime;

namespace Cbhcr.Exam.Tests.Forms.OnTheFly;

/// <summary>The rules of a plan, and draws by it over a season.</summary>
public sealed class a_draw_plan
{
    private static readonly Guid Proposer = Guid.Parse("01900000-0000-7000-8000-000000000001"), Other = Guid.Parse("01900000-0000-7000-8000-000000000002");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 15, 0);

    [Fact]
    public void is_decided_by_another_person_once()
    {
        var plan = DrawPlan.Create(Proposed(items: 20, exposure: 40));
        plan.MayBeDecidedBy(Proposer)!.Value.Code.ShouldBe("same-person");
        plan.MayBeDecidedBy(Other).ShouldBeNull();
        plan.MayDraw()!.Value.Words.ShouldContain("not yet approved");
        var approved = DrawPlan.Apply(new DrawPlanApproved(Other, Now), plan);
        approved.MayDraw().ShouldBeNull();
        approved.MayBeDecidedBy(Other)!.Value.Code.ShouldBe("not-proposed");
        approved.MayBeEnded().ShouldBeNull();
        foreach (var over in new[] { DrawPlan.Apply(new DrawPlanDeclined(Other, Other, Now), plan), DrawPlan.Apply(new DrawPlanEnded(Other, Other, Now), approved) })
            (over.MayDraw()!.Value.Code, over.MayBeEnded()!.Value.Code, over.MayBeDecidedBy(Other)!.Value.Code).ShouldBe(("plan-not-approved", "plan-over", "not-proposed"));
    }

    [Fact]
    public void holds_exposure_to_its_limit_over_a_season_and_gives_the_same_forms_again()
    {
        var proposed = Proposed(items: 40, exposure: 35);
        var (plan, draws) = (DrawPlan.Create(proposed), new PlannedDraws(proposed, new Dictionary<string, Form>()));
        var log = new List<(DrawCounts Before, PlannedDraw Draw)>();
        for (var i = 0; i < 60; i++)
        {
            var draw = draws.Next(plan.Counts, [], default).ShouldNotBeNull();
            log.Add((plan.Counts, draw));
            plan = DrawPlan.Apply(Drawn(draw, []), plan);
        }
        var measured = DrawFigures.Measured(plan);
        measured.Draws.ShouldBe(60);
        measured.Mean.ShouldBe(10 / 40.0, 1e-12);
        measured.Greatest.ShouldBeLessThanOrEqualTo(0.35 + 0.08, "chance may take an item a little over the limit");
        measured.Overlap.ShouldBeInRange(10 / 40.0 - 0.02, 0.35);
        log.Select(l => l.Draw.Seed).ShouldBeUnique();
        foreach (var (before, draw) in log.Where((_, i) => i % 20 == 7)) draws.Next(before, [], default)!.Slots.ShouldBe(draw.Slots);
    }

    [Fact]
    public void draws_nothing_that_is_out_of_use_and_does_not_make_up_for_it_at_once()
    {
        var proposed = Proposed(items: 24, exposure: 60);
        var (plan, draws) = (DrawPlan.Create(proposed), new PlannedDraws(proposed, new Dictionary<string, Form>()));
        string[] outOfUse = ["D-001", "D-002", "D-003"];
        for (var i = 0; i < 8; i++)
        {
            var draw = draws.Next(plan.Counts, outOfUse, default).ShouldNotBeNull();
            draw.Slots.Select(s => s.ItemCode).Intersect(outOfUse).ShouldBeEmpty();
            plan = DrawPlan.Apply(Drawn(draw, outOfUse), plan);
        }
        plan.Counts.NotEligible["D-001"].ShouldBe(8);
        draws.Next(plan.Counts, [.. proposed.Pool.Take(15).Select(i => i.Code)], default).ShouldBeNull("nine items are left for a form of ten");
    }

    [Theory]
    [InlineData(3, false, true, true, false)]
    [InlineData(3, true, true, true, true)]
    [InlineData(4, true, true, true, false)]
    [InlineData(3, true, false, true, false)]
    [InlineData(3, true, true, false, false)]
    public void takes_an_item_only_as_it_was_when_the_plan_was_proposed(int version, bool known, bool scored, bool pretest, bool usable) =>
        (Pool(1)[0] with { ContentVersion = 3 }).IsUsable(known ? Pool(1)[0].AsCandidate() with { ContentVersion = version, MayBeScored = scored, MayBePretest = pretest } : null).ShouldBe(usable);

    [Fact]
    public void keeps_all_of_an_item_that_rules_go_by()
    {
        var item = Pool(1)[0] with { P = 0.4, R = 0.2, Irt = new IrtParameters("2PL", 0.3, 1.2), Enemies = ["X"], Stimulus = Other };
        PooledItem.Of(item.AsCandidate()).ShouldBeEquivalentTo(item);
    }

    [Fact]
    public void warns_when_the_bank_is_used_otherwise_than_was_promised()
    {
        var plan = DrawPlan.Create(Proposed(items: 40, exposure: 30));
        var measured = plan.Simulation with { Draws = 30, Greatest = 0.5 };
        DrawWords.Warning(plan, measured)!.ShouldContain("50.0 % of the forms");
        DrawWords.Warning(plan, measured with { Greatest = 0.33 }).ShouldBeNull();
        DrawWords.Warning(plan, measured with { Draws = 0 }).ShouldBeNull();
        DrawWords.Warning(plan with { Simulation = plan.Simulation with { Draws = 50, Greatest = 0.6 } }, measured with { Draws = 0 })!.ShouldContain("the bank is too small for a limit of 30 %");
        DrawWords.Warning(plan, measured with { Draws = 4 }).ShouldBeNull("four forms say nothing yet");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    [InlineData(5, 5)]
    [InlineData(8, 9)]
    public void counts_scores_of_an_equated_form_on_the_form_that_the_cut_was_set_for(int raw, int expected)
    {
        // The reference form has nine points, this one eight.
        var counted = Drawn(new FormEquating("REF-A", [0, 1.5, 2.5, 3.5, 4.6, 5.4, 6.2, 7.1, 9])).Counted(raw, 8);
        (counted.Score, counted.Maximum, counted.On).ShouldBe((expected, 9, "REF-A"));
        counted.Note!.ShouldEndWith("equated to form REF-A");
    }

    [Fact]
    public void counts_scores_of_other_forms_as_they_are()
    {
        var drawn = Drawn(equating: null).Counted(4, 8);
        drawn.Note!.ShouldContain("not statistically equated");
        (Drawn(equating: null) with { Assembly = new AssemblyRecord(1, "by hand", "ready", 0) }).Counted(4, 8).ShouldBe(drawn with { Note = null });
    }

    private static Form Drawn(FormEquating? equating) => new()
    {
        Assembly = new AssemblyRecord(1, "by hand", "drawn", 0, Draw: new(Other, "FLY", 1, equating)),
        Slots = [.. Enumerable.Range(1, 10).Select(i => new FormSlot(i, Other, $"D-{i:000}", 1, "", "RB.SA", "RB", i <= 8 ? SlotUse.Scored : SlotUse.Pretest))],
    };

    private static DrawPlanFormDrawn Drawn(PlannedDraw d, IReadOnlyList<string> outOfUse) => new(Other, $"FLY-{d.Number:0000}", d.Number, d.Attempt, d.Seed, d.Relaxed, d.Entries, d.Barred, outOfUse, Now);

    private static DrawPlanProposed Proposed(int items, int exposure)
    {
        var exam = new ExamSpecification(8, 2, 30, 0, new(34, 33, 33), [new("RB", 50, [new("RB.SA", 50, 4)]), new("CM", 50, [new("CM.AL", 50, 4)])]);
        return new(Other, Other, "FLY", Other, 1, "D", new("D", "F", "provisional", null, true, null, exam, new(200, 500, 800), 2, null), Pool(items), "", exposure, 7, 0.5,
            new(12, 0, 0, exposure / 100.0, 10.0 / items, 10.0 / items, 0, items), null, Comparability.Words(null), true, Proposer, Now);
    }

    private static IReadOnlyList<PooledItem> Pool(int items) =>
        [.. Enumerable.Range(1, items).Select(i => new PooledItem(new Guid(i, 0, 0, new byte[8]), $"D-{i:000}", 3, "", i % 2 == 0 ? "RB.SA" : "CM.AL", i % 3 == 0 ? "recall" : i % 3 == 1 ? "application" : "judgment",
            "", "single-best-answer", "ABCD"[i % 4], [], [], ["D"], null, true, true, 20, 2, 28, 0, null, null, null))];
}
