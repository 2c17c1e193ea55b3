using Cbhcr.Exam.Items;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
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
        var stimuli = await session.StimulusBodiesAsync(versions.Select(v => v.Content.Stimulus).OfType<StimulusUse>(), ct);
        var asked = versions.Select(v => v.Content.Asked()).ToList();
        var names = asked.SelectMany(Pictures.In).Concat(stimuli.Values.SelectMany(Pictures.In)).Distinct().ToArray();
        var addresses = await session.PictureAddressesAsync(names, ct);
        if (addresses.Values.Sum(a => a.Length) > MostPictureBytes) throw new InvalidOperationException($"The pictures of the form are larger than {MostPictureBytes} bytes together.");
        string Address(string name) => addresses.GetValueOrDefault(name) ?? throw new InvalidOperationException($"The picture {name} of the form is missing.");
        var bodies = stimuli.ToDictionary(s => s.Key, s => new PaperStimulus(s.Key.StimulusId, Pictures.Placed(s.Value, Address)));
        return [.. slots.Select((slot, i) =>
        {
            var placed = Pictures.Placed(asked[i], Address);
            var oneBest = versions[i].Content.Type == ItemTypes.SingleBestAnswer ? placed.Interactions.OfType<ChoiceInteraction>().Single() : null;
            return new PaperItem(slot.Position, slot.ItemId, slot.ContentVersion, placed, oneBest, versions[i].Content.Stimulus is { } use ? bodies[use] : null);
        })];
    }
}
