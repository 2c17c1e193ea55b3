using Marten.Schema;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Cbhcr.Exam.Items;

/// <summary>
/// The bank as it is searched: one flat row an item, kept up with the item's events in their transaction. Words are a <c>tsvector</c>, what is
/// counted and filtered by are columns; nothing here is read out of JSON while somebody waits. What an item shares with the others of its case is found with
/// it, in the newest version of the case: <c>words</c> is <c>own_words</c> and the case's.
/// </summary>
internal static class ItemRow
{
    public const string Table = "docs.item_rows";

    /// <summary>The newest words of each stimulus, for items that come later.</summary>
    public const string Stimuli = "docs.stimulus_rows";

    public static DbObjectName Name { get; } = new PostgresqlObjectName("docs", "item_rows", SchemaUtils.IdentifierUsage.General);

    public static Table Definition()
    {
        var table = new Table(Name);
        table.AddColumn("id", "uuid").AsPrimaryKey();
        table.AddColumn("code", "text").NotNull();
        table.AddColumn("content_version", "integer").NotNull();
        table.AddColumn("status", "text").NotNull();
        table.AddColumn("stage", "text");
        foreach (var one in new[] { "type", "competency", "skill_area", "cognitive_level", "setting" }) table.AddColumn(one, "text").NotNull();
        foreach (var many in new[] { "levels", "item_values", "content_enemies" }) table.AddColumn(many, "text[]").NotNull();
        foreach (var many in new[] { "tags", "enemies_added", "enemies_removed", "forms", "flags", "reviewers" }) table.AddColumn(many, "text[]").NotNull().DefaultValueByExpression("'{}'::text[]");
        table.AddColumn("sample", "boolean").NotNull();
        table.AddColumn("assisted", "boolean").NotNull();
        table.AddColumn("author", "uuid").NotNull();
        table.AddColumn("changed_at", "timestamp with time zone").NotNull();
        table.AddColumn("newest_reference", "integer");
        table.AddColumn("stem", "text").NotNull();
        table.AddColumn("body", "text").NotNull();
        table.AddColumn("words", "tsvector").NotNull();
        table.AddColumn("open_comments", "integer").NotNull().DefaultValueByExpression("0");
        table.AddColumn("sittings", "integer").NotNull().DefaultValueByExpression("0");
        table.AddColumn("last_used", "date");
        table.AddColumn("statistics_since", "integer").NotNull().DefaultValueByExpression("1");
        table.AddColumn("n", "integer");
        table.AddColumn("p", "double precision");
        table.AddColumn("discrimination", "double precision");
        table.AddColumn("own_words", "tsvector").NotNull().DefaultValueByExpression("''::tsvector");
        table.AddColumn("stimulus", "uuid");
        table.AddColumn("stimulus_text", "text").NotNull().DefaultValueByExpression("''::text");
        // Long texts lie beside the table, so that counting reads a tenth of it.
        // With a smaller target lists of levels and tags would lie there too, and reading one of each takes longer than counting all.
        table.WithStorageParameter("toast_tuple_target", 640);
        table.Indexes.Add(new IndexDefinition("item_rows_code") { IsUnique = true, Columns = ["code"] });
        table.Indexes.Add(new IndexDefinition("item_rows_words") { Method = IndexMethod.gin, Columns = ["words"] });
        foreach (var column in new[] { "competency", "status", "author", "last_used", "p", "discrimination", "changed_at", "stimulus" })
            table.Indexes.Add(new IndexDefinition($"item_rows_{column}") { Columns = [column] });
        foreach (var column in new[] { "tags", "forms" })
            table.Indexes.Add(new IndexDefinition($"item_rows_{column}") { Method = IndexMethod.gin, Columns = [column] });
        return table;
    }

    public static Table StimulusDefinition()
    {
        var table = new Table(new PostgresqlObjectName("docs", "stimulus_rows", SchemaUtils.IdentifierUsage.General));
        table.AddColumn("id", "uuid").AsPrimaryKey();
        table.AddColumn("text", "text").NotNull();
        table.AddColumn("words", "tsvector").NotNull();
        return table;
    }
}
