namespace Cbhcr.Exam.Forms;

/// <summary>In which order the chosen items stand.</summary>
internal static class FormLayout
{
    public static IReadOnlyList<FormSlot> Slots(IReadOnlyList<FormEntry> chosen, IReadOnlyDictionary<string, string> domains, ulong seed) =>
        [.. chosen.OrderBy(e => FormStatistics.Chance($"{seed}{e.Id}")).Select((e, i) => Slot(i + 1, e, domains))];

    public static FormSlot Slot(int position, FormEntry entry, IReadOnlyDictionary<string, string> domains) =>
        new(position, entry.Item.ItemId, entry.Item.Code, entry.Item.ContentVersion, entry.Item.ContentHash, entry.Item.Competency,
            domains.GetValueOrDefault(entry.Item.Competency, entry.Item.Competency.Split('.')[0]), entry.Use);
}
