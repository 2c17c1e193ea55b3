using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-AOTA: options about options.</summary>
internal sealed partial class AllOfTheAbove() : ItemRule("OPT-AOTA", "“All of the above” and combinations of options", Severity.Error, "HDR#26, HDR#9 (K-type), NBME")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) yield break;
        foreach (var option in text.Options)
        {
            var match = All().Match(option.Text);
            if (!match.Success && Letters().Match(option.Text) is { Success: true } letters && NamesOptions(letters, item.Options.Count, item.Stem)) match = letters;
            if (!match.Success && Numerals().Match(option.Text) is { Success: true } numerals && Listed().IsMatch(item.Stem)) match = numerals;
            if (match.Success)
                yield return Found("This option is about other options, so that half knowledge gives the answer away. Let each option stand for itself, or make it a multiple response item.",
                    $"“{match.Value.Trim()}”", Spans.Whole(option));
        }
    }

    // "A and D" is an answer of its own where vitamins are asked for.
    private static bool NamesOptions(Match letters, int options, string stem) =>
        letters.Groups["letter"].Captures.All(c => char.ToUpperInvariant(c.Value[0]) - 'A' < options) && !Lettered().IsMatch(stem);

    [GeneratedRegex("""
        ^\W*(?:all|both|any|each|more\ than\ one|two\ or\ more|some)\ (?:of\ )?(?:the|these|those)(?:\s+(?:above|preceding|listed|given|other))?(?:\s+(?:options?|choices?|answers?|alternatives?|responses?|statements?))?
        (?:\s+(?:listed|given|above|here|shown|provided))*(?:\s+(?:is|are|apply|applies)(?:\s+(?:correct|right|true|suitable|appropriate))?)?\W*$
        |^\W*all\ (?:are|apply|answers|options|choices)\b(?:\s+(?:are|apply))?(?:\s+(?:correct|right|true))?\W*$
        |^\W*(?:all|any)(?:\ of\ the(?:\ above|se)|\ (?:options|answers|choices))?\ (?:except|but)\s+(?:for\s+)?(?:option\s+|answer\s+)?\(?[A-H]\b\)?\W*$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex All();

    [GeneratedRegex(@"^\W*(?:(?:both|either|neither|only|options?|answers?|choices?)\s+)*\(?(?-i:(?<letter>[A-H]))\)?(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|nor|&|plus)\s+)\(?(?-i:(?<letter>[A-H]))\)?)+(?:\s+only|\s+are(?:\s+both)?\s+(?:correct|right|true))?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^\W*(?:(?:both|only)\s+)*(?:[1-6]|[IV]{1,3})(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|&)\s+)(?:[1-6]|[IV]{1,3}))*(?:\s+only)?\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Numerals();

    // "I. Ask her name  II. Call EMS": the list that combinations refer to.
    [GeneratedRegex(@"(?:(?:^|\s)\(?(?:1|I)[.)]\s.*\s\(?(?:2|II)[.)]\s)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\b(?:vitamins?|hepatitis|blood (?:types?|groups?)|grades?|class(?:es)?|schedules?|columns?|points?|roads?|lanes?|licen[cs]es?|rooms?|teams?|units?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();
}
