using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>SC-DIAGNOSE. Looks at the key and, since the key of "Which diagnosis fits?" is a bare name, at what is asked. Doses of naloxone are first aid.</summary>
internal sealed partial class Diagnosing() : ItemRule("SC-DIAGNOSE", "Key diagnoses or chooses a medicine", Severity.Error, "SC-INTRODUCTORY-LEVEL")
{
    private static readonly WordList List = WordList.Named("diagnosis");
    private static readonly Phrases Phrases = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var (field, hit) in Phrases.In(text.Keys.Fields()).Where(h => !Said.Negated(h.Field.Tokens, h.Hit.Start)))
            if (!AboutNaloxone().IsMatch(field.Tokens.Text))
                yield return Found("Recognize, do not diagnose: no key may name a diagnosis, choose a medicine or change a dose.", $"“{hit.Entry.Term}” on {List.Label}.", Spans.Of(field.Field, hit));
        if (text.LeadIn is { } leadIn && Asks().Match(leadIn.Text) is { Success: true } asked)
            yield return Found("Recognize, do not diagnose: the question asks for a diagnosis or a medicine.", $"“{asked.Value}”.", new Span("stem", leadIn.Start + asked.Index, asked.Length));
    }

    [GeneratedRegex(@"naloxone|narcan", RegexOptions.IgnoreCase)]
    private static partial Regex AboutNaloxone();

    [GeneratedRegex(@"\b(?:which|what) (?:\w+ ){0,2}(?:diagnosis|disorder|dose|dosage)\b|\bwhich (?:medicine|medication|drug) should (?:be|he|she|they|the)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();
}
