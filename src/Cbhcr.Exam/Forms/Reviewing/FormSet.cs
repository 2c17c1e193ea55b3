using Cbhcr.Assembly.Checking;
using Cbhcr.Exam.Items;
using Marten;

namespace Cbhcr.Exam.Forms;

/// <summary>An item that could stand in a slot instead.</summary>
public sealed record SwapCandidate(Guid ItemId, string Code, int ContentVersion, string CognitiveLevel, string Type, string SkillArea, int Words, double? P, double? R, int Uses);

/// <summary>
/// A form with those it was made together with, and the rules they were made by: what every swap is held to. The check shares nothing with the search.
/// </summary>
internal sealed record FormSet(Form Form, IReadOnlyList<Form> Forms, ExamSpecification Exam, IReadOnlyList<FormCandidateItem> Bank, BlueprintProblem Problem)
{
    public static async Task<FormSet> OfAsync(IQuerySession session, Form form, CancellationToken ct)
    {
        var made = form.Assembly.RunId is { } run ? await session.Query<Form>().Where(f => f.Assembly.RunId == run).ToListAsync(ct) : [form];
        IReadOnlyList<Form> forms = [.. made.Where(f => f.State != FormState.Withdrawn || f.Id == form.Id).OrderBy(f => f.Code, StringComparer.Ordinal)];
        var exam = (await session.BlueprintContentAsync(form.BlueprintId, form.BlueprintVersion, ct)).Exam;
        var bank = await session.ItemsForLevelAsync(form.LevelCode, form.Demonstration, ct);
        var standing = await session.ItemsOnFormsAsync(forms.SelectMany(f => f.Slots).Select(s => (s.ItemId, s.ContentVersion)), form.Demonstration, ct);
        // What stands on a form is used as it stands there, whatever became of the item since; publication looks at that.
        var uses = forms.SelectMany(f => f.Slots).ToLookup(s => s.ItemId, s => s.Use);
        // Forms made together do not count against each other.
        var together = made.Where(f => f.ContentHash is not null).SelectMany(f => f.Slots.Select(s => s.ItemId).Distinct()).CountBy(id => id).ToDictionary();
        var here = standing.DistinctBy(i => i.Code).Select(i => i with
        {
            MayBeScored = uses[i.ItemId].Contains(SlotUse.Scored), MayBePretest = uses[i.ItemId].Contains(SlotUse.Pretest),
            Uses = Math.Max(0, i.Uses - together.GetValueOrDefault(i.ItemId)),
        });
        var pool = here.Concat(bank).DistinctBy(i => i.Code).ToList();
        var include = form.Assembly.RunId is { } id ? (await session.LoadAsync<AssemblyRun>(id, ct))?.Request : null;
        var order = new AssemblyOrder(forms.Count, form.Assembly.Seed, include?.Include ?? [], include?.Exclude ?? [], await session.FormsNamedAsync(exam.Rules, ct));
        return new(form, forms, exam, bank, BlueprintProblem.Of(exam, pool, order));
    }

    /// <summary>Rules that the forms break as they stand, in words.</summary>
    public IReadOnlyList<string> Broken() => [.. Broken(Form.Slots).Select(b => b.Words)];

    /// <summary>Rules that this form breaks as it stands, by itself or together with the others, in words.</summary>
    public IReadOnlyList<string> BrokenHere()
    {
        var place = Forms.TakeWhile(f => f.Id != Form.Id).Count() + 1;
        return [.. Broken(Form.Slots).Where(b => b.Form is null || b.Form == place).Select(b => b.Words).Distinct()];
    }

    /// <summary>Rules that a swap would break and that hold now, in words; empty when it may be made.</summary>
    public IReadOnlyList<string> BrokenBy(FormSlot slot, FormCandidateItem item) => BrokenBy(slot, item, Standing());

    private IReadOnlyList<string> BrokenBy(FormSlot slot, FormCandidateItem item, HashSet<(string, int?)> standing)
    {
        if (Form.Slots.Any(s => s.ItemId == item.ItemId)) return [$"{item.Code} stands on the form already."];
        if (slot.Use == SlotUse.Scored ? !item.MayBeScored : !item.MayBePretest) return [$"{item.Code} may not stand in a {slot.Use.ToString().ToLowerInvariant()} slot."];
        if (!Problem.Entries.Has(FormEntries.IdOf(item.Code, slot.Use))) return [$"{item.Code} is kept for the other use in forms that share items."];
        var after = Form.Slots.Select(s => s.Position == slot.Position ? s with { ItemId = item.ItemId, ItemCode = item.Code, Competency = item.Competency } : s).ToList();
        return [.. Broken(after).Where(b => !standing.Contains((b.Rule, b.Form))).Select(b => b.Words).Distinct()];
    }

    /// <summary>Items that keep every rule, those most like the present one first.</summary>
    public IReadOnlyList<SwapCandidate> Candidates(FormSlot slot, int most)
    {
        var (present, standing) = (Problem.Entries.All.FirstOrDefault(e => e.Item.ItemId == slot.ItemId)?.Item, Standing());
        return [.. Bank.Where(i => slot.Use == SlotUse.Pretest || i.Competency == slot.Competency).Where(i => BrokenBy(slot, i, standing).Count == 0)
            .OrderBy(i => Distance(i, present)).ThenBy(i => i.Code, StringComparer.Ordinal).Take(most)
            .Select(i => new SwapCandidate(i.ItemId, i.Code, i.ContentVersion, i.CognitiveLevel, i.Type, i.SkillArea, i.Reading.Words, i.Figures?.P, i.Figures?.Discrimination, i.Uses))];
    }

    /// <summary>What is broken already, which no swap is held to.</summary>
    private HashSet<(string, int?)> Standing() => [.. Broken(Form.Slots).Select(b => (b.Rule, b.Form))];

    private List<BrokenRule> Broken(IReadOnlyList<FormSlot> slots)
    {
        var forms = Forms.Select(f => (IReadOnlyList<string>)[.. (f.Id == Form.Id ? slots : f.Slots).Select(s => FormEntries.IdOf(s.ItemCode, s.Use))]).ToList();
        // What is no candidate cannot be counted; the other rules are held against the rest.
        var known = forms.Select(f => (IReadOnlyList<string>)[.. f.Where(Problem.Entries.Has)]).ToList();
        var strangers = forms.SelectMany((f, i) => f.Except(known[i]).Select(id => new BrokenRule(id, i + 1, $"{id.Split('|')[0]} is not among the items that the blueprint allows.")));
        return [.. strangers.Concat(FormsCheck.Broken(Problem.Problem, known)).Select(b => b with { Words = b.Form is { } f && Forms.Count > 1 ? $"{Forms[f - 1].Code}: {b.Words}" : b.Words })];
    }

    private static double Distance(FormCandidateItem item, FormCandidateItem? present) => present is null ? 0
        : (item.CognitiveLevel == present.CognitiveLevel ? 0 : 4) + (item.Type == present.Type ? 0 : 3) + (item.SkillArea == present.SkillArea ? 0 : 1)
            + (item.Figures?.P is { } p && present.Figures?.P is { } q ? 5 * Math.Abs(p - q) : 0) + (Math.Abs(item.Reading.Words - present.Reading.Words) / 50.0) + (item.Uses / 10.0);
}
