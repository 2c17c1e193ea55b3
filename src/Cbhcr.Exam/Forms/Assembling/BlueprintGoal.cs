using Cbhcr.Assembly.Problem;

namespace Cbhcr.Exam.Forms;

/// <summary>What is sought among the forms that meet a blueprint: its statistical target, or where there is none the wishes that every form has.</summary>
internal static class BlueprintGoal
{
    public static bool HasTarget(FormRules? rules) => rules?.Target is { Points.Count: > 0, Basis: "information" or "difficulty" };

    public static IReadOnlyList<(string Level, int Percent)> Mix(ExamSpecification exam) =>
        [("recall", exam.CognitiveMix.Recall), ("application", exam.CognitiveMix.Application), ("judgment", exam.CognitiveMix.Judgment)];

    /// <returns>The goal, and the number columns that it sums up.</returns>
    public static (Goal Goal, IReadOnlyDictionary<string, IReadOnlyList<double?>> Columns) Of(ExamSpecification exam, FormEntries entries)
    {
        var columns = new Dictionary<string, IReadOnlyList<double?>>();
        if (HasTarget(exam.Rules))
        {
            var target = exam.Rules!.Target!;
            return (new NearTo([.. target.Points.Select(p => target.Basis == "information"
                ? new Aim(new InformationAt(p.At), p.Aim, p.Weight)
                : new Aim(new SumOf("p"), p.Aim * exam.ScoredItems, p.Weight))], target.Minimax), columns);
        }

        var aims = new List<Aim>();
        // A wish weighs more than all that lesser wishes can bring: counts are apart by twice the items of a form at most.
        // Powers of two come through the search exactly.
        var worn = entries.All.Select(e => (double)e.Item.Uses).OrderDescending().Take(exam.ScoredItems + exam.PretestItems).Sum();
        var (keys, uses) = (1, Math.Pow(2, -Math.Ceiling(Math.Log2(1 + worn))));
        var spread = keys * ((2 * exam.ScoredItems) + 2);
        var mix = spread * ((2 * exam.PretestItems) + 2);
        void Wish(string name, Func<FormEntry, bool> counts, double wanted, double weight)
        {
            columns[name] = [.. entries.All.Select(e => (double?)(counts(e) ? 1 : 0))];
            aims.Add(new(new SumOf(name), wanted, weight));
        }
        // Whole numbers, so that a form can meet a wish exactly and the search knows when it has.
        foreach (var ((level, _), wanted) in Mix(exam).Zip(Whole(exam.ScoredItems, [.. Mix(exam).Select(m => (double)m.Percent)])))
            Wish($"wish:mix:{level}", e => e.Use == SlotUse.Scored && e.Item.CognitiveLevel == level, wanted, mix);
        if (exam is { PretestItems: > 0, ScoredItems: > 0 })
            foreach (var (competency, wanted) in exam.Competencies().Zip(Whole(exam.PretestItems, [.. exam.Competencies().Select(c => (double)c.ScoredItems)])))
                Wish($"wish:spread:{competency.Code}", e => e.Use == SlotUse.Pretest && e.Item.Competency == competency.Code, wanted, spread);
        var letters = BlueprintRules.Letters(entries);
        foreach (var (letter, wanted) in letters.Zip(Whole(exam.ScoredItems, [.. letters.Select(_ => 1.0)])))
            Wish($"wish:key:{letter}", e => e.Use == SlotUse.Scored && e.Item.KeyPosition == letter[0], wanted, keys);
        if (entries.All.Any(e => e.Item.Uses > 0))
        {
            columns["wish:uses"] = [.. entries.All.Select(e => (double?)e.Item.Uses)];
            aims.Add(new(new SumOf("wish:uses"), 0, uses));
        }
        return (new NearTo(aims, Minimax: false), columns);
    }

    /// <summary>So many items in these proportions, in whole numbers: what is left over goes to the largest remainders (Hamilton's method).</summary>
    internal static IReadOnlyList<int> Whole(int items, IReadOnlyList<double> shares)
    {
        var sum = shares.Sum();
        if (sum <= 0) return [.. shares.Select(_ => 0)];
        var exact = shares.Select(s => items * s / sum).ToList();
        var whole = exact.Select(x => (int)Math.Floor(x + 1e-9)).ToArray();
        foreach (var i in Enumerable.Range(0, whole.Length).OrderByDescending(i => exact[i] - whole[i]).Take(items - whole.Sum())) whole[i]++;
        return whole;
    }
}
