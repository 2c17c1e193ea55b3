namespace Cbhcr.Exam.Items;

/// <summary>One thing that items are filtered and counted by.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Sql">An expression over a row; text, or an array of text.</param>
internal sealed record ItemFacet(string Key, string Title, string Sql, bool IsMany = false)
{
    public static IReadOnlyList<ItemFacet> All { get; } =
    [
        new("competency", "Competency", "competency"),
        new("skillArea", "Skill area", "skill_area"),
        new("status", "State", "status"),
        new("stage", "Review stage", "stage"),
        new("level", "Level", "levels", IsMany: true),
        new("cognitiveLevel", "Level of thinking", "cognitive_level"),
        new("type", "Type", "type"),
        new("author", "Author", "author::text"),
        new("reviewer", "Assigned to", "reviewers", IsMany: true),
        new("tag", "Tag", "tags", IsMany: true),
        new("form", "Used in form", "forms", IsMany: true),
        new("flag", "Flagged", "flags", IsMany: true),
        new("figures", "Statistics", "case when n is null then 'none' when p is null then 'not-enough' else 'enough' end"),
        new("used", "Used", "case when forms = '{}' then 'never' else 'yes' end"),
        new("comments", "Comments", "case when open_comments > 0 then 'open' else 'none' end"),
        new("sample", "Sample", "case when sample then 'yes' else 'no' end"),
        new("assisted", "Written with a tool’s help", "case when assisted then 'yes' else 'no' end"),
    ];

    /// <param name="parameter">A parameter that is an array of text.</param>
    public string Condition(string parameter) => IsMany ? $"{Sql} && {parameter}" : $"{Sql} = any({parameter})";
}

/// <summary>From and to a value, both included; either may be open.</summary>
internal sealed record ItemRange(string Key, string Title, string Sql, RangeKind Kind)
{
    public static IReadOnlyList<ItemRange> All { get; } =
    [
        new("p", "Proportion right (p)", "p", RangeKind.Number),
        new("discrimination", "Discrimination", "discrimination", RangeKind.Number),
        new("n", "Answers behind the figures", "n", RangeKind.Number),
        new("sittings", "Sittings", "sittings", RangeKind.Number),
        new("lastUsed", "Last used", "last_used", RangeKind.Date),
        new("changed", "Last changed", "changed_at::date", RangeKind.Date),
        new("reference", "Newest reference", "newest_reference", RangeKind.Number),
    ];
}

internal enum RangeKind
{
    Number,
    Date,
}
