namespace Cbhcr.Lint.Text;

/// <summary>A word or a number in a text.</summary>
/// <param name="Text">As written.</param>
/// <param name="Start">Of its first character in the text.</param>
public sealed record Word(string Text, int Start)
{
    private string? _stem;

    /// <summary>In lower case, with a straight apostrophe and without a possessive 's.</summary>
    public string Lower { get; } = Plain(Text);

    /// <summary>By Porter's algorithm.</summary>
    public string Stem => _stem ??= Stemmer.Of(Lower);

    /// <summary>After its last character.</summary>
    public int End => Start + Text.Length;

    /// <summary>It begins with a digit.</summary>
    public bool IsNumber => char.IsDigit(Text[0]);

    /// <summary>It carries meaning: no article, pronoun, preposition, auxiliary, and no single letter.</summary>
    public bool IsContent => !IsNumber && Lower.Length > 1 && !StopWords.Contains(Lower);

    private static string Plain(string text)
    {
        var lower = text.ToLowerInvariant().Replace('’', '\'');
        return lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower.TrimEnd('\'');
    }
}

/// <summary>A sentence, or what stands in for one: an option without a full stop, a line.</summary>
/// <param name="Text">With its end punctuation.</param>
/// <param name="Start">Of its first character in the text.</param>
/// <param name="Words">In order; offsets are those of the whole text.</param>
public sealed record Sentence(string Text, int Start, IReadOnlyList<Word> Words)
{
    /// <summary>It ends with a question mark, a closing quotation mark aside.</summary>
    public bool IsQuestion => Text.TrimEnd('"', '”', '’', '\'', ')', ' ').EndsWith('?');
}

/// <summary>A text cut into sentences and words.</summary>
/// <param name="Text">The whole.</param>
/// <param name="Sentences">In order.</param>
/// <param name="Words">Of all sentences.</param>
public sealed record Tokens(string Text, IReadOnlyList<Sentence> Sentences, IReadOnlyList<Word> Words)
{
    private HashSet<string>? _stems;
    private IReadOnlyList<string>? _core;

    /// <summary>Stems of its content words, each once.</summary>
    public IReadOnlySet<string> ContentStems => _stems ??= [.. Words.Where(w => w.IsContent).Select(w => w.Stem)];

    /// <summary>The words that make the difference to a like text, in order, in lower case and without hyphens.</summary>
    public IReadOnlyList<string> Core => _core ??= Likeness.Core(Words);

    /// <summary>Cuts a text.</summary>
    public static Tokens Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = Tokeniser.Sentences(text);
        return new(text, sentences, [.. sentences.SelectMany(s => s.Words)]);
    }
}
