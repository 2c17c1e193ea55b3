using System.Text.RegularExpressions;
using Cbhcr.Exam.Competencies;
using Npgsql;
using NpgsqlTypes;

namespace Cbhcr.Exam.Items;

/// <summary>A query as conditions of SQL. What a person wrote goes into parameters, never into the text.</summary>
internal sealed partial class ItemConditions
{
    private readonly List<string> _basic = [];

    public ItemConditions(ItemQuery query, FrameworkCodes? codes, IReadOnlyList<Guid>? listed, NpgsqlCommand command)
    {
        if (listed is not null)
        {
            command.Parameters.AddWithValue("listed", listed.ToArray());
            _basic.Add("id = any(@listed)");
        }
        var text = query.Text.TrimStart();
        HasWords = text.Trim().Length > 0;
        if (HasWords)
        {
            Words = AsWords(text, command);
            var code = text.Trim().ToUpperInvariant();
            if (Code().IsMatch(code))
            {
                command.Parameters.AddWithValue("code", $"{code}%");
                _basic.Add($"(words @@ {Words} or code like @code)");
            }
            else _basic.Add($"words @@ {Words}");
        }
        foreach (var range in ItemRange.All)
            foreach (var (key, sign) in new[] { ($"{range.Key}From", ">="), ($"{range.Key}To", "<=") })
                if (query.Bounds.TryGetValue(key, out var bound))
                {
                    command.Parameters.AddWithValue(key, ItemQuery.Value(range.Kind, bound)!);
                    _basic.Add($"{range.Sql} {sign} @{key}");
                }
        var chosen = new List<(ItemFacet, string)>();
        foreach (var facet in ItemFacet.All.Where(f => query.Of(f.Key).Count > 0))
        {
            var values = query.Of(facet.Key);
            command.Parameters.Add(new NpgsqlParameter(facet.Key, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = (facet.Key == "competency" ? WithDomains(values, codes) : values).ToArray() });
            chosen.Add((facet, facet.Condition($"@{facet.Key}")));
        }
        Chosen = chosen;
    }

    public bool HasWords { get; }

    /// <summary>A <c>tsquery</c>.</summary>
    public string Words { get; } = "";

    public IReadOnlyList<(ItemFacet Facet, string Condition)> Chosen { get; }

    public string All => Others(null);

    /// <summary>All choices, but those of one facet when it is named.</summary>
    public string Others(ItemFacet? but) => string.Join(" and ", [.. _basic.DefaultIfEmpty("true"), .. Chosen.Where(c => c.Facet != but).Select(c => c.Condition)]);

    /// <summary>The last word may be half written: what begins so is found too, unless it is in quotes, excluded, or followed by a space.</summary>
    private static string AsWords(string text, NpgsqlCommand command)
    {
        var last = LastWord().Match(text);
        var inQuotes = text.Count(c => c == '"') % 2 == 1;
        if (!last.Success || inQuotes || last.Value is "or" or "OR")
        {
            command.Parameters.AddWithValue("text", text);
            return "websearch_to_tsquery('english', @text)";
        }
        command.Parameters.AddWithValue("head", text[..last.Index]);
        command.Parameters.AddWithValue("last", last.Value);
        command.Parameters.AddWithValue("begins", $"{last.Value.ToLowerInvariant()}:*");
        var begun = "(websearch_to_tsquery('english', @last) || to_tsquery('simple', @begins))";
        // "a or b" binds the half-written word to what stands before it.
        var either = text[..last.Index].TrimEnd().EndsWith(" or", StringComparison.OrdinalIgnoreCase);
        return $"(websearch_to_tsquery('english', @head) {(either ? "||" : "&&")} {begun})";
    }

    private static IEnumerable<string> WithDomains(IReadOnlyList<string> values, FrameworkCodes? codes) =>
        values.Concat(codes?.DomainOfCompetency.Where(d => values.Contains(d.Value)).Select(d => d.Key) ?? []).Distinct();

    [GeneratedRegex(@"(?<=^|\s)[\p{L}\p{Nd}]+$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"^[A-Z0-9]+(-[A-Z0-9]*)+$")]
    private static partial Regex Code();
}
