using System.Text.Json;
using Cbhcr.Exam.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Projections;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>Keeps <see cref="ItemRow"/>. Each event changes columns of its own, so that the order between an item's and its record of use does not matter.</summary>
public sealed partial class ItemRowProjection : EventProjection
{
    // A word list over a megabyte is refused by PostgreSQL; nobody looks for the end of such an item.
    private const int LongestText = 100_000;

    public ItemRowProjection()
    {
        Name = "item-rows";
        Version = 1;
        SchemaObjects.Add(ItemRow.Definition());
        SchemaObjects.Add(ItemRow.StimulusDefinition());
        Options.DeleteDataInTableOnTeardown(ItemRow.Table);
        Options.DeleteDataInTableOnTeardown(ItemRow.Stimuli);
    }

    private static readonly string OfGiven = string.Join(", ", Columns.Split(", ").Select(c => $"g.{c}"));

    private const string Together = "case when s.id is null then w.own else w.own || s.words end, coalesce(s.text, '')";

    private const string Columns =
        "id, content_version, type, competency, skill_area, cognitive_level, setting, levels, item_values, content_enemies, sample, assisted, changed_at, newest_reference, stem, body, stimulus";

    private const string Given = """
        jsonb_to_record(?::jsonb) as g(id uuid, code text, content_version integer, type text, competency text, skill_area text, cognitive_level text, setting text,
            levels text[], item_values text[], content_enemies text[], sample boolean, assisted boolean, author uuid, changed_at timestamptz, newest_reference integer,
            stem text, body text, stimulus uuid, shown text, reasons text, sources text)
        """;

    private const string WithCase = $"left join {ItemRow.Stimuli} s on s.id = g.stimulus";

    // The last part holds words as they are written: a prefix typed so far is no stem yet.
    private static string Words(string code) => $"""
        setweight(to_tsvector('english', {code} || ' ' || g.stem), 'A') || setweight(to_tsvector('english', g.shown), 'B') || setweight(to_tsvector('english', g.reasons), 'C')
            || setweight(to_tsvector('english', g.sources), 'D') || to_tsvector('simple', g.stem || ' ' || g.shown)
        """;

    public static void Project(IEvent<ItemDrafted> e, IDocumentOperations operations) => operations.QueueSqlCommand($"""
        insert into {ItemRow.Table} ({Columns}, code, author, status, own_words, words, stimulus_text)
        select {OfGiven}, g.code, g.author, 'Draft', w.own, {Together}
        from {Given} cross join lateral (select {Words("g.code")} as own) w {WithCase}
        """, Text(e.StreamId, e.Data.Code, 1, e.Data.Content, e.Data.DraftedBy, e.Data.DraftedAt));

    /// <summary>A revision says the same in better words and keeps its figures; another version starts without.</summary>
    public static void Project(IEvent<ItemRevised> e, IDocumentOperations operations) => operations.QueueSqlCommand($"""
        update {ItemRow.Table} r set ({Columns}, own_words, words, stimulus_text) = (select {OfGiven}, w.own, {Together} from (select {Words("r.code")} as own) w {WithCase}),
            status = 'Draft', stage = null, reviewers = '{EmptyArray}'{(e.Data.Kind == ChangeKind.Revision ? "" : $", statistics_since = g.content_version, n = null, p = null, discrimination = null, flags = '{EmptyArray}'")}
        from {Given} where r.id = g.id
        """, Text(e.StreamId, null, e.Data.ContentVersion, e.Data.Content, e.Data.RevisedBy, e.Data.RevisedAt));

    public static void Project(IEvent<StimulusDrafted> e, IDocumentOperations operations) => Say(operations, e.StreamId, e.Data.Content);

    public static void Project(IEvent<StimulusRevised> e, IDocumentOperations operations) => Say(operations, e.StreamId, e.Data.Content);

    /// <summary>Its items are found by the new words at once, although they keep the version they were written for.</summary>
    private static void Say(IDocumentOperations operations, Guid id, StimulusContent content)
    {
        operations.QueueSqlCommand($"""
            insert into {ItemRow.Stimuli} (id, text, words)
            select g.id, g.text, setweight(to_tsvector('english', g.text), 'B') || to_tsvector('simple', g.text) from jsonb_to_record(?::jsonb) as g(id uuid, text text)
            on conflict (id) do update set text = excluded.text, words = excluded.words
            """, JsonSerializer.Serialize(new { id, text = Plain($"{content.Title}\n{Items.Words.Of(content.Body)}") }, Json.Options));
        operations.QueueSqlCommand($"update {ItemRow.Table} r set words = r.own_words || s.words, stimulus_text = s.text from {ItemRow.Stimuli} s where s.id = ? and r.stimulus = s.id", id);
    }

    public static void Project(IEvent<ItemSubmitted> e, IDocumentOperations operations) => MoveTo(operations, e.StreamId, Item.PlaceOf(e.Data.Stages[0].Stage), newRound: true);

    public static void Project(IEvent<ItemMoved> e, IDocumentOperations operations) => MoveTo(operations, e.StreamId, e.Data.To, newRound: false);

    public static void Project(IEvent<ItemReturned> e, IDocumentOperations operations) => MoveTo(operations, e.StreamId, ItemPlace.Draft, newRound: true);

    public static void Project(IEvent<ItemQuarantineLifted> e, IDocumentOperations operations) => MoveTo(operations, e.StreamId, e.Data.To, newRound: false);

    public static void Project(IEvent<ItemQuarantined> e, IDocumentOperations operations) =>
        operations.QueueSqlCommand($"update {ItemRow.Table} set status = 'Quarantined', stage = null where id = ?", e.StreamId);

    public static void Project(IEvent<ItemRetired> e, IDocumentOperations operations) =>
        operations.QueueSqlCommand($"update {ItemRow.Table} set status = 'Retired', stage = null, reviewers = '{EmptyArray}' where id = ?", e.StreamId);

    public static void Project(IEvent<ItemReviewerAssigned> e, IDocumentOperations operations) => operations.QueueSqlCommand($"""
        update {ItemRow.Table} set reviewers = array(select distinct t from unnest(reviewers || ?::text[]) t order by t) where id = ?
        """, new[] { e.Data.ReviewerId.ToString() }, e.StreamId);

    public static void Project(IEvent<ItemCommentMade> e, IDocumentOperations operations) =>
        operations.QueueSqlCommand($"update {ItemRow.Table} set open_comments = open_comments + 1 where id = ?", e.StreamId);

    public static void Project(IEvent<ItemCommentResolved> e, IDocumentOperations operations) =>
        operations.QueueSqlCommand($"update {ItemRow.Table} set open_comments = open_comments - 1 where id = ?", e.StreamId);

    public static void Project(IEvent<ItemTagged> e, IDocumentOperations operations) => operations.QueueSqlCommand($"""
        update {ItemRow.Table} set tags = array(select distinct t from unnest(tags || ?::text[]) t where t <> all(?::text[]) order by t) where id = ?
        """, e.Data.Added.ToArray(), e.Data.Removed.ToArray(), e.StreamId);

    public static void Project(IEvent<ItemEnemiesChanged> e, IDocumentOperations operations) => operations.QueueSqlCommand($"""
        update {ItemRow.Table} set enemies_added = array(select distinct t from unnest(enemies_added || ?::text[]) t where t <> all(?::text[]) order by t),
            enemies_removed = array(select distinct t from unnest(enemies_removed || ?::text[]) t where t <> all(?::text[]) order by t) where id = ?
        """, e.Data.Added.ToArray(), e.Data.Removed.ToArray(), e.Data.Removed.ToArray(), e.Data.Added.ToArray(), e.StreamId);

    public static void Project(IEvent<ItemPublishedOnForm> e, IDocumentOperations operations) => operations.QueueSqlCommand($"""
        update {ItemRow.Table} set forms = array(select distinct t from unnest(forms || ?::text[]) t order by t) where id = ?
        """, new[] { e.Data.FormCode }, e.Data.ItemId);

    public static void Project(IEvent<ItemExposed> e, IDocumentOperations operations) => operations.QueueSqlCommand($"""
        update {ItemRow.Table} set sittings = sittings + ?, last_used = greatest(last_used, ?::date) where id = ?
        """, e.Data.NewSittings, e.Data.LastUsed.ToDateOnly(), e.Data.ItemId);

    /// <summary>Figures of a version that was replaced since by one of another meaning say nothing about the item as it is.</summary>
    public static void Project(IEvent<ItemStatisticsRecorded> e, IDocumentOperations operations) => operations.QueueSqlCommand($"""
        update {ItemRow.Table} set n = ?, p = ?::double precision, discrimination = ?::double precision, flags = ?::text[] where id = ? and ? between statistics_since and content_version
        """, e.Data.N, e.Data.P!, e.Data.Discrimination!, e.Data.Flags.ToArray(), e.Data.ItemId, e.Data.ContentVersion);

    private static void MoveTo(IDocumentOperations operations, Guid id, ItemPlace place, bool newRound)
    {
        var (status, stage) = Item.StateAt(place);
        operations.QueueSqlCommand($"update {ItemRow.Table} set status = ?, stage = ?{(newRound ? $", reviewers = '{EmptyArray}'" : "")} where id = ?", status.ToString(), stage?.ToString()!, id);
    }

    private const string EmptyArray = "{}";

    private static string Text(Guid id, string? code, int version, ItemContent c, Guid by, Instant at)
    {
        var shown = string.Join("\n", [.. c.Options.Select(o => o.Text), .. c.Task?.Targets?.Select(t => t.Text) ?? [], .. c.Task?.Accepted?.Select(a => a.Text) ?? []]);
        var reasons = string.Join("\n", [.. c.Options.Select(o => o.Rationale), .. c.Task?.Rubric?.SelectMany(r => r.Anchors.Prepend(r.Name)) ?? []]);
        var sources = string.Join("\n", [.. c.References.Select(r => $"{r.Text} {r.Year}"), c.AuthorNote, c.ReadingNotes ?? ""]);
        return JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["id"] = id, ["code"] = code, ["content_version"] = version, ["type"] = c.Type, ["competency"] = c.Competency, ["skill_area"] = c.SkillArea,
            ["cognitive_level"] = c.CognitiveLevel, ["setting"] = c.Setting, ["levels"] = c.Levels, ["item_values"] = c.Values, ["content_enemies"] = c.Enemies, ["sample"] = c.Sample,
            ["assisted"] = c.AssistedBy is not null, ["author"] = by, ["changed_at"] = at, ["newest_reference"] = c.References.Count == 0 ? null : c.References.Max(r => r.Year),
            ["stimulus"] = c.Stimulus?.StimulusId, ["stem"] = Plain(c.Stem), ["body"] = Plain($"{shown}\n{reasons}\n{sources}"), ["shown"] = Plain(shown),
            ["reasons"] = Plain(reasons), ["sources"] = Plain(sources),
        }, Json.Options);
    }

    // Without the two characters that mark what was found (MarkedText).
    private static string Plain(string text) => (text.Length > LongestText ? text[..LongestText] : text).Replace(MarkedText.From.ToString(), "").Replace(MarkedText.To.ToString(), "");
}
