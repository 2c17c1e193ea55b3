using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>
/// STM-VAGUE. In question and options: there a vague word decides what is right. In the case ("He often misses work") it is a fact like any other. "Most often", "how often" and
/// the like are not vague. "May" counts in options where it is the main verb and means "perhaps"; where it gives permission it does not.
/// </summary>
internal sealed partial class VagueFrequency() : ItemRule("STM-VAGUE", "A vague term of frequency", Severity.Warning, "NBME")
{
    private static readonly WordList List = WordList.Named("vague-frequency");
    private static readonly Phrases Terms = new(List);

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) yield break;
        if (text.LeadIn is { } leadIn)
            foreach (var finding in In("stem", new string(' ', leadIn.Start) + Quotes.Without(item.Stem)[leadIn.Start..])) yield return finding;
        foreach (var option in text.Options)
        {
            var words = Quotes.Without(option.Text);
            foreach (var finding in In(option.Field, words)) yield return finding;
            if (Perhaps().Match(words) is { Success: true } may)
                yield return Found("“May” leaves open whether it is so, and then nobody can call the option wrong.", $"“{may.Value}”", Spans.Of(option.Field, may));
        }
    }

    private IEnumerable<Finding> In(string field, string words) =>
        from hit in Terms.In(Tokens.Of(words))
        where !Measured().IsMatch(words[..hit.Start])
        select Found("People differ widely in what this word means. Give a figure, or leave it out.", $"“{words.Substring(hit.Start, hit.Length)}”; {List.Label}", Spans.Of(field, hit));

    [GeneratedRegex(@"\b(?:most|more|less|least|how|as|so|too|very)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Measured();

    [GeneratedRegex(@"(?<!\b(?:what|who|whom|how|where|which|when|that|if|whatever|whether|why)\b.{0,60})\bmay (?:not )?(?:be|have|cause|help|lead|occur|happen|include|show|feel|result|mean|seem|become|cure|harm)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Perhaps();
}
