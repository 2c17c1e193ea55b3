using System.Security.Claims;
using Cbhcr.Exam.Identity;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>What a bulk action does to one item: the event, in words what changes, or why it is refused.</summary>
public sealed record BulkOutcome(object? Event, string? Change, string? Refusal)
{
    public static BulkOutcome Does(object e, string change) => new(e, change, null);

    public static BulkOutcome Refused(string why) => new(null, null, why);
}

/// <summary>Something that can be done to many items at once; each item decides for itself, as if it were asked alone.</summary>
/// <param name="Roles">Those who may do it to one item may do it to many.</param>
public sealed record BulkAction(string Key, string Title, string Roles)
{
    public const int MostValues = 30, LongestTag = 40;

    public static IReadOnlyList<BulkAction> All { get; } =
    [
        new("tag", "Add tags", $"{Identity.Roles.ItemWriter},{Identity.Roles.Reviewer}"),
        new("untag", "Take tags off", $"{Identity.Roles.ItemWriter},{Identity.Roles.Reviewer}"),
        new("add-enemies", "Never on a form with these codes", $"{Identity.Roles.ItemWriter},{Identity.Roles.Reviewer}"),
        new("remove-enemies", "May stand with these codes again", $"{Identity.Roles.ItemWriter},{Identity.Roles.Reviewer}"),
        new("retire", "Retire, for this reason", Identity.Roles.Reviewer),
    ];

    public static IEnumerable<BulkAction> For(ClaimsPrincipal user) => All.Where(a => user.IsInAny(a.Roles));

    public static BulkAction? Named(string key) => All.FirstOrDefault(a => a.Key == key);

    public bool NamesItems => Key is "add-enemies" or "remove-enemies";

    /// <returns>Null when the values make sense for this action.</returns>
    public string? ValuesProblem(IReadOnlyList<string> values) => Key switch
    {
        "retire" => values.Count == 1 && RetireItemEndpoint.Reasons.Contains(values[0]) ? null : $"The reason must be one of {string.Join(", ", RetireItemEndpoint.Reasons)}.",
        _ when values.Count is 0 or > MostValues => $"Give between 1 and {MostValues} {(NamesItems ? "codes" : "tags")}.",
        "tag" or "untag" when values.Any(v => v.Length > LongestTag) => $"A tag is no longer than {LongestTag} characters.",
        _ => null,
    };

    public BulkOutcome On(Item item, IReadOnlyList<string> values, Guid by, Instant now) => Key switch
    {
        "tag" => Tagged(item, [.. values.Except(item.Tags)], [], by, now),
        "untag" => Tagged(item, [], [.. values.Intersect(item.Tags)], by, now),
        "add-enemies" => Parted(item, [.. values.Except(item.Enemies).Where(v => v != item.Code)], [], by, now),
        "remove-enemies" => Parted(item, [], [.. values.Intersect(item.Enemies)], by, now),
        "retire" => item.Status == ItemStatus.Retired ? BulkOutcome.Refused("It is retired already.") : BulkOutcome.Does(new ItemRetired(values[0], by, now), $"{item.Status} → Retired"),
        _ => throw new InvalidOperationException($"There is no bulk action {Key}."),
    };

    private static BulkOutcome Tagged(Item item, IReadOnlyList<string> added, IReadOnlyList<string> removed, Guid by, Instant now) =>
        added.Count + removed.Count == 0 ? BulkOutcome.Refused("Nothing would change.") : BulkOutcome.Does(new ItemTagged(added, removed, by, now), $"tags: {Signs(added, removed)}");

    private static BulkOutcome Parted(Item item, IReadOnlyList<string> added, IReadOnlyList<string> removed, Guid by, Instant now) =>
        item.Status == ItemStatus.Retired ? BulkOutcome.Refused("It is retired; no new form takes it.")
        : added.Count + removed.Count == 0 ? BulkOutcome.Refused("Nothing would change.")
        : BulkOutcome.Does(new ItemEnemiesChanged(added, removed, by, now), $"never with: {Signs(added, removed)}");

    private static string Signs(IReadOnlyList<string> added, IReadOnlyList<string> removed) => string.Join(", ", [.. added.Select(a => $"+{a}"), .. removed.Select(r => $"−{r}")]);
}
