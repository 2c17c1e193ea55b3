using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Scoring;

/// <summary>Points from the answers of one sitting and the keys of the versions that were shown. The only place where keys meet answers.</summary>
public static class Marking
{
    public sealed record Marked(int Raw, int Maximum, IReadOnlyList<DomainScore> Domains);

    /// <summary>What one scored slot gave.</summary>
    public sealed record Mark(FormSlot Slot, int Points, int Maximum);

    /// <param name="rated">Points that people gave, by position; a text that was not written has none and counts nothing.</param>
    /// <exception cref="InvalidOperationException">An answer is for another item version than stands on the form, or a text has not been rated.</exception>
    public static Marked Of(FinishedSitting sitting, Form form, IReadOnlyList<ItemVersion> versions, IReadOnlyDictionary<int, int>? rated = null)
    {
        var marks = Marks(sitting, Rules(form, versions), position => rated is not null && rated.TryGetValue(position, out var given) ? given : null);
        return new(marks.Sum(m => m.Points), marks.Sum(m => m.Maximum), [.. marks.GroupBy(m => m.Slot.Domain)
            .Select(g => new DomainScore(g.Key, g.Sum(m => m.Points), g.Sum(m => m.Maximum), g.Any(m => m.Maximum != 1) ? g.Count() : null)).OrderBy(d => d.Domain, StringComparer.Ordinal)]);
    }

    /// <summary>The scored slots of a form with what their answers are worth: made once for as many sittings as there are.</summary>
    /// <param name="versions">One a slot, in the form's order.</param>
    public static IReadOnlyList<(FormSlot Slot, ItemPoints Item)> Rules(Form form, IReadOnlyList<ItemVersion> versions) =>
        [.. form.Slots.Zip(versions).Where(p => p.First.Use == SlotUse.Scored).Select(p => (p.First, new ItemPoints(p.Second.Content)))];

    /// <param name="rated">Points that people gave to the text at a position; null when they have not.</param>
    /// <exception cref="InvalidOperationException">An answer is for another item version than stands on the form, or a text has not been rated.</exception>
    public static IReadOnlyList<Mark> Marks(FinishedSitting sitting, IReadOnlyList<(FormSlot Slot, ItemPoints Item)> rules, Func<int, int?> rated)
    {
        var answers = sitting.Responses.ToDictionary(r => r.Position);
        return [.. rules.Select(rule =>
        {
            var (slot, item) = rule;
            if (answers.TryGetValue(slot.Position, out var answer) && (answer.ItemId != slot.ItemId || answer.ContentVersion != slot.ContentVersion))
                throw new InvalidOperationException($"Sitting {sitting.SittingId} has an answer at position {slot.Position} for another item version than its form.");
            var points = !item.ByPeople ? item.Of(answer?.OptionId, answer?.ByRule)
                : answer is not { IsWritten: true } ? 0
                : rated(slot.Position) ?? throw new InvalidOperationException($"The text at position {slot.Position} of sitting {sitting.SittingId} has not been rated.");
            return new Mark(slot, points, item.Maximum);
        })];
    }

    /// <summary>One result per sitting, so its id follows from the sitting's: scoring twice cannot make two.</summary>
    public static Guid ResultIdOf(Guid sittingId) => DerivedId.Of($"result|{sittingId:N}");
}
