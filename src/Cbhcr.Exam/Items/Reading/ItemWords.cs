namespace Cbhcr.Exam.Items;

/// <summary>What the pages call things.</summary>
public static partial class ItemWords
{
    public static string Type(string type) => type switch
    {
        ItemTypes.SingleBestAnswer => "One best answer",
        ItemTypes.MultipleResponse => "Multiple response",
        ItemTypes.Ordering => "Ordering",
        ItemTypes.Matching => "Matching",
        ItemTypes.Hotspot => "Areas of a picture",
        ItemTypes.TextEntry => "Short text or number",
        ItemTypes.ExtendedText => "Extended text",
        ItemTypes.Qti => "From an exchange (QTI)",
        _ => type,
    };

    public static string State(Item item) => item.Status switch
    {
        ItemStatus.InReview => $"In review: {Apart(item.Stage!.Value.ToString())}",
        ItemStatus.Quarantined => $"In quarantine: {item.Quarantine?.Reason.Replace('-', ' ')}",
        _ => item.Status.ToString(),
    };

    public static string StateClass(ItemStatus status) => status switch
    {
        ItemStatus.Scored or ItemStatus.Pretest => "app-state--good",
        ItemStatus.Quarantined => "app-state--bad",
        ItemStatus.InReview => "app-state--warn",
        _ => "",
    };

    /// <summary>inReview is “in review”.</summary>
    public static string Apart(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>options[1].text is “option B, text”.</summary>
    public static string Field(string field)
    {
        if (Place().Match(field) is not { Success: true } found) return field.Length == 0 ? "the whole item" : Apart(field).Replace(".", ", ", StringComparison.Ordinal);
        var (list, at, rest) = (found.Groups[1].Value, int.Parse(found.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), found.Groups[3].Value);
        var name = list switch { "options" => $"option {(char)('A' + at)}", "references" => $"source {at + 1}", _ => $"{Apart(list).Replace("task.", "", StringComparison.Ordinal)} {at + 1}" };
        return rest.Length == 0 ? name : $"{name}, {Apart(rest.Trim('.')).Replace(".", ", ", StringComparison.Ordinal)}";
    }

    /// <summary>options[1].text is options-1-text: for ids.</summary>
    public static string Slug(string field) => string.Join('-', field.Split(['[', ']', '.'], StringSplitOptions.RemoveEmptyEntries));

    [System.Text.RegularExpressions.GeneratedRegex(@"^([\w.]+)\[(\d{1,2})\](.*)$")]
    private static partial System.Text.RegularExpressions.Regex Place();
}
