using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Bias;

/// <summary>BIA-SUICIDE. "Failed attempt" alone says it of suicide only where the field speaks of suicide.</summary>
internal sealed partial class SuicideLanguage() : ItemRule("BIA-SUICIDE", "Blaming or praising words about suicide", Severity.Error, "CAMH, UT")
{
    private static readonly WordList List = WordList.Named("suicide-language");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var field in text.Fields.Concat(item.Rationales()))
        {
            var hits = Phrases.In(field.Tokens).ToList();
            foreach (var hit in hits) yield return Found($"“{hit.Entry.Term}” judges.{hit.Entry.Instead()}", $"On {List.Label}.", Spans.Of(field.Field, hit));
            foreach (Match match in Attempt().Matches(field.Tokens.Text))
                if (AboutSuicide().IsMatch(field.Tokens.Text) && !hits.Exists(h => h.Start < match.Index + match.Length && match.Index < h.Start + h.Length))
                    yield return Found($"“{match.Value}” calls a death a success or surviving a failure. Better: suicide attempt, survived a suicide attempt, died by suicide.", "An adjective of success before “attempt”.", Spans.Of(field.Field, match));
        }
    }

    [GeneratedRegex(@"\b(?:un)?successful attempts?\b|\bfailed attempts?\b|\battempts? (?:that )?(?:failed|succeeded)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Attempt();

    [GeneratedRegex(@"\bsuicid|\boverdos|\bkill(?:ing)? (?:him|her|them|your)sel|\bend(?:ing)? (?:his|her|their) life", RegexOptions.IgnoreCase)]
    private static partial Regex AboutSuicide();
}
