using System.Text.RegularExpressions;

namespace Cbhcr.Lint.Text;

/// <summary>Speech of people in the item: rules about the writer's own words leave it out.</summary>
public static partial class Quotes
{
    /// <summary>The text with everything in double quotation marks replaced by spaces, so that places stay the same.</summary>
    public static string Without(string text) => Quoted().Replace(text, m => new string(' ', m.Length));

    /// <summary>The whole text is speech: an option that gives the words to say.</summary>
    public static bool Whole(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        return trimmed.Length > 2 && trimmed[0] is '"' or '“' && trimmed.TrimEnd('.', ',')[^1] is '"' or '”';
    }

    [GeneratedRegex("""“[^”]*”|"[^"]*"|“[^”]*$""")]
    private static partial Regex Quoted();
}
