using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>STM-REF. The order of items is not the writer's to know, and a picture that is spoken of has to be there.</summary>
internal sealed partial class ReferenceElsewhere() : ItemRule("STM-REF", "A reference to another item or to what is not there", Severity.Error, "HDR#4, NBME (hinged items)")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var stem = Quotes.Without(item.Stem);
        foreach (Match match in OtherItem().Matches(stem))
            yield return Found("Items are drawn and shown in an order of chance, each for itself. Say here what is needed from the other.", $"“{match.Value}”", Spans.Of("stem", match));
        foreach (Match match in Shown().Matches(stem))
            if (!Attached(match.Groups["what"].Value.ToLowerInvariant(), item, stem[(match.Index + match.Length)..]))
                yield return Found($"The stem speaks of a {match.Groups["what"].Value.ToLowerInvariant()}, and none is attached.", $"“{match.Value}”", Spans.Of("stem", match));
    }

    private static bool Attached(string what, LintItem item, string after) => what switch
    {
        "table" or "chart" or "graph" => item.Tables.Any(t => t.Field is "stem" or "stimulus") || Media(item, "img"),
        "video" or "film" => Media(item, "video"),
        "recording" or "audio" => Media(item, "audio") || Media(item, "video"),
        "clip" => Media(item, "video") || Media(item, "audio"),
        // A text may stand in the stem itself, behind the words that announce it.
        "passage" or "scenario" or "case" or "vignette" or "text" or "report" or "log" or "note" or "list" or "excerpt" or "dialogue" or "conversation" =>
            item.Stimulus is not null || item.Tables.Count > 0 || item.Media.Count > 0 || after.Length > 40,
        _ => item.Media.Count > 0 || item.Type == "hotspot",
    };

    private static bool Media(LintItem item, string kind) => item.Media.Any(m => m.Kind == kind);

    [GeneratedRegex("""
        \b(?:(?:in|from|see|refer(?:ring)?\ to|based\ on|using|according\ to|answers?\ to|with|about|of)\ (?:the\ |your\ )?(?:answers?\ to\ (?:the\ )?)?(?:previous|preceding|prior|last|next|above|first|earlier)\ (?:questions?|items?)
        |(?:the\ )?(?:previous|preceding)\ (?:questions?|items?)
        |(?:questions?|items?)\ (?:no\.?\ ?|number\ |\#)?\d{1,3}\b(?!\ (?:on|of)\ (?:the|a)\ (?:form|questionnaire|checklist|scale))
        |(?:questions?|items?)\ above
        |your\ (?:previous|last|earlier)\ answer)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex OtherItem();

    [GeneratedRegex("""
        \b(?:the|this|these)\ (?:following\ )?(?<what>picture|image|photo|photograph|figure|diagram|graph|chart|table|map|video|film|recording|audio|clip|exhibit|illustration|drawing|passage|scenario|case|vignette|excerpt)s?\ (?:shown\ )?(?:below|above|shown|attached|on\ the\ (?:left|right)\ of\ the\ screen|on\ (?:your|the)\ screen)\b
        |\b(?:shown|seen|labell?ed|marked|pictured|depicted|illustrated|given)\ (?:\w+\ ){0,2}?(?:in|by|on)\ the\ (?<what>picture|image|photo|photograph|figure|diagram|graph|chart|table|map|video|exhibit|illustration|drawing)\b
        |\b(?:look\ at|see|refer\ to|study|examine|use)\ the\ (?:following\ )?(?<what>picture|image|photo|photograph|figure|diagram|graph|chart|table|exhibit|illustration|drawing)\b(?!\ (?:of|that|on|from|in|with|and)\ (?:his|her|their))
        |\b(?<what>figure|exhibit|diagram|table)\ (?:\d{1,2}|[A-H])\b
        |\bthe\ following\ (?<what>picture|image|photo|photograph|figure|diagram|graph|chart|table|map|video|recording|exhibit|passage|scenario|case|vignette|text|report|log|excerpt|dialogue|conversation)\b
        |\b(?:watch|listen\ to)\ (?:the|this)\ (?:following\ )?(?<what>video|film|recording|audio|clip)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Shown();
}
