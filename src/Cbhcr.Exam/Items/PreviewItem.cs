using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public static class PreviewItemEndpoint
{
    /// <summary>The item as a browser is told of it in an exam, its options in the author's order.</summary>
    /// <param name="version">Number of a version; left out: the draft, or what the item says where there is none.</param>
    [WolverineGet("/api/items/{itemId}/preview"), Authorize(Roles = Roles.ItemReaders)]
    [ProducesResponseType<PlayerItem>(200), ProducesResponseType<ProblemDetails>(404), ProducesResponseType<ProblemDetails>(422)]
    public static async Task<IResult> Get(Guid itemId, int? version, IQuerySession session, CancellationToken ct)
    {
        if (await session.ContentAsync(itemId, version, ct) is not { } found) return Results.Problem(Problems.Missing("The item or this version of it"));
        var content = found.Content;
        if (NotShown(content) is { } why) return Results.Problem(Problems.Unprocessable(why, "not-shown"));
        var shown = await session.ShownAsync([content], ct);
        var (placed, body) = (shown.Asked[0], content.Stimulus is { } use ? shown.Stimuli.GetValueOrDefault(use) : null);
        var stimulus = body is null ? null : new PlayerStimulus("s1", body);
        return Results.Ok(content.Type == ItemTypes.SingleBestAnswer
            ? PlayerItem.Of((ChoiceInteraction)placed.Interactions[0], itemId.ToString("N"), 1, [.. content.Options.Select((o, i) => (o.Id, $"o{i + 1}"))]) with { Stimulus = stimulus }
            : ShownItem.Of(Unshuffled(placed), (kind, _, part) => $"{kind} {part}".Replace(' ', '-')).ForThePlayer(itemId.ToString("N"), 1, stimulus));
    }

    /// <summary>What is missing before there is anything to show.</summary>
    private static string? NotShown(ItemContent content) =>
        content.Type == ItemTypes.SingleBestAnswer ? content.Interaction().Faults() is { Count: > 0 } faults ? string.Join(' ', faults) : null
        : content.Type == ItemTypes.Qti ? content.CanBeGiven() ? null : "This item has interactions that cannot be shown here."
        : content.Options.Select(o => o.Id).Distinct().Count() != content.Options.Count ? "Two options have one name."
        : content.Type == ItemTypes.Hotspot && content.Task?.Picture is null ? "The picture is missing."
        : null;

    /// <summary>Writers see their own order; candidates see another one each.</summary>
    private static AskedItem Unshuffled(AskedItem asked) => asked with
    {
        Interactions = [.. asked.Interactions.Select(i => (Interaction)(i switch
        {
            ChoiceInteraction c => c with { Shuffle = false },
            InlineChoiceInteraction c => c with { Shuffle = false },
            OrderInteraction c => c with { Shuffle = false },
            MatchInteraction c => c with { Shuffle = false },
            AssociateInteraction c => c with { Shuffle = false },
            GapMatchInteraction c => c with { Shuffle = false },
            var other => other,
        }))],
    };
}
