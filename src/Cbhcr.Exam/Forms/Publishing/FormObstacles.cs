using Cbhcr.Exam.Items;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>What keeps a form from being published.</summary>
/// <param name="Position">The slot; null where the form as a whole is meant.</param>
public sealed record FormObstacle(int? Position, string Words);

public static class FormObstacles
{
    /// <summary>All of it at once, so that nobody mends one thing to hear of the next.</summary>
    public static async Task<IReadOnlyList<FormObstacle>> FormObstaclesAsync(this IQuerySession session, Form form, Instant now, CancellationToken ct)
    {
        var positions = form.Slots.ToDictionary(s => s.ItemId, s => s.Position);
        var wanted = form.Slots.Select(s => (s.ItemId, s.ContentVersion)).ToList();
        var obstacles = new List<FormObstacle>();
        // A study that backs a later version says nothing of the weights that this form was made by.
        var blueprint = await session.BlueprintAtAsync(form.BlueprintId, form.BlueprintVersion, ct);
        obstacles.AddRange(SpecificationGaps.Of(blueprint.Content.Exam).Select(gap => new FormObstacle(null, gap)));
        // A demonstration says on every result what it is.
        if (!form.Demonstration && await session.BlueprintStandingAsync(blueprint, now, ct) is { IsProvisional: true } standing)
            obstacles.Add(new(null, $"Version {form.BlueprintVersion} of the blueprint is provisional and cannot be used for a live form: {standing.Words}"));
        if (form.OpenComments.Count > 0)
            obstacles.Add(new(null, form.OpenComments.Count == 1 ? "A comment is open." : $"{form.OpenComments.Count} comments are open."));
        obstacles.AddRange((await session.ObstaclesAsync(wanted, form.Demonstration, now, ct)).Select(o => new FormObstacle(positions[o.ItemId], $"{o.Code} {o.Words}")));
        // The bank goes on while a form waits: another form takes its items, two items become enemies, figures are replaced.
        obstacles.AddRange((await FormSet.OfAsync(session, form, ct)).BrokenHere().Select(words => new FormObstacle(null, $"A rule of the blueprint is broken: {words}")));
        try
        {
            await PaperItems.OfAsync(session, form.Slots, await session.ItemVersionsAsync(wanted, ct), ct);
        }
        catch (InvalidOperationException e)
        {
            obstacles.Add(new(null, e.Message));
        }
        return [.. obstacles.OrderBy(o => o.Position ?? 0)];
    }

    /// <summary>As lines of a refusal.</summary>
    public static IReadOnlyList<string> Lines(this IReadOnlyList<FormObstacle> obstacles) => [.. obstacles.Select(o => o.Position is { } p ? $"Position {p}: {o.Words}" : o.Words)];
}
