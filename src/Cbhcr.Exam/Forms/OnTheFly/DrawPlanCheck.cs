using Cbhcr.Assembly;

namespace Cbhcr.Exam.Forms;

/// <summary>Whether the forms of a plan are those that it draws, from the log alone.</summary>
internal static class DrawPlanCheck
{
    // A search takes a moment; what hangs together is checked for every form, and so many are drawn again.
    public const int MostDrawnAgain = 20;

    /// <param name="events">Of the plan, from the first.</param>
    /// <param name="forms">By id, as their own events have them.</param>
    /// <param name="earlier">Those that the blueprint names, by code.</param>
    public static IEnumerable<string> Differences(
        IReadOnlyList<object> events, IReadOnlyDictionary<Guid, Form> forms, IReadOnlyDictionary<string, Form> earlier, CancellationToken ct)
    {
        var plan = (DrawPlanProposed)events[0];
        if (PooledItem.HashOf(plan.Pool) != plan.PoolHash) yield return $"plan {plan.Code}: hash of the pool";
        var draws = new PlannedDraws(plan, earlier);
        var drawn = events.OfType<DrawPlanFormDrawn>().ToList();
        var (counts, every) = (DrawCounts.None, Math.Max(1, drawn.Count / MostDrawnAgain));
        foreach (var e in drawn)
        {
            if (e.Number != counts.Draws + 1 || e.Seed != PlannedDraws.SeedOf(plan.Seed, e.Number, e.Attempt)) yield return $"form {e.FormCode}: number or seed of its draw";
            else if (!forms.TryGetValue(e.FormId, out var form)) yield return $"form {e.FormCode}: is missing";
            else if (!form.Slots.Select(s => FormEntries.IdOf(s.ItemCode, s.Use)).ToHashSet().SetEquals(e.Entries)) yield return $"form {e.FormCode}: is not what was drawn";
            // Another version of what searches may find another form.
            else if (e.Number % every == 0 && form.Assembly.Solver == Assembler.Solver && draws.Next(counts, e.OutOfUse, ct)?.Slots.SequenceEqual(form.Slots) != true)
                yield return $"form {e.FormCode}: drawn again it is another";
            counts = counts.After(e);
        }
    }

    public static DrawPlan State(IReadOnlyList<object> events) => events.Skip(1).Aggregate(DrawPlan.Create((DrawPlanProposed)events[0]) with { Version = events.Count }, (p, e) => e switch
    {
        DrawPlanApproved x => DrawPlan.Apply(x, p),
        DrawPlanDeclined x => DrawPlan.Apply(x, p),
        DrawPlanEnded x => DrawPlan.Apply(x, p),
        DrawPlanFormDrawn x => DrawPlan.Apply(x, p),
        DrawPlanDrawRefused x => DrawPlan.Apply(x, p),
        _ => p,
    });
}
