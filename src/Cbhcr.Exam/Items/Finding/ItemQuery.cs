using System.Globalization;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Cbhcr.Exam.Items;

/// <summary>What somebody looks for in the bank; all of it stands in the address, so that a list can be sent to a colleague.</summary>
public sealed record ItemQuery
{
    public const int LongestText = 300, MostValues = 60, LastPage = 2000;

    public string Text { get; init; } = "";

    /// <summary>By facet, the values of which an item must have one. A domain stands for all its competencies.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Numbers and dates by <c>pFrom</c>, <c>pTo</c> and so on, as they were written.</summary>
    public IReadOnlyDictionary<string, string> Bounds { get; init; } = new Dictionary<string, string>();

    /// <summary>Only items of this list, made by hand.</summary>
    public Guid? List { get; init; }

    public string Sort { get; init; } = "";

    public int Page { get; init; } = 1;

    /// <summary>Names of the orders a list can be in; the first is by how well the words fit, or by code where there are none.</summary>
    public static IReadOnlyList<(string Key, string Title)> Sorts { get; } =
        [("", "Best fit"), ("code", "Code"), ("changed", "Last changed"), ("lastUsed", "Last used"), ("sittings", "Most seen"), ("p", "Hardest"), ("discrimination", "Lowest discrimination")];

    /// <returns>The query, or what is wrong with the address by parameter.</returns>
    public static (ItemQuery Query, ProblemDetails? Problem) Read(IEnumerable<KeyValuePair<string, StringValues>> address)
    {
        var wrong = new Dictionary<string, string>();
        var given = address.GroupBy(a => a.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.SelectMany(a => a.Value).OfType<string>().ToList(), StringComparer.OrdinalIgnoreCase);
        string One(string key)
        {
            var values = given.GetValueOrDefault(key) ?? [];
            if (values.Count > 1) wrong[key] = $"{key} stands more than once.";
            return values.Count == 1 ? values[0] : "";
        }
        var text = One("text");
        if (text.Length > LongestText) wrong["text"] = $"text is longer than {LongestText} characters.";
        var chosen = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var facet in ItemFacet.All)
        {
            var values = (given.GetValueOrDefault(facet.Key) ?? []).Where(v => v.Length > 0).Distinct().ToList();
            if (values.Count > MostValues || values.Any(v => v.Length > 200)) wrong[facet.Key] = $"{facet.Key} has too many values, or too long ones.";
            else if (values.Count > 0) chosen[facet.Key] = values;
        }
        var bounds = new Dictionary<string, string>();
        foreach (var range in ItemRange.All)
            foreach (var key in new[] { $"{range.Key}From", $"{range.Key}To" })
                if (One(key).Trim() is { Length: > 0 } bound)
                {
                    if (Value(range.Kind, bound) is null) wrong[key] = range.Kind == RangeKind.Number ? $"{key} must be a number." : $"{key} must be a date such as 2026-05-01.";
                    else bounds[key] = bound;
                }
        Guid? list = null;
        if (One("list") is { Length: > 0 } listed)
        {
            if (Guid.TryParse(listed, out var id)) list = id;
            else wrong["list"] = "list must be the id of a list.";
        }
        var sort = One("sort");
        if (!Sorts.Any(s => s.Key == sort)) wrong["sort"] = $"sort must be one of {string.Join(", ", Sorts.Select(s => s.Key).Skip(1))}.";
        var page = One("page");
        var number = 1;
        if (page.Length > 0 && !int.TryParse(page, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)) wrong["page"] = "page must be a whole number.";
        var query = new ItemQuery { Text = text, Chosen = chosen, Bounds = bounds, List = list, Sort = sort, Page = Math.Clamp(number, 1, LastPage) };
        return (query, wrong.Count == 0 ? null : Problems.Malformed(wrong));
    }

    /// <summary>Reads what <see cref="Address"/> wrote.</summary>
    public static (ItemQuery Query, ProblemDetails? Problem) Parse(string address) => Read(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address));

    /// <summary>The query as it stands in an address, without the page: the same list has one address.</summary>
    public string Address
    {
        get
        {
            var parts = new List<(string Key, string Value)>();
            if (Text.Length > 0) parts.Add(("text", Text));
            foreach (var facet in ItemFacet.All) parts.AddRange(Of(facet.Key).Order(StringComparer.Ordinal).Select(v => (facet.Key, v)));
            foreach (var range in ItemRange.All)
                foreach (var key in new[] { $"{range.Key}From", $"{range.Key}To" })
                    if (Bounds.TryGetValue(key, out var bound)) parts.Add((key, bound));
            if (List is { } list) parts.Add(("list", list.ToString()));
            if (Sort.Length > 0) parts.Add(("sort", Sort));
            return string.Join('&', parts.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        }
    }

    public string OnPage(int page) => page <= 1 ? Address : $"{Address}{(Address.Length > 0 ? "&" : "")}page={page}";

    public IReadOnlyList<string> Of(string facet) => Chosen.GetValueOrDefault(facet) ?? [];

    public bool IsEmpty => Text.Trim().Length == 0 && Chosen.Count == 0 && Bounds.Count == 0 && List is null;

    /// <summary>The same without one value, for taking it off.</summary>
    public ItemQuery Without(string facet, string value) => this with
    {
        Chosen = Chosen.Select(c => c.Key == facet ? new(c.Key, [.. c.Value.Where(v => v != value)]) : c).Where(c => c.Value.Count > 0).ToDictionary(c => c.Key, c => c.Value),
    };

    internal static object? Value(RangeKind kind, string text) => kind == RangeKind.Number
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1 and <= 9999 } date } ? date.ToDateOnly() : null;
}
