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
        if (content.Type == ItemTypes.SingleBestAnswer && content.Interaction().Faults() is { Count: > 0 } faults)
            return Results.Problem(Problems.Unprocessable(string.Join(' ', faults), "not-shown").With("faults", faults));
        if (!content.CanBeGiven()) return Results.Problem(Problems.Unprocessable("This item has parts that cannot be shown or scored.", "not-shown"));
        var stimulus = content.Stimulus is { } use ? (await session.StimuliAsync([use], ct)).GetValueOrDefault(use) : null;
        var asked = content.Asked();
        var addresses = await session.PictureAddressesAsync([.. Pictures.In(asked), .. Pictures.In(stimulus?.Body ?? [])], ct);
        return Results.Ok(Preview(itemId, content, Pictures.Placed(asked, Address), stimulus is null ? null : new("case", Pictures.Placed(stimulus.Body, Address))));

        string Address(string name) => addresses.GetValueOrDefault(name, "data:,");
    }

    public static PlayerItem Preview(Guid itemId, ItemContent content, AskedItem asked, PlayerStimulus? stimulus)
    {
        if (content.Type == ItemTypes.SingleBestAnswer)
            return PlayerItem.Of(asked.Interactions.OfType<ChoiceInteraction>().Single(), itemId.ToString("N"), 1, [.. content.Options.Select((o, i) => (o.Id, $"o{i + 1}"))]) with { Stimulus = stimulus };
        // Names count up in the order in which they are asked for, which is the author's: sorted by them nothing moves.
        var count = 0;
        return ShownItem.Of(asked, (_, _, _) => $"o{++count:0000}").ForThePlayer(itemId.ToString("N"), 1, stimulus);
    }
}
