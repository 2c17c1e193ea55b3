using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Language;

/// <summary>
/// LNG-PRONOUN. "He" or "she" is unclear when two persons of that sex have been named, or when two persons of open sex and none of that sex have, within three sentences.
/// It is without need when the one person it can stand for is of open sex and nobody of the other sex is there to be told apart from. What people say to each other is left out.
/// "They" is left out: it can mean one or many, and a count cannot tell.
/// </summary>
internal sealed class Pronouns() : ItemRule("LNG-PRONOUN", "Unclear or needless pronoun", Severity.Warning, "HDR#14, AERA ch. 3")
{
    private const int Window = 3;
    private static readonly WordList Persons = WordList.Named("persons");
    private static readonly WordList Names = WordList.Named("names");
    private static readonly Dictionary<string, char> Sex = new(StringComparer.Ordinal) { ["he"] = 'm', ["him"] = 'm', ["his"] = 'm', ["himself"] = 'm', ["she"] = 'w', ["her"] = 'w', ["hers"] = 'w', ["herself"] = 'w' };
    private static readonly HashSet<string> Possessives = ["his", "her", "their", "my", "your", "our"];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var field in text.Vignette())
        {
            var persons = new List<(string Noun, char Sex, int Sentence)>();
            var told = new HashSet<char>();
            for (var s = 0; s < field.Tokens.Sentences.Count; s++)
            {
                var sentence = field.Tokens.Sentences[s];
                for (var i = 0; i < sentence.Words.Count; i++)
                {
                    var word = sentence.Words[i];
                    // "Partner violence" is no partner.
                    var next = i + 1 < sentence.Words.Count ? sentence.Words[i + 1].Lower : "";
                    if (next is not ("violence" or "abuse" or "services" or "protection") && PersonOf(word, field.Tokens) is { } sex)
                    {
                        // Named again, a person is near again.
                        if (SamePersonAgain(persons, word, sentence, i)) persons.RemoveAll(p => p.Noun == word.Lower);
                        persons.Add((word.Lower, sex, s));
                    }
                    if (!Sex.TryGetValue(word.Lower, out var wanted) || Said.Quoted(field.Tokens, word.Start) || told.Contains(wanted)) continue;
                    if (Fault(persons, wanted, s, word) is not var (message, evidence)) continue;
                    told.Add(wanted);
                    yield return Found(message, evidence, Spans.Of(field.Field, word));
                }
            }
        }
    }

    private static (string Message, string Evidence)? Fault(List<(string Noun, char Sex, int Sentence)> persons, char wanted, int sentence, Word word)
    {
        var near = persons.Where(p => sentence - p.Sentence < Window).ToList();
        var sure = near.Where(p => p.Sex == wanted).Select(p => p.Noun).ToList();
        var open = near.Where(p => p.Sex == 'x').Select(p => p.Noun).Distinct(StringComparer.Ordinal).ToList();
        // One person in the same sentence is who is meant, whoever else stands before.
        if (near.Where(p => p.Sentence == sentence && p.Sex == 'x').Select(p => p.Noun).Distinct(StringComparer.Ordinal).ToList() is [var only] && open.Count > 1) open = persons.Count > 1 ? [] : [only];
        if (sure.Distinct(StringComparer.Ordinal).Count() > 1 && persons.Count(p => p.Sentence == sentence && p.Sex == wanted) > 1)
            return ($"“{word.Text}” can mean more than one person here ({string.Join(", ", sure.Distinct(StringComparer.Ordinal))}). Name the person.", $"Persons of that sex named nearby: {sure.Count}.");
        if (sure.Count > 0 || persons.Exists(p => p.Sex == wanted)) return null;
        if (open.Count > 1) return ($"“{word.Text}” can mean more than one person here ({string.Join(", ", open)}). Name the person.", $"Persons named nearby: {string.Join(", ", open)}.");
        return open.Count == 1 && !persons.Exists(p => p.Sex is 'm' or 'w')
            ? ($"“{word.Text}” gives the {open[0]} a sex that the question does not need. Use “they”, or name the role again.", $"Only {open[0]} is named, and nobody else to tell apart.") : null;
    }

    // "his mother" after "a man" is a new person; "the man" after "a man" is not.
    private static bool SamePersonAgain(List<(string Noun, char Sex, int Sentence)> persons, Word word, Sentence sentence, int i) =>
        persons.Exists(p => p.Noun == word.Lower) && !(i > 0 && (Possessives.Contains(sentence.Words[i - 1].Lower) || sentence.Words[i - 1].Lower is "another" or "second" or "other"));

    private static char? PersonOf(Word word, Tokens tokens)
    {
        if (Said.Quoted(tokens, word.Start)) return null;
        if (Persons.Find(word.Lower) is { } person) return person.Note![0];
        if (word.Lower.EndsWith("-year-old", StringComparison.Ordinal)) return 'x';
        return char.IsUpper(word.Text[0]) && Names.Find(word.Lower) is { } name ? name.Note![0] : null;
    }
}
