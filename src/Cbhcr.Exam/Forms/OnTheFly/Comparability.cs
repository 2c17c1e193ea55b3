using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Irt;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace Cbhcr.Exam.Forms;

/// <summary>The form that the level's cut score was set for, with the parameters of its scored items as they were when the plan was proposed.</summary>
public sealed record ReferenceForm(Guid FormId, string FormCode, IReadOnlyList<IrtParameters> Items);

/// <summary>What the scores of forms drawn by one plan have to do with each other.</summary>
internal static class Comparability
{
    private const string NotEquated = "Forms of this plan meet the same blueprint but are not statistically equated: the level's raw cut applies to each of them, "
        + "and an easier or harder form is not allowed for.";

    // Beyond this nothing of a raw score is left; the table stays short in the log.
    private const int Digits = 6;

    public static string Words(ReferenceForm? reference) => reference is null ? NotEquated
        : $"Forms of this plan are equated to form {reference.FormCode} by true scores of calibrated items: "
            + "a score counts as what somebody of that ability would be expected to score there.";

    /// <param name="pool">Items that may be scored.</param>
    /// <returns>Null without a reference form; a problem when it cannot be one.</returns>
    public static async Task<(ProblemDetails?, ReferenceForm?)> ReferenceAsync(
        this IQuerySession session, string? code, string level, bool demonstration, IEnumerable<FormCandidateItem> pool, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code)) return (null, null);
        var named = code.Trim();
        if (await session.FormsToChoose().FirstOrDefaultAsync(f => f.Code == named, ct) is not { ContentHash: not null } form || form.LevelCode != level)
            return (Problems.Malformed(new Dictionary<string, string> { ["referenceForm"] = $"Level {level} has no published form {named}." }), null);
        var scored = form.Slots.Where(s => s.Use == SlotUse.Scored).Select(s => (s.ItemId, s.ContentVersion));
        var items = await session.ItemsOnFormsAsync(scored, demonstration, ct);
        var without = items.Concat(pool).Where(i => FormStatistics.ModelOf(i) is null).Select(i => i.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        return without.Count > 0
            ? (Problems.Unprocessable($"Forms can be equated to {named} only when every item that may be scored is calibrated, and {without.Count} are not. "
                + "Leave the reference form out, or calibrate them first.", "not-calibrated").With("problems", without.Take(20).ToList()), null)
            : (null, new(form.Id, form.Code, [.. items.Select(i => i.Figures!.Irt!)]));
    }

    /// <summary>For each raw score on the drawn form, the one on the reference form that means the same (Kolen and Brennan 2014, section 6.5).</summary>
    public static FormEquating? Equating(DrawPlanProposed plan, IReadOnlyList<FormSlot> slots)
    {
        if (plan.Reference is not { } reference) return null;
        var pool = plan.Pool.ToDictionary(i => i.Code);
        var table = IrtEquating.TrueScores([.. slots.Where(s => s.Use == SlotUse.Scored).Select(s => pool[s.ItemCode].Irt!.Curve()!)], [.. reference.Items.Select(i => i.Curve()!)]).Table;
        return new(reference.FormCode, [.. table.Select(t => Math.Round(t.Yx ?? throw new InvalidOperationException("A right-or-wrong item has no curve that falls."), Digits))]);
    }
}
