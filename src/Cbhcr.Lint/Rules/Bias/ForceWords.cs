using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>
/// BIA-FORCEWORD. An error in the key, a warning in stem and stimulus. In a distractor it is information only: a well-meant overreach is what a good distractor often is,
/// and a reason typed for each of them would teach writers to type without thinking.
/// </summary>
internal sealed partial class ForceWords() : ItemRule("BIA-FORCEWORD", "Words of control over a person", Severity.Warning, "SEED V-AUTONOMY, SC-FORCE")
{
    private static readonly WordList List = WordList.Named("force-words");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var field in text.Fields)
        {
            var hits = Phrases.In(field.Tokens).Select(h => (h.Start, h.Length)).Concat(Make().Matches(field.Tokens.Text).Select(m => (Start: m.Index, m.Length))).DistinctBy(h => h.Start)
                .Where(h => !Said.Negated(field.Tokens, h.Start));
            foreach (var (start, length) in hits)
            {
                var severity = text.Keys.Any(k => k.Field == field.Field) ? Severity.Error : text.Distractors.Any(d => d.Field == field.Field) ? Severity.Information : Severity.Warning;
                yield return Found(severity, $"“{field.Tokens.Text.Substring(start, length)}” speaks of control. Say what is offered, asked or agreed.", $"On {List.Label}, or “make somebody do”.", new Span(field.Field, start, length));
            }
        }
    }

    // "Make him tea", "make her feel safe" are no control.
    [GeneratedRegex(@"\b(?:make|makes|making|made) (?:him|her|them|the (?:man|woman|person|caller|teenager|boy|girl)) (?:sit|leave|stop|go|come|calm|stay|get|talk|listen|take|obey|lie|stand|give|hand|tell|agree|accept|wait|answer|sign|follow)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Make();
}
