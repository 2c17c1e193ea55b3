using System.Data.Common;
using Cbhcr.Exam.Competencies;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Cbhcr.Exam.Items;

/// <summary>Asks <see cref="ItemRow"/>; one trip to the database for page, total and facets.</summary>
internal static class ItemSearch
{
    public const int PageSize = 50;

    // Of a facet with thousands of values (authors, forms), those that most items have.
    private const int MostValues = 40;

    // All statements of one trip are one transaction, and these hold for it alone: what was found is counted in memory instead of on disk, and compiling
    // the many small counts would take longer than counting.
    private const string Settings = "select set_config('work_mem', '32MB', true), set_config('jit', 'off', true)";

    // Words lie beside the table (ItemRow), which the planner does not reckon with: reading them row by row takes twenty times as long as their index.
    private const string ByIndex = ", set_config('enable_seqscan', 'off', true)";

    private const string Total = "total";

    private const string Found = "id, code, content_version, status, stage, type, competency, skill_area, cognitive_level, sample, n, p, discrimination, flags, tags, sittings, last_used, open_comments";

    public static async Task<ItemPage> FindAsync(IQuerySession session, ItemQuery query, FrameworkCodes? codes, IReadOnlyList<Guid>? listed, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand();
        var conditions = new ItemConditions(query, codes, listed, command);
        // The page is found first and only its rows are marked: ts_headline reads the text again, word by word.
        command.CommandText = $"""
            {Settings}{(conditions.HasWords ? ByIndex : "")};
            select {Found}, {(conditions.HasWords ? Headlines(conditions.Words) : "stem, ''")} from (
                select * from {ItemRow.Table} where {conditions.All} order by {Order(query, conditions)} limit {PageSize} offset {(query.Page - 1) * PageSize}) page order by {Order(query, conditions)};
            {Facets(conditions)}
            """;
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        await reader.NextResultAsync(ct);
        var rows = new List<ItemSummary>();
        while (await reader.ReadAsync(ct)) rows.Add(Row(reader));
        await reader.NextResultAsync(ct);
        var counts = new List<(string Facet, string Value, int Count)>();
        while (await reader.ReadAsync(ct)) counts.Add((reader.GetString(0), reader.GetString(1), (int)reader.GetInt64(2)));
        return new(rows, counts.Single(c => c.Facet == Total).Count, query.Page, PageSize,
            [.. ItemFacet.All.Select(f => Counted(f, query, f.Key == "competency" ? [.. Domains(counts, codes), .. counts] : counts))]);
    }

    private static IEnumerable<(string Facet, string Value, int Count)> Domains(List<(string Facet, string Value, int Count)> counts, FrameworkCodes? codes) =>
        counts.Where(c => c.Facet == "competency" && codes?.DomainOfCompetency.ContainsKey(c.Value) == true).GroupBy(c => codes!.DomainOfCompetency[c.Value])
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => ("competency", g.Key, g.Sum(c => c.Count)));

    /// <summary>All that a query finds, by code, with what the next change of each must name.</summary>
    public static async Task<IReadOnlyList<Guid>> IdsAsync(IQuerySession session, ItemQuery query, FrameworkCodes? codes, IReadOnlyList<Guid>? listed, int most, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand();
        var conditions = new ItemConditions(query, codes, listed, command);
        command.CommandText = $"select id from {ItemRow.Table} where {conditions.All} order by code limit {most}";
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    /// <summary>All levels that items of the bank name, in order.</summary>
    public static async Task<IReadOnlyList<string>> LevelsAsync(IQuerySession session, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select distinct unnest(levels) from {ItemRow.Table}");
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var levels = new List<string>();
        while (await reader.ReadAsync(ct)) levels.Add(reader.GetString(0));
        return [.. levels.Order(StringComparer.Ordinal)];
    }

    /// <summary>How many items go with each, retired ones left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> CountByStimulusAsync(IQuerySession session, IReadOnlyList<Guid> stimuli, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select stimulus, count(*)::int from {ItemRow.Table} where stimulus = any(@stimuli) and status <> 'Retired' group by 1");
        command.Parameters.AddWithValue("stimuli", stimuli.ToArray());
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var counts = new Dictionary<Guid, int>();
        while (await reader.ReadAsync(ct)) counts[reader.GetGuid(0)] = reader.GetInt32(1);
        return counts;
    }

    private static string Headlines(string words) => $"""
        ts_headline('english', stem, {words}, E'HighlightAll=true, StartSel=\x01, StopSel=\x02'),
            ts_headline('english', body || E'\n' || stimulus_text, {words}, E'MaxFragments=2, MaxWords=22, MinWords=8, FragmentDelimiter=" … ", StartSel=\x01, StopSel=\x02')
        """;

    private static string Order(ItemQuery query, ItemConditions conditions) => query.Sort switch
    {
        "" when conditions.HasWords => $"ts_rank(words, {conditions.Words}) desc, code",
        "changed" => "changed_at desc, code",
        "lastUsed" => "last_used desc nulls last, code",
        "sittings" => "sittings desc, code",
        "p" => "p asc nulls last, code",
        "discrimination" => "discrimination asc nulls last, code",
        _ => "code",
    };

    /// <summary>
    /// Each facet is counted under all choices but its own: what one would find by choosing that value instead. Those without a choice are all counted
    /// in one reading of what was found, and lists as wholes first, since many items share one.
    /// </summary>
    private static string Facets(ItemConditions conditions)
    {
        var chosen = conditions.Chosen.Select(c => c.Facet).ToList();
        var free = ItemFacet.All.Except(chosen).ToList();
        var read = free.DefaultIfEmpty(ItemFacet.All[0]).ToList();
        var keys = string.Join(", ", read.Select(f => f.Key));
        // grouping() has a bit for each key, the first one the highest, that is 0 where the row counts by that key.
        var none = (1 << read.Count) - 1;
        var parts = free.Select((f, i) => Values(f, "counted", $"facet = {none - (1 << (read.Count - 1 - i))}"))
            .Concat(chosen.Select(f => Values(f, $"(select {f.Sql} as {f.Key}, count(*) as n from {ItemRow.Table} where {conditions.Others(f)} group by 1) counted", "true")));
        return $"""
            with counted as materialized (
                select grouping({keys}) as facet, {keys}, count(*) as n
                from (select {string.Join(", ", read.Select(f => $"{f.Sql} as {f.Key}"))} from {ItemRow.Table} where {conditions.All}) found
                group by grouping sets ((), {string.Join(", ", read.Select(f => $"({f.Key})"))}))
            select '{Total}', '', n from counted where facet = {none} union all {string.Join(" union all ", parts)}
            """;
    }

    private static string Values(ItemFacet f, string counted, string which) => f.IsMany
        ? $"(select '{f.Key}', v, sum(n)::bigint from {counted}, unnest({f.Key}) v where {which} group by v order by 3 desc, v limit {MostValues})"
        : $"(select '{f.Key}', {f.Key}, n from {counted} where {which} and {f.Key} is not null order by 3 desc, 2 limit {MostValues})";

    private static FacetCounts Counted(ItemFacet facet, ItemQuery query, List<(string Facet, string Value, int Count)> counts)
    {
        var values = counts.Where(c => c.Facet == facet.Key).Select(c => new FacetValue(c.Value, c.Count, query.Of(facet.Key).Contains(c.Value))).ToList();
        // What is chosen stays to be taken off, although nothing has it.
        values.AddRange(query.Of(facet.Key).Where(v => values.All(c => c.Value != v)).Select(v => new FacetValue(v, 0, true)));
        return new(facet.Key, facet.Title, values);
    }

    private static ItemSummary Row(DbDataReader r)
    {
        var (stem, body) = (MarkedText.Read(r.GetString(18)), MarkedText.Read(r.GetString(19)));
        return new(r.GetGuid(0), r.GetString(1), r.GetInt32(2), Enum.Parse<ItemStatus>(r.GetString(3)), r.IsDBNull(4) ? null : r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7),
            r.GetString(8), stem.Text, r.GetBoolean(9), stem.Marks, body.Marks.Count == 0 ? null : body, Number<int>(r, 10), Number<double>(r, 11), Number<double>(r, 12),
            r.GetFieldValue<string[]>(13), r.GetFieldValue<string[]>(14), r.GetInt32(15), r.IsDBNull(16) ? null : NodaTime.LocalDate.FromDateOnly(r.GetFieldValue<DateOnly>(16)), r.GetInt32(17));
    }

    private static T? Number<T>(DbDataReader reader, int column) where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);
}
