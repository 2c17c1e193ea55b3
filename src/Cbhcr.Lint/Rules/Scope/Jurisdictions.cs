using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>
/// SC-JURIS. States, statutes, local places and local policy that the candidate is not told. What the stimulus names is supplied, and so is a policy whose content the item states
/// ("Your agency's rule is …"). Federal law holds everywhere.
/// </summary>
internal sealed partial class Jurisdictions() : ItemRule("SC-JURIS", "Local law, policy or place that is not supplied", Severity.Warning, "SC-INVOLUNTARY-LOCAL, SC-TRIAGE-PROTOCOLS, AD.RN.KLR")
{
    private static readonly WordList List = WordList.Named("jurisdictions");
    private static readonly Phrases Phrases = new(List);
    private static readonly WordList Federal = WordList.Named("federal-law");

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var supplied = item.Stimulus ?? "";
        foreach (var field in text.Fields.Where(f => f.Field != "stimulus"))
        {
            foreach (var hit in Phrases.In(field.Tokens).Where(h => AsName(field.Tokens, h) && !supplied.Contains(Words(field, h), StringComparison.OrdinalIgnoreCase)))
                yield return Found("State and local rules differ. Leave the place out, or put what has to be known into the stimulus.", $"“{Words(field, hit)}” on {List.Label}.", Spans.Of(field.Field, hit));
            foreach (var match in Statute().Matches(field.Tokens.Text).Concat(Place().Matches(field.Tokens.Text)).Where(m => !supplied.Contains(m.Value, StringComparison.Ordinal) && !IsFederal(m.Value)))
                yield return Found("A law or a local service is named that candidates elsewhere cannot know. Put what has to be known into the stimulus.", $"“{match.Value}”.", Spans.Of(field.Field, match));
            foreach (Match match in Policy().Matches(field.Tokens.Text))
                if (!States().IsMatch(item.Stem + " " + supplied))
                    yield return Found("The answer leans on a local policy that the item does not state. Print it in the stem or the stimulus.", $"“{match.Value}”, and no “rule is”, “policy says” or the like.", Spans.Of(field.Field, match));
        }
    }

    private static string Words(FieldText field, Hit hit) => field.Tokens.Text.Substring(hit.Start, hit.Length);

    // A state begins with a capital; the head of government and the capital of the country are no states.
    private static bool AsName(Tokens tokens, Hit hit) =>
        hit.Entry.Term.StartsWith("state ", StringComparison.Ordinal) || hit.Entry.Term.EndsWith("ordinance", StringComparison.Ordinal) || char.IsUpper(tokens.Text[hit.Start]);

    private static bool IsFederal(string name) => Federal.Entries.Any(e => name.Contains(e.Term, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"§ ?\d[\d.\-]*|\b(?:[A-Z][\w'’]+ (?:(?:and|of|for|with|in) )?(?:the )?)+(?:Act|Code|Statute|Law)\b")]
    private static partial Regex Statute();

    [GeneratedRegex(@"(?<!^)(?<![.?!]\s)\b(?:[A-Z][a-z]+ )+(?:County|Hospital|Clinic|Shelter|Center|House|Mission)\b")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:according to|under|as required by|follow(?:ing|s)?|what does) (?:your|the|their|our) (?:agency|team|county|city|local|department|state)(?:['’]s)? (?:\w+ )?(?:policy|policies|protocol|protocols|procedure|procedures|rules?|law)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Policy();

    [GeneratedRegex(@"\b(?:policy|protocol|procedure|rule|law)s? (?:is|are|says?|states?|requires?|asks?|reads?|tells?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex States();
}
