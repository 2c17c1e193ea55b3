namespace Cbhcr.Lint.Text;

/// <summary>Places of words for findings.</summary>
public static class Spans
{
    /// <summary>A whole field.</summary>
    public static Span Whole(string field) => new(field);

    /// <summary>The text of an option as a whole.</summary>
    public static Span Whole(OptionText option) => new(option.Field, 0, option.Text.Length);

    /// <summary>One word.</summary>
    public static Span Of(string field, Word word) => new(field, word.Start, word.Text.Length);

    /// <summary>One sentence.</summary>
    public static Span Of(string field, Sentence sentence) => new(field, sentence.Start, sentence.Text.Length);

    /// <summary>A term found by <see cref="Lists.Phrases"/>.</summary>
    public static Span Of(string field, Lists.Hit hit) => new(field, hit.Start, hit.Length);

    /// <summary>A match of a regular expression.</summary>
    public static Span Of(string field, System.Text.RegularExpressions.Match match) => new(field, match.Index, match.Length);
}
