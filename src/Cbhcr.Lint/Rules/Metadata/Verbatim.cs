using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Metadata;

/// <summary>MET-VERBATIM. Compares words without case and punctuation with the texts of <see cref="LintSetting.Sources"/>; a source whose text is not there cannot be compared.</summary>
internal sealed class Verbatim() : ItemRule("MET-VERBATIM", "Long passage word for word from a source", Severity.Warning, "HDR#3")
{
    private static readonly ConditionalWeakTable<string, Dictionary<int, FrozenSet<string>>> Cut = [];

    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["words"] = 12 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        var n = (int)Number(item, setting, "words");
        foreach (var (name, source) in setting.Sources)
        {
            var passages = Passages(source, n);
            foreach (var field in text.Fields.Where(f => f.Tokens.Words.Count >= n))
            {
                var words = field.Tokens.Words;
                for (var i = 0; i + n <= words.Count; i++)
                {
                    if (!passages.Contains(Joined(words, i, n))) continue;
                    var end = i + n;
                    while (end < words.Count && passages.Contains(Joined(words, end - n + 1, n))) end++;
                    yield return Found($"These words stand so in “{name}”. Say it in your own words: sentences are somebody's property, and known ones test memory.", $"{end - i} words in a row.",
                        new Span(field.Field, words[i].Start, words[end - 1].End - words[i].Start));
                    i = end - 1;
                }
            }
        }
    }

    private static FrozenSet<string> Passages(string source, int n)
    {
        var cut = Cut.GetOrCreateValue(source);
        lock (cut)
        {
            if (cut.TryGetValue(n, out var known)) return known;
            var words = Tokens.Of(source).Words;
            return cut[n] = Enumerable.Range(0, Math.Max(0, words.Count - n + 1)).Select(i => Joined(words, i, n)).ToFrozenSet(StringComparer.Ordinal);
        }
    }

    private static string Joined(IReadOnlyList<Word> words, int from, int n) => string.Join(' ', words.Skip(from).Take(n).Select(w => w.Lower));
}
