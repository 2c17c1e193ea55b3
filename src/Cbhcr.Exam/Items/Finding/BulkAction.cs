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

/// <summary>Who does what to the items, and what there is to know for it beside each item.</summary>
/// <param name="Values">Tags, codes, a reason, or a user name.</param>
/// <param name="Reviewer">Of an assignment.</param>
/// <param name="Answers">By item, how many answered it in whatever words it was put.</param>
public sealed record BulkOrder(BulkAction Action, IReadOnlyList<string> Values, Guid By, LocalDate Today, StaffAccount? Reviewer, IReadOnlyDictionary<Guid, int> Answers);

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
        new("assign", "Assign to this user name", $"{Identity.Roles.Reviewer},{Identity.Roles.Psychometrician}"),
        new("score", "Move from pretest to scored", Identity.Roles.Psychometrician),
        new("quarantine", "Put in quarantine, for this reason", Identity.Roles.ItemReaders),
        new("retire", "Retire, for this reason", Identity.Roles.Reviewer),
    ];

    public static IEnumerable<BulkAction> For(ClaimsPrincipal user) => All.Where(a => user.IsInAny(a.Roles));

    public static BulkAction? Named(string key) => All.FirstOrDefault(a => a.Key == key);

    public bool NamesItems => Key is "add-enemies" or "remove-enemies";

    /// <returns>Null when the values make sense for this action.</returns>
    public string? ValuesProblem(IReadOnlyList<string> values) => Key switch
    {
        "retire" => values.Count == 1 && RetireItemEndpoint.Reasons.Contains(values[0]) ? null : $"The reason must be one of {string.Join(", ", RetireItemEndpoint.Reasons)}.",
        "quarantine" => values.Count == 1 && QuarantineItemEndpoint.Reasons.Contains(values[0]) ? null : $"The reason must be one of {string.Join(", ", QuarantineItemEndpoint.Reasons)}.",
        "assign" => values.Count == 1 ? null : "Give one user name.",
        "score" => values.Count == 0 ? null : "This action takes no values.",
        _ when values.Count is 0 or > MostValues => $"Give between 1 and {MostValues} {(NamesItems ? "codes" : "tags")}.",
        "tag" or "untag" when values.Any(v => v.Length > LongestTag) => $"A tag is no longer than {LongestTag} characters.",
        _ => null,
    };

    /// <summary>Decides as the single action would, by the item's own rules.</summary>
    public BulkOutcome On(Item item, BulkOrder order, Instant now)
    {
        var (values, by) = (order.Values, order.By);
        return Key switch
        {
            "tag" => Tagged(item, [.. values.Except(item.Tags)], [], by, now),
            "untag" => Tagged(item, [], [.. values.Intersect(item.Tags)], by, now),
            "add-enemies" => Parted(item, [.. values.Except(item.Enemies).Where(v => v != item.Code)], [], by, now),
            "remove-enemies" => Parted(item, [], [.. values.Intersect(item.Enemies)], by, now),
            "assign" => Assigned(item, order, now),
            "score" => item.MayBeScored(by, waived: false, order.Answers.GetValueOrDefault(item.Id)) is { } refusal ? BulkOutcome.Refused(refusal.What)
                : BulkOutcome.Does(new ItemMoved(item.ContentVersion, ItemPlace.Pretest, ItemPlace.Scored, "pretest-statistics", null, by, now), "Pretest → Scored"),
            "quarantine" => item.MayBeQuarantined() is { } refusal ? BulkOutcome.Refused(refusal.What)
                : BulkOutcome.Does(new ItemQuarantined(item.ContentVersion, values[0], null, by, now), $"{item.Status} → Quarantined"),
            "retire" => item.Status == ItemStatus.Retired ? BulkOutcome.Refused("It is retired already.") : BulkOutcome.Does(new ItemRetired(values[0], by, now), $"{item.Status} → Retired"),
            _ => throw new InvalidOperationException($"There is no bulk action {Key}."),
        };
    }

    private static BulkOutcome Assigned(Item item, BulkOrder order, Instant now)
    {
        if (item.Stage is not { } stage) return BulkOutcome.Refused("It is not in review.");
        if (order.Reviewer is not { Closed: false } reviewer) return BulkOutcome.Refused("The account is closed.");
        if (reviewer.IsKeptFromItems(now)) return BulkOutcome.Refused("This person prepares candidates for the exam and is kept from items.");
        if (item.Assignments.Any(a => a.Stage == stage && a.ReviewerId == reviewer.Id)) return BulkOutcome.Refused("Nothing would change.");
        return item.MayReview(stage, reviewer.Id, reviewer.Roles) is { } refusal ? BulkOutcome.Refused(refusal.What)
            : BulkOutcome.Does(new ItemReviewerAssigned(item.ContentVersion, stage, reviewer.Id, order.Today.PlusDays(item.StageRule!.Days), order.By, now), $"{stage} review: +{order.Values[0]}");
    }

    private static BulkOutcome Tagged(Item item, IReadOnlyList<string> added, IReadOnlyList<string> removed, Guid by, Instant now) =>
        added.Count + removed.Count == 0 ? BulkOutcome.Refused("Nothing would change.") : BulkOutcome.Does(new ItemTagged(added, removed, by, now), $"tags: {Signs(added, removed)}");

    private static BulkOutcome Parted(Item item, IReadOnlyList<string> added, IReadOnlyList<string> removed, Guid by, Instant now) =>
        item.Status == ItemStatus.Retired ? BulkOutcome.Refused("It is retired; no new form takes it.")
        : added.Count + removed.Count == 0 ? BulkOutcome.Refused("Nothing would change.")
        : BulkOutcome.Does(new ItemEnemiesChanged(added, removed, by, now), $"never with: {Signs(added, removed)}");

    private static string Signs(IReadOnlyList<string> added, IReadOnlyList<string> removed) => string.Join(", ", [.. added.Select(a => $"+{a}"), .. removed.Select(r => $"−{r}")]);
}
