using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Cbhcr.Exam.Tests.Forms.Assembling.Bank;
using Selection = System.Collections.Generic.List<(Cbhcr.Exam.Items.FormCandidateItem Item, Cbhcr.Exam.Forms.SlotUse Use)>;

namespace Cbhcr.Exam.Tests.Forms.Assembling;

/// <summary>Banks of a few items, where every way of using every item can be tried.</summary>
public sealed class any_bank_and_blueprint
{
    [Property(Arbitrary = [typeof(BankCases)], MaxTest = 60)]
    public void give_the_best_form_or_the_least_shortage(BankCase a)
    {
        var missing = Size(a.Exam) - Selections(a).Max(s => s.Count);
        var outcome = Assemble(a.Pool, a.Exam, a.Seed);
        if (missing == 0)
        {
            outcome.Status.ShouldBe("optimal");
            Faults(outcome.Forms[0], a.Pool, a.Exam).ShouldBeEmpty();
            Wishes([.. outcome.Forms[0].Select(s => (a.Pool.Single(i => i.Code == s.ItemCode), s.Use))], a.Exam)
                .ShouldBe(Selections(a).Where(s => s.Count == Size(a.Exam)).Select(s => Wishes(s, a.Exam)).Min());
            return;
        }
        outcome.Status.ShouldBe("infeasible");
        var gap = outcome.Conflict.ShouldNotBeNull();
        gap.Shortages.Sum(s => s.Short).ShouldBe(missing);
        // With what is missing written there is a form.
        string Competency(string cell) => cell == "pretest" ? a.Exam.Competencies().First().Code : cell;
        var written = Told(gap).SelectMany(s => Enumerable.Range(1, s.Short).Select(k => Item($"new {s.Cell} {k}", Competency(s.Cell))));
        Form([.. a.Pool, .. written], a.Exam, a.Seed);
    }

    // Distances from the wished counts in items, in the order in which they count.
    private static (double Mix, double Spread, int Uses) Wishes(Selection selection, ExamSpecification exam)
    {
        List<FormCandidateItem> Used(SlotUse use) => [.. selection.Where(s => s.Use == use).Select(s => s.Item)];
        var (scored, trial) = (Used(SlotUse.Scored), Used(SlotUse.Pretest));
        (string Level, int Percent)[] mix = [("recall", exam.CognitiveMix.Recall), ("application", exam.CognitiveMix.Application), ("judgment", exam.CognitiveMix.Judgment)];
        var levels = BlueprintGoal.Whole(exam.ScoredItems, [.. mix.Select(m => (double)m.Percent)]);
        var spread = BlueprintGoal.Whole(exam.PretestItems, [.. exam.Competencies().Select(c => (double)c.ScoredItems)]);
        return (
            mix.Select((m, k) => Math.Abs(scored.Count(i => i.CognitiveLevel == m.Level) - levels[k])).Sum(),
            exam is { ScoredItems: > 0, PretestItems: > 0 } ? exam.Competencies().Select((c, k) => Math.Abs(trial.Count(i => i.Competency == c.Code) - spread[k])).Sum() : 0,
            selection.Sum(s => s.Item.Uses));
    }

    private static int Size(ExamSpecification exam) => exam.ScoredItems + exam.PretestItems;

    // Everything that breaks no hard rule except that places may stay empty.
    private static IEnumerable<Selection> Selections(BankCase a)
    {
        var demand = a.Exam.Competencies().ToDictionary(c => c.Code, c => c.ScoredItems);
        return a.Pool.Where(i => demand.ContainsKey(i.Competency)).Aggregate<FormCandidateItem, IEnumerable<Selection>>([[]], (all, item) => all.SelectMany(s => With(s, item)));

        IEnumerable<Selection> With(Selection taken, FormCandidateItem item)
        {
            yield return taken;
            if (taken.Any(t => t.Item.Enemies.Contains(item.Code) || item.Enemies.Contains(t.Item.Code))) yield break;
            if (taken.Count(t => t.Use == SlotUse.Scored && t.Item.Competency == item.Competency) < demand[item.Competency]) yield return [.. taken, (item, SlotUse.Scored)];
            if (taken.Count(t => t.Use == SlotUse.Pretest) < a.Exam.PretestItems) yield return [.. taken, (item, SlotUse.Pretest)];
        }
    }
}

/// <summary>A bank and what is asked of it, at random.</summary>
public sealed record BankCase(IReadOnlyList<FormCandidateItem> Pool, ExamSpecification Exam, ulong Seed)
{
    public override string ToString() => $"""
        seed {Seed}, {string.Join(", ", Exam.Competencies().Select(c => $"{c.ScoredItems} {c.Code}"))}, {Exam.PretestItems} pretest, mix {Exam.CognitiveMix}
        {string.Join("\n", Pool.Select(i => $"{i.Code} {i.Competency} {i.CognitiveLevel} {i.KeyPosition} {i.Uses} against {string.Join(' ', i.Enemies)}"))}
        """;
}

/// <summary>About two in five have a form.</summary>
public static class BankCases
{
    public static Arbitrary<BankCase> Cases() => (
        from count in Gen.Choose(3, 8)
        from pool in Gen.CollectToList(Enumerable.Range(1, count), i => Item(i, count))
        from competencies in Gen.Elements<string[]>(["A", "B"], ["A", "B"], ["A"], ["B", "A", "Z"])
        from counts in Gen.CollectToList(competencies, c => Gen.Choose(0, Math.Min(4, pool.Count(i => i.Competency == c) + 1)))
        from trial in Gen.Choose(0, 2)
        from mix in Gen.Elements(new CognitiveMix(0, 0, 0), new(50, 0, 50), new(35, 45, 20), new(10, 0, 0))
        from seed in Gen.Choose(0, int.MaxValue)
        let demands = competencies.Zip(counts, (c, n) => (c, n)).ToArray()
        select new BankCase([.. pool], Bank.Asking(mix, counts.Sum() == 0 ? Math.Max(1, trial) : trial, demands), (ulong)seed)).ToArbitrary();

    // One item in nine belongs to a competency nobody asks for; an enemy may be a stranger or the item itself. All keys are alike: their balance is tested elsewhere.
    private static Gen<FormCandidateItem> Item(int number, int count) =>
        from competency in Gen.Elements("A", "A", "A", "A", "B", "B", "B", "Z", "X")
        from level in Gen.Elements("recall", "application", "judgment")
        from against in Gen.ListOf(Gen.Choose(1, count + 1), 2)
        from any in Gen.Choose(0, 2)
        from uses in Gen.Choose(0, 3)
        select Bank.Item($"I{number:00}", competency, level, '-', uses, any == 0 ? [.. against.Select(e => $"I{e:00}")] : []);
}
