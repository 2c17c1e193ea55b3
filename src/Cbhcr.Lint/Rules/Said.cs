using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules;

/// <summary>Where and how a term stands in an item.</summary>
internal static class Said
{
    private static readonly HashSet<string> Negations =
    [
        "no", "not", "never", "without", "nor", "neither", "avoid", "avoids", "avoiding", "isn't", "aren't", "doesn't", "don't", "didn't", "won't", "cannot", "can't", "instead", "rather",
    ];

    private static readonly HashSet<string> Doubts = ["if", "whether", "any", "denies", "denied", "unless"];

    /// <summary>Each hit of a list in some fields.</summary>
    public static IEnumerable<(FieldText Field, Hit Hit)> In(this Phrases phrases, IEnumerable<FieldText> fields) => fields.SelectMany(f => phrases.In(f.Tokens).Select(h => (f, h)));

    /// <summary>Each term once, with all its places.</summary>
    public static IEnumerable<(ListEntry Entry, IReadOnlyList<Span> Spans)> Once(this IEnumerable<(FieldText Field, Hit Hit)> hits) =>
        hits.GroupBy(h => h.Hit.Entry.Term, StringComparer.Ordinal).Select(g => (g.First().Hit.Entry, (IReadOnlyList<Span>)[.. g.Select(h => Spans.Of(h.Field.Field, h.Hit))]));

    /// <summary>The options of a kind as fields.</summary>
    public static IEnumerable<FieldText> Fields(this IEnumerable<OptionText> options) => options.Select(o => new FieldText(o.Field, o.Tokens));

    /// <summary>Stem and stimulus.</summary>
    public static IEnumerable<FieldText> Vignette(this ItemText text) => text.Fields.Where(f => f.Field is "stem" or "stimulus");

    /// <summary>Why each option is right or wrong: read by reviewers, and by candidates of a practice test.</summary>
    public static IEnumerable<FieldText> Rationales(this LintItem item) => item.Options.Select((o, i) => new FieldText($"options[{i}].rationale", Tokens.Of(o.Rationale)));

    /// <summary>Somebody in the text says it.</summary>
    public static bool Quoted(Tokens tokens, int start)
    {
        var before = tokens.Text[..start];
        return before.LastIndexOf('“') > before.LastIndexOf('”') || before.Count(c => c == '"') % 2 == 1;
    }

    /// <summary>A negation stands shortly before it in the same sentence: "without force", "is not a diagnosis".</summary>
    public static bool Negated(Tokens tokens, int start, int words = 4)
    {
        var sentence = tokens.Sentences.LastOrDefault(s => s.Start <= start);
        return sentence is not null && sentence.Words.Where(w => w.End <= start).TakeLast(words).Any(w => Negations.Contains(w.Lower));
    }

    /// <summary>It is only asked about, or denied: "whether there are weapons".</summary>
    public static bool Doubted(Tokens tokens, int start) =>
        tokens.Sentences.LastOrDefault(s => s.Start <= start) is { } sentence && sentence.Words.Where(w => w.End <= start).TakeLast(4).Any(w => Doubts.Contains(w.Lower));

    /// <summary>" Better: …." for a list entry with a note.</summary>
    public static string Instead(this ListEntry entry) => entry.Note is null ? "" : $" Better: {entry.Note}.";
}
