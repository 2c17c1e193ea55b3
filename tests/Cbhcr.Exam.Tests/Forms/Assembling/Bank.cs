using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Forms.Assembling;

/// <summary>Made-up items and blueprints, and short words for what tests do with them.</summary>
internal static class Bank
{
    public static readonly CognitiveMix NoMix = new(0, 0, 0);

    /// <summary>Scored counts and mix of item-bank/blueprints/cbhcr-i.yaml.</summary>
    public static readonly ExamSpecification LevelI = Asking(new(35, 45, 20), 15,
        ("RB.SA", 4), ("RB.CO", 5), ("RB.UPR", 4), ("RB.EN", 6), ("CM.AL", 6), ("CM.VN", 4), ("CM.CR", 5), ("KB.MBH", 5), ("KB.CH", 4),
        ("KB.PH", 5), ("KB.SAI", 5), ("KB.EBI", 2), ("KB.DP", 3), ("SR.MPE", 6), ("SR.PR", 5), ("SR.DM", 8), ("AD.RN", 4), ("AD.SC", 4));

    /// <summary>130 items for Level I: half as many again as are scored, of every level and key, with a pair of enemies in each competency.</summary>
    public static List<FormCandidateItem> ForLevelI()
    {
        var competencies = LevelI.Competencies().SelectMany(c => Enumerable.Repeat(c.Code, c.ScoredItems * 3 / 2)).ToList();
        competencies.AddRange(LevelI.Competencies().Take(130 - competencies.Count).Select(c => c.Code));
        string[] levels = ["recall", "application", "judgment"];
        return [.. competencies.Select((competency, i) => Item(
            $"I-{i + 1:000}", competency, levels[i * 7 % 20 < 7 ? 0 : i * 7 % 20 < 16 ? 1 : 2], "ABCD"[i * 5 % 4],
            enemies: i > 0 && competencies[i - 1] == competency && (i < 2 || competencies[i - 2] != competency) ? [$"I-{i:000}"] : []))];
    }

    public static FormCandidateItem Item(string code, string competency = "A", string level = "recall", char key = 'A', int uses = 0, params string[] enemies) =>
        new(Guid.Empty, code, 1, "hash", competency, level, enemies, key, false) { Uses = uses };

    /// <summary>Items A1, A2 … of a competency.</summary>
    public static IEnumerable<FormCandidateItem> Some(string competency, int count) =>
        Enumerable.Range(1, count).Select(i => Item($"{competency}{i}", competency, key: "ABCD"[i % 4]));

    public static ExamSpecification Asking(int pretest, params (string Competency, int Scored)[] counts) => Asking(NoMix, pretest, counts);

    public static ExamSpecification Asking(CognitiveMix mix, int pretest, params (string Competency, int Scored)[] counts)
    {
        var domains = counts.GroupBy(c => c.Competency.Split('.')[0], c => new CompetencyTarget(c.Competency, 0, c.Scored));
        return new(counts.Sum(c => c.Scored), pretest, 60, 0, mix, [.. domains.Select(d => new DomainTarget(d.Key, 0, [.. d]))]);
    }

    public static RunOutcome Assemble(IReadOnlyList<FormCandidateItem> pool, ExamSpecification exam, ulong seed = 1, double effort = 8, int forms = 1) =>
        new AssemblyGrounds(exam, pool, AssemblyOrder.Plain(forms, seed), new AssemblyEffort(seed, effort, null)).Search(null, default);

    /// <summary>The form, and with it the assurance that it breaks no rule.</summary>
    public static IReadOnlyList<FormSlot> Form(IReadOnlyList<FormCandidateItem> pool, ExamSpecification exam, ulong seed = 1, double effort = 8)
    {
        var form = Assemble(pool, exam, seed, effort).Forms.ShouldHaveSingleItem();
        Faults(form, pool, exam).ShouldBeEmpty();
        return form;
    }

    public static RunConflict Gap(IReadOnlyList<FormCandidateItem> pool, ExamSpecification exam)
    {
        var outcome = Assemble(pool, exam);
        outcome.Status.ShouldBe("infeasible");
        return outcome.Conflict.ShouldNotBeNull();
    }

    /// <summary>How many items a competency, or the pretest, lacks.</summary>
    public static IEnumerable<(string Cell, int Needed, int Short)> Told(RunConflict gap) =>
        gap.Shortages.Select(s => (s.Cell.Single(p => p.Attribute == "competency" || p.Value == "pretest").Value, s.Needed, s.Short));

    public static string Codes(IReadOnlyList<FormSlot> form) => string.Join(' ', form.Select(s => $"{s.ItemCode}{(s.Use == SlotUse.Pretest ? "?" : "")}"));

    public static List<FormCandidateItem> On(IReadOnlyList<FormSlot> form, IReadOnlyList<FormCandidateItem> pool, SlotUse use) =>
        [.. form.Where(s => s.Use == use).Select(s => pool.Single(i => i.Code == s.ItemCode))];

    /// <summary>The counts of a blueprint and its enemies, by hand.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<FormSlot> form, IReadOnlyList<FormCandidateItem> pool, ExamSpecification exam)
    {
        if (form.DistinctBy(s => s.ItemCode).Count() != form.Count) yield return "an item stands twice";
        if (!form.Select(s => s.Position).SequenceEqual(Enumerable.Range(1, form.Count))) yield return "positions do not run from 1";
        var items = pool.ToDictionary(i => i.Code);
        foreach (var slot in form.Where(s => items[s.ItemCode].Competency != s.Competency)) yield return $"{slot.ItemCode} is not of {slot.Competency}";
        foreach (var c in exam.Competencies())
            if (form.Count(s => s.Use == SlotUse.Scored && s.Competency == c.Code) != c.ScoredItems) yield return $"{c.Code} has not {c.ScoredItems}";
        if (form.Count(s => s.Use == SlotUse.Pretest) != exam.PretestItems) yield return $"there are not {exam.PretestItems} on trial";
        if (form.Any(s => exam.Competencies().All(c => c.Code != s.Competency))) yield return "a competency that nobody asked for";
        foreach (var slot in form)
            foreach (var enemy in items[slot.ItemCode].Enemies.Where(e => e != slot.ItemCode && form.Any(s => s.ItemCode == e))) yield return $"{slot.ItemCode} meets {enemy}";
    }
}
