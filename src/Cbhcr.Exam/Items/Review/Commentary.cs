namespace Cbhcr.Exam.Items;

/// <summary>Comments on an item by the field they are about. What the page has no place for, such as an option that is gone, is told of in the list.</summary>
public sealed record Commentary(Item Item, IReadOnlyList<ShownText> Comments)
{
    public static Commentary Of(Item item, ReviewDetails review) =>
        new(item, [.. review.Texts.Where(t => t.Kind == "comment").OrderByDescending(t => t.Open).ThenBy(t => t.At)]);

    public bool MayGoOn => Item.Status != ItemStatus.Retired;

    /// <summary>Those that have a place on the page, in its order.</summary>
    public IReadOnlyList<string> Fields { get; } =
    [
        "stem", .. Item.Content.Options.SelectMany((_, i) => new[] { $"options[{i}].text", $"options[{i}].rationale" }), "key",
        "competency", "skillArea", "values", "cognitiveLevel", "setting", "levels", "enemies", .. Item.Content.References.Select((_, i) => $"references[{i}]"), "readingNotes", "authorNote",
    ];

    public IReadOnlyList<ShownText> OpenAt(string field) => [.. Comments.Where(c => c.Open == true && c.About == field)];

    /// <summary>Open ones about the whole item, or about what is no longer there; and all that were dealt with.</summary>
    public IReadOnlyList<ShownText> Others => [.. Comments.Where(c => c.Open != true || !Fields.Contains(c.About))];
}
