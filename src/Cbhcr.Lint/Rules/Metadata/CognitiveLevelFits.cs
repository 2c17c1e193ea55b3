using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Metadata;

/// <summary>
/// MET-COG. Verbs tell little: "What should the responder do?" asks for application or for judgment. What can be told is whether there is a case. Recall that presents a case and
/// asks what to do in it is not recall; application without a case applies nothing; and some phrases of a question belong to one level.
/// </summary>
internal sealed class CognitiveLevelFits() : ItemRule("MET-COG", "Cognitive level that does not fit the question", Severity.Warning, "HDR#1, HDR#3")
{
    private static readonly WordList List = WordList.Named("cognitive-cues");
    private static readonly Phrases Phrases = new(List);
    private static readonly WordList Persons = WordList.Named("persons");

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["caseSentences"] = 2 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (text.LeadIn is not { } leadIn || item.CognitiveLevel is not ("recall" or "application" or "judgment")) yield break;
        var cue = Phrases.In(text.Stem).LastOrDefault(h => h.Start >= leadIn.Start);
        var sentences = text.Stem.Sentences.Count + (text.Stimulus?.Sentences.Count ?? 0);
        var particular = text.Vignette().SelectMany(f => f.Tokens.Words).Any(w => Persons.Contains(w.Lower) || w.Lower is "team" or "you" or "your" or "people");
        if (cue is not null && cue.Entry.Note != item.CognitiveLevel)
            yield return Found($"The question is marked {item.CognitiveLevel}, and its words ask for {cue.Entry.Note}.", $"“{cue.Entry.Term}” on {List.Label}.", Spans.Of("stem", cue));
        else if (item.CognitiveLevel == "recall" && sentences > Number(item, setting, "caseSentences") && Asks(leadIn, "should"))
            yield return Found("A case with a question what should be done in it asks for more than recall.", $"{sentences} sentences and “should”.", Spans.Of("stem", leadIn));
        else if (item.CognitiveLevel != "recall" && sentences < Number(item, setting, "caseSentences") && !particular)
            yield return Found($"Without a case there is nothing to apply or to judge; the item is marked {item.CognitiveLevel}.", "One sentence, and no person or team in it.", Spans.Of("stem", leadIn));
    }

    private static bool Asks(Sentence leadIn, string word) => leadIn.Words.Any(w => w.Lower == word);
}
