using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>STM-MULTI. Questions that people in the case ask, in quotation marks, do not count.</summary>
internal sealed partial class TwoQuestions() : ItemRule("STM-MULTI", "Two questions in one stem", Severity.Warning, "HDR#1")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var words = Quotes.Without(item.Stem);
        var marks = QuestionMark().Matches(words);
        if (marks.Count > 1)
            yield return Found("The stem asks more than one question. Ask one, and make another item of the other.", $"{marks.Count} question marks", [.. marks.Select(m => Spans.Of("stem", m))]);
        else if (text.LeadIn is { IsQuestion: true } leadIn && Second().Match(words, leadIn.Start) is { Success: true } second)
            yield return Found("The stem asks two questions in one sentence. Ask one.", $"“{second.Value.Trim()}”", Spans.Of("stem", second));
    }

    [GeneratedRegex(@"\?+")]
    private static partial Regex QuestionMark();

    // "and why?", "and what should …": an embedded clause ("who decides and what they need") has no auxiliary behind the question word.
    [GeneratedRegex(@"\b(?:and|or) (?:why|how|when|where)\s*\?|\b(?:and|or) (?:why|what|which|who|where|when|how)(?: \w+){0,2}? (?:is|are|was|were|do|does|did|should|would|can|could|will|must) (?:the|a|an|it|he|she|they|you|we|this|that|be)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Second();
}
