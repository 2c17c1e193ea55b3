using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>SC-DISPARAGE. A profession and, within five words in the same sentence, a word that makes it look bad; the profession before a verb, on either side of an adjective.</summary>
internal sealed class Disparaging() : ItemRule("SC-DISPARAGE", "Another profession made to look bad", Severity.Warning, "SC-NOT-NEW-MODEL")
{
    private static readonly WordList ProfessionList = WordList.Named("professions");
    private static readonly WordList List = WordList.Named("disparaging");
    private static readonly Phrases Professions = new(ProfessionList);
    private static readonly Phrases Phrases = new(List);

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["window"] = 5 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var window = (int)Number(item, setting, "window");
        foreach (var field in text.Fields)
        {
            var professions = Professions.In(field.Tokens).ToList();
            foreach (var bad in Phrases.In(field.Tokens).Where(b => !Said.Negated(field.Tokens, b.Start)))
                if (professions.Find(p => Speaks(field.Tokens, p, bad, window)) is { } profession)
                    yield return Found($"“{bad.Entry.Term}” makes {profession.Entry.Term} look bad. Police, medics, clinicians and peers are colleagues.", $"On {List.Label}, near a word on {ProfessionList.Label}.",
                        Spans.Of(field.Field, bad), Spans.Of(field.Field, profession));
        }
    }

    private static bool Speaks(Tokens tokens, Hit profession, Hit bad, int window)
    {
        var sentence = tokens.Sentences.LastOrDefault(s => s.Start <= bad.Start);
        if (sentence is null || profession.Start < sentence.Start || profession.Start > sentence.Start + sentence.Text.Length) return false;
        var between = sentence.Words.Count(w => w.Start >= Math.Min(profession.Start + profession.Length, bad.Start + bad.Length) && w.End <= Math.Max(profession.Start, bad.Start));
        // Behind the word, the profession must follow at once ("rude officer"); "mean to the nurse" is about somebody else.
        return profession.Start < bad.Start ? between <= window : between == 0;
    }
}
