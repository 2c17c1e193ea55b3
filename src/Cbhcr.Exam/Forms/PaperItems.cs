using Cbhcr.Exam.Items;
using Cbhcr.Qti.Model;
using Marten;

namespace Cbhcr.Exam.Forms;

/// <summary>What stands on a form, made ready once for all who sit it: pictures are addresses that hold the picture, so that a browser fetches nothing and learns no name.</summary>
internal static class PaperItems
{
    /// <summary>Every candidate's browser loads all of them at the start.</summary>
    public const int MostPictureBytes = 8_000_000;

    /// <exception cref="InvalidOperationException">A picture is missing, or all together are too large.</exception>
    public static async Task<IReadOnlyList<PaperItem>> OfAsync(IQuerySession session, IReadOnlyList<FormSlot> slots, IReadOnlyList<ItemVersion> versions, CancellationToken ct)
    {
        var shown = await session.ShownAsync([.. versions.Select(v => v.Content)], ct);
        if (shown.PictureBytes > MostPictureBytes) throw new InvalidOperationException($"The pictures of the form are larger than {MostPictureBytes} bytes together.");
        if (shown.Missing.Count > 0) throw new InvalidOperationException($"The picture {shown.Missing[0]} of the form is missing.");
        var bodies = shown.Stimuli.ToDictionary(s => s.Key, s => new PaperStimulus(s.Key.StimulusId, s.Value));
        return [.. slots.Select((slot, i) =>
        {
            var placed = shown.Asked[i];
            var oneBest = versions[i].Content.Type == ItemTypes.SingleBestAnswer ? placed.Interactions.OfType<ChoiceInteraction>().Single() : null;
            return new PaperItem(slot.Position, slot.ItemId, slot.ContentVersion, placed, oneBest, versions[i].Content.Stimulus is { } use ? bodies[use] : null);
        })];
    }
}
