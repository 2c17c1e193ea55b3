using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>
/// STM-NEG. Only the question counts: "He does not respond." in a case is no negative stem, nor is "What helps a person who is not ready to talk?", nor "least restrictive", which
/// is what the best answer is. A warning where the word is in capitals and marked as strong, an error where it can be overlooked.
/// </summary>
internal sealed partial class NegativeStem() : ItemRule("STM-NEG", "A negative stem", Severity.Warning, "HDR#17, NBME")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting) =>
        from word in Of(text)
        let written = text.Stem.Text.Substring(word.Start, word.Length)
        let overlooked = written.Any(char.IsLower) || !item.Marks.Any(m => m.Field == "stem" && m.Mark == "strong" && m.Start <= word.Start && m.Start + m.Length >= word.Start + word.Length)
        select overlooked
            ? Found(Severity.Error, "The stem asks for what is wrong, and the word that says so can be overlooked. Ask for what is right; if that cannot be, put the word in capitals and strong.", $"“{written}”", word)
            : Found("The stem asks for what is wrong: people who know the answer choose a right option by mistake. Ask for what is right if you can.", $"“{written}”", word);

    /// <summary>The words that turn the question around, with places in the stem.</summary>
    internal static IEnumerable<Span> Of(ItemText text)
    {
        if (text.LeadIn is not { } leadIn) yield break;
        // "Choose two." may follow the question.
        var start = leadIn.IsQuestion || text.Stem.Sentences.Count < 2 || !text.Stem.Sentences[^2].IsQuestion ? leadIn.Start : text.Stem.Sentences[^2].Start;
        var asked = Quotes.Without(text.Stem.Text)[start..];
        if (!AnyNegative().IsMatch(asked)) yield break;
        foreach (Match match in Pattern().Matches(asked)) yield return new("stem", start + match.Groups["n"].Index, match.Groups["n"].Length);
    }

    // A clause that begins after the question word ("if he does not …", "a person who is not …") is out of reach of these patterns.
    [GeneratedRegex("""
        ^(?:(?!\b(?:which|what|who|whom|whose|when|where|why|how)\b)[^?])*?\b(?:which|what|whom?|(?:when|where|why|how)\ (?:is|are|should|must|can|may|do|does|would|will))\b(?:(?!\b(?:if|when|who|that|because|since|although|while|whose|after|before|until|unless|for|to)\b)[^?:,.])*?\b(?<n>not|never|cannot|isn['’]t|aren['’]t|doesn['’]t|don['’]t|shouldn['’]t|wouldn['’]t|can['’]t|mustn['’]t|won['’]t)\b
        |^(?:\s*)(?:all|each|every|any|any one)\b[^?.]*?\b(?<n>except|but)\b[\s:…_]*[?.:]?\s*$
        |\b(?<n>except)\b(?:\ for)?[\s:…_]*[?.:]?\s*$
        |\ball\ of\ the\ following\b[^?.]*?\b(?<n>except|but|not)\b
        |\b(?<!at\ )(?<n>least)\ (?:likely|appropriate|effective|helpful|useful|suitable|important|safe|accurate|consistent|desirable|acceptable|correct|true|probable|relevant|typical|common|related|urgent)\b
        |\b(?:is|are|be|was|were|which|an?)\ (?:clearly\ |most\ |usually\ )?(?<n>incorrect|untrue|inaccurate|inappropriate|contraindicated|unlikely|unacceptable|unsuitable)\b
        |\b(?:is|are|be)\ (?:clearly\ )?(?<n>false|wrong)\b
        |\b(?:which|what)\b[^?.,]*\b(?:should|must|ought\ to)\ (?:be\ (?<n>avoided)|[\w\ ]{1,30}?\b(?<n>avoid)\b)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    // Quick, for the many stems that have none.
    [GeneratedRegex(@"\b(?:not|never|\w+n['’]t|cannot|except|but|least|in\w+|un\w+|false|wrong|contraindicated|avoid(?:ed)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyNegative();
}
