using Cbhcr.Assembly;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>In which order the chosen items stand.</summary>
internal static class FormLayout
{
    public static IReadOnlyList<FormSlot> Slots(IReadOnlyList<FormEntry> chosen, IReadOnlyDictionary<string, string> domains, ulong seed)
    {
        var byId = chosen.ToDictionary(e => e.Id);
        var placed = chosen.Select(e => new PlacedItem(e.Id, e.Use == SlotUse.Pretest, e.Item.KeyPosition == FormCandidateItem.NoKeyPosition ? null : e.Item.KeyPosition.ToString(),
            e.Item.Stimulus?.ToString("N"), e.Item.Competency)).ToList();
        return [.. ItemOrder.Of(placed, seed).Select((p, i) => Slot(i + 1, byId[p.Id], domains))];
    }

    public static FormSlot Slot(int position, FormEntry entry, IReadOnlyDictionary<string, string> domains) =>
        new(position, entry.Item.ItemId, entry.Item.Code, entry.Item.ContentVersion, entry.Item.ContentHash, entry.Item.Competency,
            domains.GetValueOrDefault(entry.Item.Competency, entry.Item.Competency.Split('.')[0]), entry.Use);
}
