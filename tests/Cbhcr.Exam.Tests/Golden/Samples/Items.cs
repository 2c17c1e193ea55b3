using Cbhcr.Exam.Items;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Items
{
    private static readonly ItemContent Content = new(
        "single-choice", "What comes first on scene?",
        [new ItemOption("A", "Safety", "Nothing helps unless everyone is safe first."), new ItemOption("B", "Paperwork", "It can wait until people are safe again.")],
        Key: "A", ShuffleOptions: true, "RB-1", "RB-1-A", ["V1"], "application", "mobile-crisis", ["CBHCR-I"], Enemies: ["RB-SA-002"],
        [new ItemReference("A handbook", 2024)], "Drafted for the samples.", Sample: true);

    public static IReadOnlyList<object> Events { get; } =
    [
        new ItemDrafted(ItemId, "RB-SA-001", Content, Hash, "CBHCR", "1.0", Writer, Now),
        new ItemRevised(ContentVersion: 2, Content with { ShuffleOptions = false, Enemies = [] }, Hash, "CBHCR", "1.0", Writer, Now),
        new ItemRetired("out-of-date", Writer, Now),
    ];
}
