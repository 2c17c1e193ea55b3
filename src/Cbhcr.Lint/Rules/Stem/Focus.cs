using System.Text.RegularExpressions;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>
/// STM-FOCUS. With the options covered, one should know what is asked. Counting words alone would find fault with "What is a tort?": a question is focused when it names two things,
/// or one that is not an everyday word, and the beginning of a sentence when it does both.
/// </summary>
internal sealed partial class Focus() : ItemRule("STM-FOCUS", "A stem that cannot stand alone", Severity.Warning, "HDR#15, NBME (cover the options)")
{
    // Of the question itself, not of its subject.
    private static readonly HashSet<string> Empty =
        ["statement", "statements", "true", "correct", "right", "accurate", "answer", "option", "choice", "response", "best", "describe", "describes", "apply", "applies", "regarding", "concerning", "false", "incorrect", "valid"];

    private static readonly HashSet<string> Common = [.. WordList.Named("common-words").Entries.Select(e => Stemmer.Of(e.Term))];

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["words"] = 6, ["content"] = 4 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice() || text.LeadIn is not { } leadIn) yield break;
        var stem = text.Stem;
        var hasCase = text.Stimulus is not null || item.Media.Any(m => m.Field is "stem" or "stimulus");
        var subject = leadIn.Words.Where(w => (w.IsContent || w.IsNumber) && !Empty.Contains(w.Lower)).Select(w => w.Stem).Distinct().Count();
        var rare = leadIn.Words.Any(w => w.IsContent && !Empty.Contains(w.Lower) && !Common.Contains(w.Stem));
        var named = leadIn.IsQuestion ? subject >= 2 || rare : subject >= 2 && rare && Asks(text, leadIn);
        if (!hasCase && !named && stem.Words.Count < Number(item, setting, "words"))
        {
            yield return Found("The stem is too short to say what is asked. Put the problem into the stem, so that it can be answered with the options covered.", $"{stem.Words.Count} words", Spans.Whole("stem"));
            yield break;
        }
        if (WhichIsTrue().Match(leadIn.Text) is { Success: true } match && subject < 2)
            yield return Found("“Which is true?” asks for four judgments at once. Ask one question about the case or subject.", $"“{match.Value}”", Spans.Of("stem", leadIn));
        else if (!hasCase && !named && stem.ContentStems.Count(s => !Empty.Contains(s)) + stem.Words.Count(w => w.IsNumber) is var content && content < Number(item, setting, "content"))
            yield return Found("The stem says too little to be answered with the options covered.", $"{content} words with content", Spans.Whole("stem"));
        else if (!Asks(text, leadIn))
            yield return Found("The stem ends without a question and without the beginning of a sentence that an option completes.", $"“{leadIn.Text}”", Spans.Of("stem", leadIn));
    }

    private static bool Asks(ItemText text, Sentence leadIn)
    {
        // "Choose two." may follow the question.
        if (text.Stem.Sentences.TakeLast(2).Any(s => s.IsQuestion) || Instruction().IsMatch(leadIn.Text)) return true;
        var end = text.Stem.Text.TrimEnd();
        // A blank is asked for; where it stands is another rule's matter.
        if (end.Contains("__", StringComparison.Ordinal)) return true;
        // A completion: no full stop, and a verb for the option to go with.
        return end[^1] is not ('.' or '!') && leadIn.Words.Any(w => Grammar.MayBeVerb(w.Lower));
    }

    [GeneratedRegex(@"\bwhich\b.{0,40}?\b(?:(?:is|are) (?:most |the most |best |the )?(?:true|correct|right|accurate|valid|false|incorrect)|appl(?:y|ies))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WhichIsTrue();

    [GeneratedRegex(@"^\W*(?:please )?(?:choose|select|identify|name|pick|mark|find|match|order|put|place|calculate|complete|indicate|determine|decide|rank|arrange|drag|click|use)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Instruction();
}
