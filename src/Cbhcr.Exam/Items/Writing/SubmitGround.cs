using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Lint;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>What a submission is decided on.</summary>
/// <param name="Item">Null before its first version.</param>
/// <param name="Content">What goes to review, with the tool that helped.</param>
/// <param name="Justifications">Of the submission, the draft or the version.</param>
/// <param name="Start">What the draft began with, when the item has gone on since.</param>
public sealed record SubmitGround(
    Item? Item, ItemDraft? Draft, ItemContent? Content, FrameworkCodes? Codes, IReadOnlyList<Finding> Findings, ItemContent? Start, ReviewRules Rules, DataKey? Key,
    Stimulus? Stimulus = null, IReadOnlyList<Justification>? Justifications = null)
{
    private string? Hash { get; } = Content is null ? null : ContentHash.Of(Content);

    public bool IsChanged => Item is null || Hash != Item.ContentHash;

    /// <summary>Those that a warning waits for.</summary>
    public IEnumerable<Justification> Justified =>
        (Justifications ?? []).Where(j => j.Reason.Trim().Length > 0 && Findings.Any(f => f.Severity == Severity.Warning && f.RuleId == j.RuleId)).DistinctBy(j => j.RuleId);

    public ProblemDetails Problem(SubmitItem c) =>
        Content is null ? Problems.Missing("The item")
        : (c.Version, c.DraftVersion) != (Item?.Version ?? 0, Draft?.Version ?? 0) ? Problems.Conflict("The item or its draft was changed since you read it. Load it again.", "stale-version")
        : Item?.MayBeSubmitted() is { } refusal ? refusal.Problem
        : Draft is not null && Item is not null && Draft.BasedOn != Item.ContentVersion
            ? Problems.Conflict($"This draft was begun from version {Draft.BasedOn}, and there is a version {Item.ContentVersion} now. Compare, then save it with basedOn {Item.ContentVersion}.", "older-version")
                .With("contentVersion", Item.ContentVersion).With("theirs", Item.Content).With("differences", ThreeWays.Between(Start, Content, Item.Content))
        : Codes is null ? Problems.Conflict("No framework is imported yet; items cannot be checked without one.", "no-framework")
        : OfCommand(c) is { Count: > 0 } faults ? Problems.Malformed(faults)
        : !IsChanged && Item!.Rejected.Contains(Item.ContentVersion) ? Problems.Conflict("This version was rejected. Change it before you submit it again.", "rejected")
        : OfFindings();

    private Dictionary<string, string> OfCommand(SubmitItem c)
    {
        var faults = new Dictionary<string, string>();
        if (c.Ai.Used && string.IsNullOrWhiteSpace(c.Ai.Tool)) faults["ai.tool"] = "Name the tool that helped.";
        if (c.Ai.Used && !c.Ai.Vouched) faults["ai.vouched"] = "Somebody has to check what the tool wrote and answer for it.";
        if (!IsChanged && c.Kind != (Item!.Kind ?? ChangeKind.Version)) faults["kind"] = $"Nothing was changed since this version was made; it is a {Item.Kind ?? ChangeKind.Version}.";
        else if (c.Kind == ChangeKind.Revision && IsChanged)
        {
            if (Item is null) faults["kind"] = "A new item has nothing to revise.";
            else if (Revision.Faults(Item.Content, Content!) is { Count: > 0 } changed) faults["kind"] = $"This is a version, not a revision: {string.Join(", ", changed)} changed.";
            if (string.IsNullOrWhiteSpace(c.Note)) faults["note"] = "Say what was changed: the statistics are kept with this note.";
        }
        return faults;
    }

    private ProblemDetails OfFindings()
    {
        var blocking = ItemChecks.Open(Findings, Justified.Select(j => j.RuleId));
        return blocking.Count == 0 ? Problems.None
            : Problems.Unprocessable($"{blocking.Count(f => f.Severity == Severity.Error)} errors have to be mended and {blocking.Count(f => f.Severity == Severity.Warning)} warnings mended or justified.", "findings")
                .With("findings", Findings).With("blocking", blocking.Select(f => f.RuleId).Distinct());
    }

    /// <summary>The item after it, and what happened.</summary>
    public (Item Item, IReadOnlyList<object> Events) Submit(SubmitItem c, Guid itemId, Guid? noteId, IReadOnlyDictionary<string, Guid> justified, Guid by, Instant now)
    {
        var events = new List<object>();
        var item = Item;
        if (IsChanged)
        {
            var writers = Draft?.Writers ?? [];
            if (item is null)
            {
                var drafted = new ItemDrafted(itemId, Draft!.Code, Content!, Hash!, Codes!.Code, Codes.Version, by, now, writers);
                item = Items.Item.Create(drafted);
                events.Add(drafted);
            }
            else
            {
                var revised = new ItemRevised(item.ContentVersion + 1, Content!, Hash!, Codes!.Code, Codes.Version, by, now, c.Kind, writers);
                item = Items.Item.Apply(revised, item);
                events.Add(revised);
            }
        }
        var kind = item!.Kind ?? ChangeKind.Version;
        var submitted = new ItemSubmitted(item.ContentVersion, kind, Rules.For(kind, item.ResumesAt is not null), item.StatisticsSince, c.Ai.Used, c.Ai.Used ? by : null, noteId, justified,
            Rules.PretestResponses, by, now, Stimulus?.Writers);
        events.Add(submitted);
        return (Items.Item.Apply(submitted, item), events);
    }
}
