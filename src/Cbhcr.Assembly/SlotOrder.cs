using System.Globalization;

namespace Cbhcr.Assembly;

/// <summary>Slots of a form in the order of <see cref="ItemOrder"/>.</summary>
internal static class SlotOrder
{
    public static IReadOnlyList<FormSlot> Of(IReadOnlyList<(PoolItem Item, SlotUse Use)> chosen, SeededSequence chance)
    {
        var items = chosen.Select(c => new PlacedItem(c.Item.Code, c.Use == SlotUse.Pretest, Key(c.Item.KeyPosition), null, c.Item.Competency)).ToList();
        return [.. ItemOrder.Of(items, items, chance).Select((i, k) => new FormSlot(k + 1, i.Id, i.Competency!, i.Pretest ? SlotUse.Pretest : SlotUse.Scored))];
    }

    private static string? Key(char position) => char.IsAsciiLetter(position) ? position.ToString(CultureInfo.InvariantCulture) : null;
}
