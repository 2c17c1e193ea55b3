using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Language;

/// <summary>
/// LNG-GRADE. Flesch–Kincaid over stimulus, stem and options; an option ends a sentence that the stem leaves open. Numbers and option letters are not counted. Terms of the
/// framework are not dropped but count as two syllables at most: dropped, they would shorten sentences as well and make a text look easier than it reads.
/// Dale–Chall is not reported, since its word list is not free to copy; SMOG is, from 100 words on.
/// </summary>
internal sealed class ReadingGradeRule() : ItemRule("LNG-GRADE", "Reading grade over the level's limit", Severity.Warning, "CNA, CLEAR")
{
    private const int EnoughWords = 100;

    public override IReadOnlyDictionary<string, double> Defaults { get; } =
        new Dictionary<string, double> { ["grade"] = 8, ["grade@1"] = 8, ["grade@2"] = 9, ["grade@3"] = 10, ["grade@4"] = 11, ["margin"] = 2 };

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var glossary = setting.GlossaryTerms.SelectMany(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var read = AsRead(item);
        var (words, sentences, _) = ReadingGrade.Count(read, glossary);
        if (words == 0) yield break;
        var (grade, limit) = (ReadingGrade.Of(read, glossary), Number(item, setting, "grade"));
        if (grade <= limit) yield break;
        var smog = words >= EnoughWords ? FormattableString.Invariant($"; SMOG {ReadingGrade.Smog(read, glossary):0.0}") : $"; low reliability below {EnoughWords} words";
        yield return Found(grade > limit + Number(item, setting, "margin") ? Severity.Error : Severity.Warning,
            FormattableString.Invariant($"The reading grade is {grade:0.0}; the limit at this level is {limit:0.#}. Use shorter sentences and shorter words."),
            FormattableString.Invariant($"Flesch–Kincaid {grade:0.0}, reading ease {ReadingGrade.Ease(read, glossary):0}, {words} words in {sentences} sentences{smog}."),
            Hardest(text, glossary));
    }

    private static string AsRead(LintItem item)
    {
        var stem = item.Stem.TrimEnd();
        var open = stem.Length > 0 && stem[^1] is not ('.' or '?' or '!' or '”' or '"');
        var options = item.Options.Select(o => o.Text.TrimEnd(' ', '.'));
        var cut = open ? stem.LastIndexOfAny(['.', '?', '!']) + 1 : stem.Length;
        var leadIn = stem[cut..].TrimEnd(':', '…', ' ');
        return $"{item.Stimulus} {(item.Options.Count == 0 ? stem : stem[..cut])} {string.Join(". ", options.Select(o => $"{leadIn} {o}"))}.";
    }

    // The sentence to shorten first. Of a few words a grade says nothing.
    private static Span Hardest(ItemText text, HashSet<string> glossary) =>
        text.Fields.SelectMany(f => f.Tokens.Sentences.Select(s => (f.Field, Sentence: s))).Where(s => s.Sentence.Words.Count >= 5).OrderByDescending(s => ReadingGrade.Of(s.Sentence.Text, glossary)).Select(s => Spans.Of(s.Field, s.Sentence))
            .FirstOrDefault() ?? Spans.Whole("stem");
}
